package io.rantwin.planner.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A recorded data set that the story can be told on: one whose figures come often enough for a near-RT twin.
 *
 * @param data folder of all sets
 * @param name of the set, which is that of its folder
 * @param cells that are replayed; all when empty
 */
record Recording(Path data, String name, List<String> cells) {
    /** The best first, each with those of its cells that say most. */
    private static final List<Recording> KNOWN = List.of(
            new Recording(
                    Path.of(""),
                    "tractor_colosseum_kpm",
                    List.of(
                            "multi_ue/trial2_multi04",
                            "multi_ue/trial2_multi05",
                            "multi_ue/trial2_multi06",
                            "multi_ue/trial2_multi07",
                            "multi_ue/trial2_multi08",
                            "multi_ue/trial2_multi09")),
            new Recording(Path.of(""), "nist_flexric_kpm_1s", List.of()),
            new Recording(Path.of(""), "verge_oai_kpm_1s", List.of()));

    Recording {
        cells = List.copyOf(cells);
    }

    /**
     * The best one that is in a folder: below it, or the folder itself.
     *
     * @throws IOException when there is none; the message names those that could be
     */
    static Recording in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ": there is no such folder");
        }
        Path whole = folder.toRealPath();
        for (Recording known : KNOWN) {
            if (Files.isDirectory(whole.resolve(known.name))) {
                return known.at(whole);
            }
            Path above = whole.getParent();
            if (above != null && whole.endsWith(known.name)) {
                return known.at(above);
            }
        }
        throw new IOException(
                folder + ": has none of the recorded data sets that come often enough for the story ("
                        + String.join(", ", KNOWN.stream().map(Recording::name).toList())
                        + "); docs/data-sets.md says where they are from. Sets of minutes and hours: rantwin forecast evaluate");
    }

    private Recording at(Path where) {
        return new Recording(where, name, cells);
    }
}

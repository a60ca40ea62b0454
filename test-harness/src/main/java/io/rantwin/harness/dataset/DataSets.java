package io.rantwin.harness.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The data sets that can be replayed, in a folder that has one folder for each. Immutable. */
public final class DataSets {
    /** Environment variable that names the folder. */
    public static final String ENVIRONMENT = "RANTWIN_DATA";

    private static final List<DataSet> ALL = List.of(
            new TractorColosseumKpm(),
            new NistFlexricKpm(),
            new VergeOaiKpm(),
            new ColosseumSliceLoop(),
            new BarcelonaLte(),
            new MilanInternet(),
            new LtePrbHourly(),
            new C2tmCityCells(),
            new ItuBsEnergy());

    private final Path folder;

    /** @param folder may lack any or all of the sets */
    public DataSets(Path folder) {
        this.folder = folder;
    }

    /**
     * The folder that the user names.
     *
     * @param option of the command line, before the environment
     * @param environment such as {@link System#getenv}
     * @throws DataSetException when nobody names one, or it is not there
     */
    public static DataSets at(@Nullable Path option, Map<String, String> environment) throws DataSetException {
        String variable = environment.get(ENVIRONMENT);
        Path folder = option != null ? option : variable == null || variable.isEmpty() ? null : Path.of(variable);
        if (folder == null) {
            throw new DataSetException("where are the data sets? Say --data DIR or set the environment variable "
                    + ENVIRONMENT + "; docs/data-sets.md says how to get them");
        }
        if (!Files.isDirectory(folder)) {
            throw new DataSetException(folder + " is no folder; --data or " + ENVIRONMENT
                    + " names the one that has a folder for each data set, see docs/data-sets.md");
        }
        return new DataSets(folder);
    }

    /** All sets that this program knows, whether they are there or not. */
    public static List<DataSet> known() {
        return ALL;
    }

    /** The set of that name, {@code null} when there is none. */
    public static @Nullable DataSet named(String name) {
        return ALL.stream()
                .filter(set -> set.info().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether the folder has a set. */
    public boolean has(DataSet set) {
        return Files.isDirectory(folder.resolve(set.info().name()));
    }

    /**
     * Reads a set into memory.
     *
     * @param wanted names of nodes
     * @param log is told what was read and left out
     * @return the nodes that are wanted, in the order of the set
     * @throws DataSetException when the set is not there or is something else
     */
    public List<Series> read(DataSet set, Predicate<String> wanted, ReadLog log) throws IOException, DataSetException {
        Path files = folder.resolve(set.info().name());
        if (!Files.isDirectory(files)) {
            throw new DataSetException("there is no " + set.info().name() + " in " + folder + "; it comes from "
                    + set.info().source() + ", see docs/data-sets.md");
        }
        Map<String, Map<Subject, Track.Builder>> nodes = new LinkedHashMap<>();
        int columns = set.mapping().size();
        DataSet.SampleSink sink = (node, subject, stamp, figures) -> {
            if (wanted.test(node)) {
                nodes.computeIfAbsent(node, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(subject, key -> new Track.Builder(key, columns))
                        .add(stamp, figures);
            }
        };
        set.read(files, wanted, sink, log);
        long period = set.info().period().toMillis();
        List<Series> series = new ArrayList<>();
        nodes.forEach((node, tracks) -> series.add(new Series(
                node,
                set.mapping(),
                period,
                tracks.values().stream()
                        .map(track -> track.build(period, set.info().stampsEnd()))
                        .toList())));
        return series;
    }
}

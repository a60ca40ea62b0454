package io.rantwin.harness.ran.o1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of PM counters in one folder, to list and to fetch. Thread-safe. */
final class PmFolder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,199}\\.(xml|json)");
    private static final int MOST_LISTED = 10_000;

    private final @Nullable Path folder;

    /** @param folder null where no files are written */
    PmFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Names and sizes by name, the last {@value #MOST_LISTED}. */
    ArrayNode list() throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (folder == null || !Files.isDirectory(folder)) {
            return list;
        }
        List<Path> files;
        try (Stream<Path> found = Files.list(folder)) {
            files = found.filter(file -> NAME.matcher(nameOf(file)).matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : files.subList(Math.max(0, files.size() - MOST_LISTED), files.size())) {
            ObjectNode entry = list.addObject();
            entry.put("name", nameOf(file));
            entry.put("octets", Files.size(file));
        }
        return list;
    }

    /** A file by its name. */
    Path file(String name) throws O1Problem {
        Path file = folder == null || !NAME.matcher(name).matches() ? null : folder.resolve(name);
        if (file == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new O1Problem(404, "There is no PM file \"" + name + "\"; GET /pm lists those there are.");
        }
        return file;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}

package io.rantwin.api.kept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Folders as a release left them, each a zip file among the test resources. A zip is written once, with {@code -Drantwin.freeze=RELEASE}, and
 * never again: from then on it is what every later program has to read.
 */
public final class Frozen {
    /** The system property that says for which release files are to be written. */
    public static final String PROPERTY = "rantwin.freeze";

    private Frozen() {}

    /** Writes a folder's files. */
    public static void write(Path folder, Path zip) throws IOException {
        if (Files.exists(zip)) {
            throw new IOException(zip + " is there already: what a release wrote does not change any more");
        }
        Files.createDirectories(zip.toAbsolutePath().getParent());
        try (Stream<Path> all = Files.walk(folder);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                ZipEntry entry = new ZipEntry(folder.relativize(file).toString());
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                out.putNextEntry(entry);
                Files.copy(file, out);
            }
        }
    }

    /** Lays them out again. */
    public static void read(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            file.stream().forEach(entry -> {
                Path to = folder.resolve(entry.getName());
                try {
                    Files.createDirectories(to.getParent());
                    Files.copy(file.getInputStream(entry), to);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}

package io.rantwin.harness.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Files made for tests. */
final class Gzip {
    private Gzip() {}

    static void write(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream to = new GZIPOutputStream(Files.newOutputStream(file))) {
            to.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}

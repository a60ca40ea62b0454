package io.rantwin.planner.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text of a file that may be packed by gzip; its first two octets tell. */
public final class CsvText {
    private static final int BUFFER_OCTETS = 1 << 16;

    private CsvText() {}

    /** A reader of lines in UTF-8; closing it closes the stream. */
    public static BufferedReader open(InputStream file) throws IOException {
        InputStream in = new BufferedInputStream(file, BUFFER_OCTETS);
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return new BufferedReader(
                new InputStreamReader(gzip ? new GZIPInputStream(in, BUFFER_OCTETS) : in, StandardCharsets.UTF_8));
    }

    /** A header without the byte order mark that some programs put before it. */
    public static String header(String line) {
        return line.replace("\uFEFF", "");
    }

    /** A sentence about why a file cannot be read. */
    public static String whyUnreadable(Path file, IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> file + ": there is no such file";
            case ZipException _ -> file + ": not readable as gzip: " + failed.getMessage();
            default -> file + ": cannot be read: " + failed;
        };
    }
}

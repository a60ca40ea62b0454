package io.rantwin.harness.dataset;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads comma separated values line by line, with or without gzip. Bad lines are logged and left out. */
final class Csv {
    private static final int LONGEST_LINE = 1 << 18;

    /** Takes the lines of a file. */
    @FunctionalInterface
    interface RowTaker {
        void take(Row row) throws BadLineException;
    }

    private final Path folder;
    private final ReadLog log;

    Csv(Path folder, ReadLog log) {
        this.folder = folder;
        this.log = log;
    }

    /** The file of that name, with or without {@code .gz}; {@code null} when neither is there. */
    @Nullable
    Path find(String name) {
        Path packed = folder.resolve(name + ".gz");
        Path plain = folder.resolve(name);
        return Files.isRegularFile(packed) ? packed : Files.isRegularFile(plain) ? plain : null;
    }

    /**
     * Reads a file of the set.
     *
     * @param name without {@code .gz}
     * @param needed columns that the file must have
     */
    void read(String name, List<String> needed, RowTaker taker) throws IOException, DataSetException {
        Path path = find(name);
        if (path == null) {
            throw new DataSetException("there is no " + name + ".gz in " + folder);
        }
        read(path, needed, (row, _) -> taker.take(row));
    }

    /** Takes the lines of a file together with the names of all its columns. */
    @FunctionalInterface
    interface WideRowTaker {
        void take(Row row, List<String> columns) throws BadLineException;
    }

    void read(Path path, List<String> needed, WideRowTaker taker) throws IOException, DataSetException {
        String file = folder.relativize(path).toString();
        long[] line = {0};
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                BufferedReader from = new BufferedReader(
                        new InputStreamReader(
                                file.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw, StandardCharsets.UTF_8),
                        1 << 16)) {
            lines(file, from, needed, taker, line);
        } catch (EOFException | ZipException e) {
            log.reject(new RejectedLine(file, line[0] + 1, "", "the rest cannot be unpacked: " + e.getMessage()));
        }
    }

    private void lines(String file, BufferedReader from, List<String> needed, WideRowTaker taker, long[] line)
            throws IOException, DataSetException {
        List<String> names = new ArrayList<>();
        Map<String, Integer> columns = new HashMap<>();
        StringBuilder text = new StringBuilder();
        while (nextLine(from, text)) {
            line[0]++;
            try {
                if (line[0] == 1) {
                    names.addAll(fields(text));
                    for (int i = 0; i < names.size(); i++) {
                        columns.putIfAbsent(names.get(i), i);
                    }
                    for (String column : needed) {
                        if (!columns.containsKey(column)) {
                            throw new DataSetException(file + " line 1: there is no column '" + column
                                    + "'; is this a file of another set or version?");
                        }
                    }
                    continue;
                }
                log.row(file);
                List<String> fields = fields(text);
                if (fields.size() != names.size()) {
                    throw new BadLineException("", fields.size() + " fields, " + names.size() + " are needed");
                }
                taker.take(new Row(columns, fields), names);
            } catch (BadLineException e) {
                log.reject(new RejectedLine(file, line[0], e.column(), String.valueOf(e.getMessage())));
            }
        }
        if (line[0] == 0) {
            throw new DataSetException(file + " is empty");
        }
    }

    /** Reads a line of bounded length; what exceeds it is dropped, which {@link #fields} then tells. */
    private static boolean nextLine(BufferedReader from, StringBuilder into) throws IOException {
        into.setLength(0);
        int c = from.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n') {
            if (into.length() <= LONGEST_LINE) {
                into.append((char) c);
            }
            c = from.read();
        }
        if (!into.isEmpty() && into.charAt(into.length() - 1) == '\r') {
            into.setLength(into.length() - 1);
        }
        return true;
    }

    private static List<String> fields(CharSequence line) throws BadLineException {
        if (line.length() > LONGEST_LINE) {
            throw new BadLineException("", "the line has more than " + LONGEST_LINE + " characters");
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (isQuoted) {
            throw new BadLineException("", "a quotation mark is missing");
        }
        fields.add(field.toString());
        return fields;
    }
}

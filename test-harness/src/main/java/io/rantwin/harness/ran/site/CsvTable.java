package io.rantwin.harness.ran.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One small table of comma-separated values (RFC 4180 without line breaks inside quotes), plain or gzip. */
final class CsvTable {
    private static final int MOST_ROWS = 1_000_000;
    private static final int LONGEST_LINE = 10_000;

    /** One row with its line number in the file. */
    record Row(int line, List<String> fields) {}

    private final String name;
    private final List<String> header;
    private final List<Row> rows;

    private CsvTable(String name, List<String> header, List<Row> rows) {
        this.name = name;
        this.header = header;
        this.rows = rows;
    }

    /** Reads {@code folder/name}, or {@code folder/name.gz} when only that is there. */
    static CsvTable read(Path folder, String name, List<RejectedRow> rejected) throws SiteFileException {
        Path plain = folder.resolve(name);
        Path packed = folder.resolve(name + ".gz");
        Path file = Files.exists(plain) ? plain : packed;
        try (InputStream raw = Files.newInputStream(file);
                InputStream stream = file.equals(packed) ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> header = null;
            List<Row> rows = new ArrayList<>();
            int line = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (text.isBlank()) {
                    continue;
                }
                List<String> fields = text.length() > LONGEST_LINE ? null : split(text);
                if (header == null) {
                    header = fields == null ? List.of() : lowerCase(fields);
                } else if (fields == null || fields.size() != header.size()) {
                    rejected.add(new RejectedRow(name, line, "not " + header.size() + " well-formed fields"));
                } else if (rows.size() == MOST_ROWS) {
                    throw new SiteFileException(file + " has more than " + MOST_ROWS + " rows.");
                } else {
                    rows.add(new Row(line, fields));
                }
            }
            return new CsvTable(name, header == null ? List.of() : header, rows);
        } catch (IOException | UncheckedIOException e) {
            throw new SiteFileException(
                    "Cannot read " + name + " or " + name + ".gz in " + folder + ": " + e.getMessage());
        }
    }

    String name() {
        return name;
    }

    List<Row> rows() {
        return rows;
    }

    /** The place of a column. */
    int column(String title) throws SiteFileException {
        int column = header.indexOf(title);
        if (column < 0) {
            throw new SiteFileException(name + " has no column \"" + title + "\"; it has " + header + ".");
        }
        return column;
    }

    private static List<String> lowerCase(List<String> fields) {
        return fields.stream()
                .map(field -> field.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The fields of a line, or null when a quote is not closed. */
    private static @Nullable List<String> split(String text) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return quoted ? null : fields;
    }
}

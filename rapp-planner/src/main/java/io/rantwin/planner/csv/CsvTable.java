package io.rantwin.planner.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of some rows under a header, as a whole; recordings are read line by line instead. All fields are without blanks around them.
 *
 * @param header names of the columns, none when the file is empty
 * @param rows in order, blank lines left out
 */
public record CsvTable(List<String> header, List<Row> rows) {
    /**
     * A row.
     *
     * @param line its number in the file, the header's being 1
     * @param fields as many as there are, not as the header has
     */
    public record Row(int line, List<String> fields) {
        /** A field, empty where the row or the header ends before. */
        public String at(int column) {
            return column < 0 || column >= fields.size() ? "" : fields.get(column);
        }
    }

    /** Reads a file, packed or not. */
    public static CsvTable read(Path file) throws IOException {
        try (BufferedReader lines = CsvText.open(Files.newInputStream(file))) {
            String first = lines.readLine();
            List<String> header = first == null || first.isBlank() ? List.of() : stripped(CsvText.header(first));
            List<Row> rows = new ArrayList<>();
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    rows.add(new Row(number, stripped(line)));
                }
            }
            return new CsvTable(header, rows);
        }
    }

    private static List<String> stripped(String line) {
        return CsvLine.fields(line).stream().map(String::strip).toList();
    }
}

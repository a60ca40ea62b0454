package io.rantwin.codecs.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads tab-separated tables: comment lines start with {@code #}, blank lines are skipped, the first other line names
 * the columns, every further line has as many cells.
 */
final class TableFile {
    private TableFile() {}

    static List<TableRow> read(String file, List<String> columns, Reader reader)
            throws IOException, CatalogueFormatException {
        BufferedReader lines = new BufferedReader(reader);
        List<TableRow> rows = new ArrayList<>();
        boolean headerSeen = false;
        int lineNumber = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            lineNumber++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (!headerSeen) {
                if (!cells.equals(columns)) {
                    throw new CatalogueFormatException(file, lineNumber, "the columns must be " + columns);
                }
                headerSeen = true;
                continue;
            }
            if (cells.size() != columns.size()) {
                throw new CatalogueFormatException(
                        file, lineNumber, "has " + cells.size() + " cells instead of " + columns.size());
            }
            Map<String, String> byColumn = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                byColumn.put(columns.get(i), cells.get(i));
            }
            rows.add(new TableRow(file, lineNumber, Map.copyOf(byColumn)));
        }
        if (!headerSeen) {
            throw new CatalogueFormatException(file, 0, "has no line that names the columns");
        }
        return rows;
    }

    /** Reads a table that is part of this module. Its absence or a fault in it means a broken build. */
    static List<TableRow> readBundled(String file, List<String> columns) throws CatalogueFormatException {
        @Nullable InputStream stream = TableFile.class.getResourceAsStream(file);
        if (stream == null) {
            throw new CatalogueFormatException(file, 0, "is missing from the module");
        }
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return read(file, columns, reader);
        } catch (IOException unreadable) {
            CatalogueFormatException fault = new CatalogueFormatException(file, 0, "cannot be read");
            fault.initCause(unreadable);
            throw fault;
        }
    }
}

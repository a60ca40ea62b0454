package io.rantwin.planner.history.pm;

import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.intake.PmReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cell a measured object is. Without a table an object of a cell's class is a cell by its distinguished name, so that no
 * two of them are ever taken for one; with a table, what it does not name is none. Immutable.
 */
public final class CellNames implements PmReport.CellNaming {
    /** Classes of TS 28.541 and TS 28.658 whose objects are cells. */
    private static final Set<String> CLASSES =
            Set.of("NRCellDU", "NRCellCU", "EUtranCellFDD", "EUtranCellTDD", "EUtranGenericCell");

    private static final int MOST_LINES = 1_000_000;

    private final @Nullable Map<String, String> cells;

    private CellNames(@Nullable Map<String, String> cells) {
        this.cells = cells;
    }

    /** Cells are named by their distinguished names. */
    public static CellNames byDistinguishedName() {
        return new CellNames(null);
    }

    /**
     * Cells are named by a table. An object is meant by its distinguished name or by the end of it.
     *
     * @param cellIds by object
     */
    public static CellNames of(Map<String, String> cellIds) {
        return new CellNames(Map.copyOf(cellIds));
    }

    /** Reads the table: a header, then {@code cell id;object} a line, the object's name with its commas. */
    public static CellNames read(Path file) throws HistoryException {
        Map<String, String> cells = new HashMap<>();
        try (BufferedReader reader = CsvText.open(Files.newInputStream(file))) {
            reader.readLine();
            String line;
            for (int number = 2; (line = reader.readLine()) != null && number <= MOST_LINES; number++) {
                if (line.isBlank()) {
                    continue;
                }
                int comma = line.indexOf(';');
                String cell = comma < 0 ? "" : line.substring(0, comma).strip();
                String object = line.substring(comma + 1).strip();
                if (!Reports.isCellId(cell) || object.isEmpty()) {
                    throw new HistoryException(file + ", line " + number
                            + ": a cell and its object are wanted, such as 001-01-3;NRCellDU=3");
                }
                @Nullable String before = cells.put(object, cell);
                if (before != null && !before.equals(cell)) {
                    throw new HistoryException(
                            file + ", line " + number + ": " + object + " is " + before + " already, and not " + cell);
                }
            }
        } catch (IOException failed) {
            throw new HistoryException(CsvText.whyUnreadable(file, failed), failed);
        }
        return of(cells);
    }

    @Override
    public @Nullable String cellId(String measuredEntityDn, String measObjInstId) {
        String name = distinguishedName(measuredEntityDn, measObjInstId);
        if (cells == null) {
            String last = name.substring(name.lastIndexOf(',') + 1);
            int equals = last.indexOf('=');
            return equals > 0 && CLASSES.contains(last.substring(0, equals)) ? name : null;
        }
        for (int from = 0; from >= 0; ) {
            @Nullable String cell = cells.get(name.substring(from));
            if (cell != null) {
                return cell;
            }
            int comma = name.indexOf(',', from);
            from = comma < 0 ? -1 : comma + 1;
        }
        return null;
    }

    /** Some nodes give the whole name in both places. */
    static String distinguishedName(String measuredEntityDn, String measObjInstId) {
        if (measuredEntityDn.isEmpty()
                || measObjInstId.equals(measuredEntityDn)
                || measObjInstId.startsWith(measuredEntityDn + ",")) {
            return measObjInstId;
        }
        return measObjInstId.isEmpty() ? measuredEntityDn : measuredEntityDn + "," + measObjInstId;
    }
}

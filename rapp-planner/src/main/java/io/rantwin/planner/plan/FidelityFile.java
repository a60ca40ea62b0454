package io.rantwin.planner.plan;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvTable;
import io.rantwin.planner.csv.CsvValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How true the twin is in each cell: CSV with {@code cell,fidelity} (0..1). */
public final class FidelityFile {
    private static final List<String> HEADER = List.of("cell", "fidelity");

    private FidelityFile() {}

    /**
     * Fidelity by cell.
     *
     * @throws PlanException with file, line and what is wrong
     */
    public static Map<String, Double> read(Path file) throws PlanException {
        Map<String, Double> told = new TreeMap<>();
        for (CsvTable.Row row : PlanTable.read(file, HEADER).rows()) {
            String where = file + ": line " + row.line() + ": ";
            double fidelity = fidelity(row, where);
            if (row.fields().size() != HEADER.size() || row.at(0).isEmpty() || !(fidelity >= 0 && fidelity <= 1)) {
                throw new PlanException(where + "needs a cell and a fidelity of 0 to 1.");
            }
            if (told.put(row.at(0), fidelity) != null) {
                throw new PlanException(where + "tells of cell " + row.at(0) + " twice.");
            }
        }
        return told;
    }

    private static double fidelity(CsvTable.Row row, String where) throws PlanException {
        try {
            return CsvValue.of(row.at(1));
        } catch (CsvException wrong) {
            throw new PlanException(where + "the fidelity " + wrong.getMessage() + ".", wrong);
        }
    }
}

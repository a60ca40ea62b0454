package io.rantwin.planner.plan;

import io.rantwin.planner.csv.CsvTable;
import io.rantwin.planner.csv.CsvText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the tables that plans are made of. */
final class PlanTable {
    private PlanTable() {}

    static CsvTable read(Path file) throws PlanException {
        try {
            return CsvTable.read(file);
        } catch (IOException failed) {
            throw new PlanException(CsvText.whyUnreadable(file, failed), failed);
        }
    }

    /** One that must have these columns and no others. */
    static CsvTable read(Path file, List<String> header) throws PlanException {
        CsvTable table = read(file);
        if (!table.header().equals(header)) {
            throw new PlanException(file + ": must begin with the line " + String.join(",", header) + ".");
        }
        return table;
    }
}

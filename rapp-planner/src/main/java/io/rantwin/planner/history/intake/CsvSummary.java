package io.rantwin.planner.history.intake;

import io.rantwin.planner.history.Receipt;
import java.util.List;
import java.util.Set;

/**
 * What came of importing a file.
 *
 * @param lines data lines read
 * @param cells the cells that got rows
 * @param granularityMillis length of a period
 * @param firstMillis earliest time; meaningless without lines
 * @param lastMillis latest time
 * @param receipt what became of the rows
 * @param badLines lines left out because something in them cannot be read
 * @param problems the first of them, each with line, column and reason
 */
public record CsvSummary(
        long lines,
        Set<String> cells,
        long granularityMillis,
        long firstMillis,
        long lastMillis,
        Receipt receipt,
        long badLines,
        List<String> problems) {}

package io.rantwin.planner.history.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a CSV file are.
 *
 * @param timeColumn name of the column with the time; null for the first
 * @param cell the cell that all columns are measurements of; null when columns are cells or a column names the cell
 * @param cellColumn name of the column that names the cell; null when there is none
 * @param measurement what is measured when every column is a cell
 * @param columns the columns to take; empty for all
 * @param rename other names for columns
 * @param granularityMillis length of a period; 0 to take the usual step between the file's times
 * @param counted how to make times of a column that counts rows; null when it has times
 */
public record CsvShape(
        @Nullable String timeColumn,
        @Nullable String cell,
        @Nullable String cellColumn,
        String measurement,
        List<String> columns,
        Map<String, String> rename,
        long granularityMillis,
        @Nullable Counted counted) {
    /**
     * Times from a count of rows.
     *
     * @param startMillis time of row 0
     * @param stepMillis time from a row to the next
     */
    public record Counted(long startMillis, long stepMillis) {}

    /** The lists are copied. */
    public CsvShape {
        columns = List.copyOf(columns);
        rename = Map.copyOf(rename);
    }

    /** Whether each column is a cell. */
    boolean columnsAreCells() {
        return cell == null && cellColumn == null;
    }
}

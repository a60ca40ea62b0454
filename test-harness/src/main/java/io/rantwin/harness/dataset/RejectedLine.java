package io.rantwin.harness.dataset;

/**
 * A line that was left out.
 *
 * @param file name within the folder of the set
 * @param line from 1, the header included; 0 when the file as a whole is meant
 * @param column name of the column, empty when the line as a whole is wrong
 * @param reason one sentence
 */
public record RejectedLine(String file, long line, String column, String reason) {
    /** Such as {@code a.csv.gz line 7, column load: ...}. */
    @Override
    public String toString() {
        return file + " line " + line + (column.isEmpty() ? "" : ", column " + column) + ": " + reason;
    }
}

package io.rantwin.planner.evaluation;

import io.rantwin.planner.csv.CsvTime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Series on one time axis with a fixed step. Missing values, and all values of rows the file left out, are NaN.
 *
 * @param names one a series
 * @param rows by row, then series
 * @param times as in the file; empty for a row the file left out
 * @param runStarts rows at which a run begins, the first is 0
 * @param runs number of the run each row belongs to, as the run column counts; all 0 without one
 * @param rowOfLine row of the n-th data line of the file
 */
public record SeriesTable(
        List<String> names,
        List<double[]> rows,
        List<String> times,
        boolean[] runStarts,
        int[] runs,
        List<Integer> rowOfLine) {
    /** Rows. */
    public int size() {
        return rows.size();
    }

    /** Time of each row since 1970; a row that the file left out lies evenly between its neighbours. */
    public long[] millis() {
        long[] millis = new long[rows.size()];
        int known = -1;
        for (int row = 0; row < millis.length; row++) {
            OptionalLong time = CsvTime.millis(times.get(row));
            if (time.isPresent()) {
                millis[row] = time.getAsLong();
                for (int gap = known + 1; gap < row && known >= 0; gap++) {
                    millis[gap] = millis[known] + (millis[row] - millis[known]) * (gap - known) / (row - known);
                }
                known = row;
            }
        }
        return millis;
    }

    /** The first row after so many data lines of the file. */
    public int rowsBefore(int lines) {
        return lines < rowOfLine.size() ? rowOfLine.get(lines) : size();
    }

    /** The same rows with some of the series only, in the order of the file. */
    public SeriesTable only(List<String> wanted) throws EvaluationException {
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new EvaluationException(
                        "there is no series " + name + "; the file has " + String.join(", ", names));
            }
        }
        int[] kept = IntStream.range(0, names.size())
                .filter(i -> wanted.contains(names.get(i)))
                .toArray();
        List<double[]> fewer = rows.stream()
                .map(row -> Arrays.stream(kept).mapToDouble(i -> row[i]).toArray())
                .toList();
        List<String> keptNames = Arrays.stream(kept).mapToObj(names::get).toList();
        return new SeriesTable(keptNames, fewer, times, runStarts, runs, rowOfLine);
    }
}

package io.rantwin.planner.evaluation;

import io.rantwin.planner.csv.CsvException;
import io.rantwin.planner.csv.CsvText;
import io.rantwin.planner.csv.CsvTime;
import io.rantwin.planner.csv.CsvValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads series from a CSV file, plain or gzip: a header, first column time, then one column a series, perhaps one that names the
 * run. An empty cell (also {@code NaN}, {@code NA}, {@code null}) is a missing value.
 */
public final class SeriesReader {
    private static final int MOST_LINES = 20_000_000;
    private static final int MOST_COLUMNS = 5_000;
    /** More rows left out than this many per row present: not a fixed step. */
    private static final int MOST_FILLED = 3;

    private final Path file;
    private final @Nullable String runColumn;
    private final List<Long> times = new ArrayList<>();
    private final List<String> timeTexts = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private int runAt = -1;

    private SeriesReader(Path file, @Nullable String runColumn) {
        this.file = file;
        this.runColumn = runColumn;
    }

    /** Reads a file; with a run column nothing reaches from one run to the next. */
    public static SeriesTable read(Path file, @Nullable String runColumn) throws EvaluationException {
        return new SeriesReader(file, runColumn).read();
    }

    private SeriesTable read() throws EvaluationException {
        try (BufferedReader reader = CsvText.open(Files.newInputStream(file))) {
            String header = reader.readLine();
            if (header == null || header.isBlank()) {
                throw at(1, "the file is empty; the first line must name the columns");
            }
            String[] names = CsvText.header(header).split(",", -1);
            if (names.length < 2 || names.length > MOST_COLUMNS) {
                throw at(
                        1,
                        names.length + " columns; wanted are time and 1 to " + (MOST_COLUMNS - 1)
                                + " series, split by commas");
            }
            findRunColumn(names);
            String line;
            for (int number = 2; (line = reader.readLine()) != null; number++) {
                if (!line.isBlank()) {
                    takeLine(number, names, line);
                }
                if (values.size() > MOST_LINES) {
                    throw at(number, "more than " + MOST_LINES + " lines");
                }
            }
            return table(names);
        } catch (IOException failed) {
            throw new EvaluationException(CsvText.whyUnreadable(file, failed), failed);
        }
    }

    private void findRunColumn(String[] names) throws EvaluationException {
        if (runColumn == null) {
            return;
        }
        runAt = Arrays.asList(names).indexOf(runColumn);
        if (runAt < 1 || names.length < 3) {
            throw at(1, "no column " + runColumn + " after the time column; there are " + String.join(", ", names));
        }
    }

    private void takeLine(int number, String[] names, String line) throws EvaluationException {
        String[] cells = line.split(",", -1);
        if (cells.length != names.length) {
            throw at(number, cells.length + " columns, but the header names " + names.length);
        }
        OptionalLong time = CsvTime.millis(cells[0]);
        if (time.isEmpty()) {
            throw at(number, 1, names[0], "'" + cells[0] + "' is no time: wanted is an ISO date and time or Unix time");
        }
        String run = runAt < 0 ? "" : cells[runAt];
        if (runAt < 0 && !times.isEmpty() && time.getAsLong() <= times.getLast()) {
            throw at(
                    number,
                    1,
                    names[0],
                    "time " + cells[0]
                            + " is not after the line before; if the file holds several runs, name their column"
                            + " with --run-column");
        }
        double[] row = new double[names.length - (runAt < 0 ? 1 : 2)];
        int next = 0;
        for (int column = 1; column < cells.length; column++) {
            if (column != runAt) {
                row[next++] = number(number, column, names[column], cells[column]);
            }
        }
        times.add(time.getAsLong());
        timeTexts.add(cells[0]);
        runs.add(run);
        values.add(row);
    }

    private double number(int line, int column, String name, String cell) throws EvaluationException {
        try {
            return CsvValue.of(cell);
        } catch (CsvException wrong) {
            throw at(line, column + 1, name, String.valueOf(wrong.getMessage()));
        }
    }

    private SeriesTable table(String[] names) throws EvaluationException {
        if (values.size() < 3) {
            throw new EvaluationException(file + ": " + values.size() + " data lines are too few to forecast from");
        }
        long step = step();
        List<String> series = new ArrayList<>();
        for (int column = 1; column < names.length; column++) {
            if (column != runAt) {
                series.add(names[column]);
            }
        }
        List<double[]> rows = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Integer> rowOfLine = new ArrayList<>();
        List<Boolean> starts = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            boolean starting = i == 0;
            if (i > 0 && runAt >= 0) {
                // PROTOCOL rule 4: windows never cross a gap, for reports faster than a second one above 1 s.
                // A clock set back is a gap too; two reports of one instant are not.
                long passed = times.get(i) - times.get(i - 1);
                boolean gap = passed < 0 || passed > Math.max(1000.0, 1.5 * step);
                starting = gap || !runs.get(i).equals(runs.get(i - 1));
            } else if (i > 0) {
                long left = Math.round((double) (times.get(i) - times.get(i - 1)) / step) - 1;
                if (left + rows.size() > (long) (MOST_FILLED + 1) * values.size()) {
                    throw at(
                            i + 2,
                            1,
                            names[0],
                            "too many rows are missing: a gap of " + left + " steps of " + step / 1000.0 + " s before "
                                    + timeTexts.get(i));
                }
                for (long k = 0; k < left; k++) {
                    add(rows, texts, starts, nothing(series.size()), "", false);
                }
            }
            rowOfLine.add(rows.size());
            add(rows, texts, starts, values.get(i), timeTexts.get(i), starting);
        }
        boolean[] runStarts = new boolean[rows.size()];
        int[] runNumbers = new int[rows.size()];
        for (int i = 0; i < runStarts.length; i++) {
            runStarts[i] = starts.get(i);
        }
        for (int i = 1; i < values.size(); i++) {
            int row = rowOfLine.get(i);
            runNumbers[row] = runNumbers[rowOfLine.get(i - 1)] + (runs.get(i).equals(runs.get(i - 1)) ? 0 : 1);
        }
        return new SeriesTable(series, rows, texts, runStarts, runNumbers, rowOfLine);
    }

    private static void add(
            List<double[]> rows, List<String> texts, List<Boolean> starts, double[] row, String text, boolean start) {
        rows.add(row);
        texts.add(text);
        starts.add(start);
    }

    private static double[] nothing(int series) {
        double[] row = new double[series];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    private long step() {
        long[] steps = new long[times.size() - 1];
        int n = 0;
        for (int i = 1; i < times.size(); i++) {
            long difference = times.get(i) - times.get(i - 1);
            if (difference > 0 && runs.get(i).equals(runs.get(i - 1))) {
                steps[n++] = difference;
            }
        }
        if (n == 0) {
            return 1;
        }
        Arrays.sort(steps, 0, n);
        return steps[n / 2];
    }

    private EvaluationException at(int line, String what) {
        return new EvaluationException(file + ", line " + line + ": " + what);
    }

    private EvaluationException at(int line, int column, String name, String what) {
        return new EvaluationException(file + ", line " + line + ", column " + column + " (" + name + "): " + what);
    }
}

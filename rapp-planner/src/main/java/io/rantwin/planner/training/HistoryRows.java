package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.model.ModelBundle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows of the history as a training takes them: measurements of some cells on one time axis that ends with the newest report of any of them.
 *
 * @param cells in order of their names
 * @param measurements the target first
 * @param firstMillis network time of the first row
 * @param stepMillis from row to row
 * @param values by cell, measurement and row; NaN where nothing was reported; not copied
 */
public record HistoryRows(
        List<String> cells, List<String> measurements, long firstMillis, long stepMillis, double[][][] values) {
    /** Pieces that the rows which judge are cut into: each is a block of the bootstrap, and one block proves nothing. */
    public static final int JUDGING_PIECES = 4;

    /** Rows of all cells together; more are not read. */
    private static final int MOST_CELL_ROWS = 500_000;

    /** Copies the lists. */
    public HistoryRows {
        cells = List.copyOf(cells);
        measurements = List.copyOf(measurements);
    }

    /**
     * The newest rows; of more cells than can be trained on, some evenly among all.
     *
     * @param wanted cells that are wanted; all that have the target when empty
     * @param most rows of a cell
     * @return without cells when the history has none of them
     */
    public static HistoryRows newest(
            HistoryStore store, List<String> wanted, List<String> measurements, long stepMillis, int most)
            throws HistoryException {
        TreeMap<String, Long> ends = ends(store, wanted, stepMillis);
        List<String> names = some(List.copyOf(ends.keySet()), Math.max(1, MOST_CELL_ROWS / most));
        long last = names.stream().mapToLong(ends::get).max().orElse(0);
        long first = last - (most - 1L) * stepMillis;
        List<String> cells = new ArrayList<>();
        List<double[][]> values = new ArrayList<>();
        int empty = most;
        for (String name : names) {
            // Half a step about each row's place: cells need not report at the same moment.
            Series rows = store.read(name, stepMillis, first - stepMillis / 2, last + stepMillis, measurements);
            double[][] columns = new double[measurements.size()][most];
            for (double[] column : columns) {
                Arrays.fill(column, Double.NaN);
            }
            int begins = most;
            for (int r = 0; r < rows.rows(); r++) {
                int at = (int) Math.floorDiv(rows.timeMillis()[r] - first + stepMillis / 2, stepMillis);
                if (at >= 0 && at < most) {
                    for (int m = 0; m < columns.length; m++) {
                        columns[m][at] = rows.values()[m][r];
                    }
                    begins = Double.isNaN(columns[0][at]) ? begins : Math.min(begins, at);
                }
            }
            if (begins < most) {
                cells.add(name);
                values.add(columns);
                empty = Math.min(empty, begins);
            }
        }
        HistoryRows all = new HistoryRows(cells, measurements, first, stepMillis, values.toArray(double[][][]::new));
        return all.cells.isEmpty() ? all : all.from(empty);
    }

    /** Network time of the newest row of any of these cells, whatever it tells; the smallest number when there is none. */
    public static long newestMillis(HistoryStore store, List<String> wanted, long stepMillis) throws HistoryException {
        return ends(store, wanted, stepMillis).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private static TreeMap<String, Long> ends(HistoryStore store, List<String> wanted, long stepMillis)
            throws HistoryException {
        TreeMap<String, Long> ends = new TreeMap<>();
        for (SeriesSummary each : store.list()) {
            if (each.granularityMillis() == stepMillis && (wanted.isEmpty() || wanted.contains(each.cellId()))) {
                ends.merge(each.cellId(), each.lastMillis(), Math::max);
            }
        }
        return ends;
    }

    private static List<String> some(List<String> all, int most) {
        int count = Math.min(all.size(), most);
        return IntStream.range(0, count)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / count)))
                .toList();
    }

    private HistoryRows from(int row) {
        double[][][] later = Arrays.stream(values)
                .map(cell -> Arrays.stream(cell)
                        .map(column -> Arrays.copyOfRange(column, row, column.length))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return new HistoryRows(cells, measurements, firstMillis + row * stepMillis, stepMillis, later);
    }

    /** Rows of a cell. */
    public int size() {
        return values.length == 0 ? 0 : values[0][0].length;
    }

    /** Network time of the newest row. */
    public long lastMillis() {
        return firstMillis + (size() - 1) * stepMillis;
    }

    /** The first row after a moment; may be past the end. */
    public int rowAfter(long millis) {
        return Math.clamp(Math.floorDiv(millis - firstMillis, stepMillis) + 1, 0, size());
    }

    /** The target, a column a cell. */
    public SeriesTable sideBySide() {
        var rows = new Rows(cells);
        rows.add(
                0,
                0,
                size(),
                row -> Arrays.stream(values).mapToDouble(cell -> cell[0][row]).toArray());
        return rows.table();
    }

    /** The measurements of one cell, a column each. */
    public SeriesTable ofCell(int cell) {
        var rows = new Rows(measurements);
        addCell(rows, 0, cell, 0, size());
        return rows.table();
    }

    /**
     * The measurements of all cells, a column each, as runs: first what is trained on, cell after cell, then what tells when to stop, then
     * what judges, so that parts follow each other in time although cells follow each other in the table.
     *
     * @param validation rows of a cell
     * @param test rows of a cell
     */
    public SeriesTable cellAfterCell(int validation, int test) {
        var rows = new Rows(measurements);
        List<Integer> ends = new ArrayList<>(List.of(0, size() - test - validation, size() - test));
        for (int piece = 1; piece <= JUDGING_PIECES; piece++) {
            ends.add(size() - test + (int) ((long) test * piece / JUDGING_PIECES));
        }
        int run = 0;
        for (int part = 1; part < ends.size(); part++) {
            for (int cell = 0; cell < cells.size(); cell++) {
                addCell(rows, run++, cell, ends.get(part - 1), ends.get(part));
            }
        }
        return rows.table();
    }

    private void addCell(Rows rows, int run, int cell, int from, int until) {
        rows.add(
                run,
                from,
                until,
                row -> Arrays.stream(values[cell])
                        .mapToDouble(column -> column[row])
                        .toArray());
    }

    /** Digest of cells, times and values. */
    public String sha256() {
        byte[] names = (cells + "\n" + measurements + "\n" + firstMillis + " " + stepMillis + "\n")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer octets =
                ByteBuffer.allocate(names.length + Double.BYTES * cells.size() * measurements.size() * size());
        octets.put(names);
        for (double[][] cell : values) {
            for (double[] column : cell) {
                Arrays.stream(column).forEach(octets::putDouble);
            }
        }
        return ModelBundle.sha256(octets.array());
    }

    /** What was read, in words. */
    public String source() {
        return "history, " + String.join(", ", measurements) + " of " + cells.size()
                + (cells.size() == 1 ? " cell" : " cells");
    }

    /** A table while it is made. */
    private final class Rows {
        private final List<String> names;
        private final List<double[]> rows = new ArrayList<>();
        private final List<String> times = new ArrayList<>();
        private final List<Integer> runs = new ArrayList<>();

        Rows(List<String> names) {
            this.names = names;
        }

        void add(int run, int from, int until, IntFunction<double[]> values) {
            for (int row = from; row < until; row++) {
                rows.add(values.apply(row));
                times.add(Instant.ofEpochMilli(firstMillis + row * stepMillis).toString());
                runs.add(run);
            }
        }

        SeriesTable table() {
            boolean[] starts = new boolean[rows.size()];
            for (int row = 0; row < starts.length; row++) {
                starts[row] = row == 0 || !runs.get(row).equals(runs.get(row - 1));
            }
            return new SeriesTable(
                    names,
                    rows,
                    times,
                    starts,
                    runs.stream().mapToInt(Integer::intValue).toArray(),
                    IntStream.range(0, rows.size()).boxed().toList());
        }
    }
}

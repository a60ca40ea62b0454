package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows of one series put together from its chunks: the rows within a range of time, by column. */
final class Rows {
    private final long[] times;
    private final long[] arrivals;
    private final int[] reports;
    private final NavigableMap<Integer, double[]> columns;

    private Rows(long[] times, long[] arrivals, int[] reports, NavigableMap<Integer, double[]> columns) {
        this.times = times;
        this.arrivals = arrivals;
        this.reports = reports;
        this.columns = columns;
    }

    int count() {
        return times.length;
    }

    /** Those rows of the chunks, which are in order, with {@code from} &lt;= time &lt; {@code until}. */
    static Rows of(List<Chunk> chunks, long from, long until) {
        int n = 0;
        for (Chunk chunk : chunks) {
            n += Math.max(0, position(chunk, until) - position(chunk, from));
        }
        var rows = new Rows(new long[n], new long[n], new int[n], new TreeMap<>());
        int at = 0;
        for (Chunk chunk : chunks) {
            int first = position(chunk, from);
            int count = Math.max(0, position(chunk, until) - first);
            System.arraycopy(chunk.times, first, rows.times, at, count);
            System.arraycopy(chunk.arrivals, first, rows.arrivals, at, count);
            System.arraycopy(chunk.reports, first, rows.reports, at, count);
            for (int c = 0; c < chunk.columns; c++) {
                System.arraycopy(chunk.values[c], first, rows.column(chunk.measurements[c]), at, count);
            }
            at += count;
        }
        return rows;
    }

    private static int position(Chunk chunk, long time) {
        int at = Arrays.binarySearch(chunk.times, 0, chunk.rows, time);
        return at < 0 ? -at - 1 : at;
    }

    private double[] column(int measurement) {
        return columns.computeIfAbsent(measurement, absent -> {
            double[] nothing = new double[times.length];
            Arrays.fill(nothing, Double.NaN);
            return nothing;
        });
    }

    /** These rows over others: what is here comes first, the others fill what is missing. */
    Rows over(Rows others) {
        if (others.count() == 0) {
            return this;
        }
        if (count() == 0) {
            return others;
        }
        int n = 0;
        int[] mine = new int[count() + others.count()];
        int[] theirs = new int[mine.length];
        for (int i = 0, k = 0; i < count() || k < others.count(); n++) {
            long here = i < count() ? times[i] : Long.MAX_VALUE;
            long there = k < others.count() ? others.times[k] : Long.MAX_VALUE;
            mine[n] = here <= there ? i++ : -1;
            theirs[n] = there <= here ? k++ : -1;
        }
        var both = new Rows(new long[n], new long[n], new int[n], new TreeMap<>());
        for (int row = 0; row < n; row++) {
            Rows from = mine[row] >= 0 ? this : others;
            int at = mine[row] >= 0 ? mine[row] : theirs[row];
            both.times[row] = from.times[at];
            both.arrivals[row] = from.arrivals[at];
            both.reports[row] = from.reports[at];
        }
        both.fill(others, theirs, n);
        both.fill(this, mine, n);
        return both;
    }

    private void fill(Rows from, int[] rowOf, int n) {
        from.columns.forEach((measurement, values) -> {
            double[] column = column(measurement);
            for (int row = 0; row < n; row++) {
                if (rowOf[row] >= 0 && !Double.isNaN(values[rowOf[row]])) {
                    column[row] = values[rowOf[row]];
                }
            }
        });
    }

    /**
     * As a series.
     *
     * @param wanted names of the columns; empty for all that hold a value, by name
     */
    Series series(String cellId, long granularityMillis, List<String> wanted, IntFunction<String> nameOf) {
        Map<String, double[]> byName = new TreeMap<>();
        columns.forEach((measurement, values) -> {
            if (!wanted.isEmpty() || hasValue(values)) {
                byName.put(nameOf.apply(measurement), values);
            }
        });
        List<String> names = wanted.isEmpty() ? List.copyOf(byName.keySet()) : wanted;
        double[][] values = new double[names.size()][];
        Map<String, double[]> given = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            double @Nullable [] column = byName.get(names.get(i));
            double @Nullable [] twice = given.get(names.get(i));
            if (column == null) {
                column = new double[count()];
                Arrays.fill(column, Double.NaN);
            }
            values[i] = twice != null ? twice.clone() : column;
            given.put(names.get(i), values[i]);
        }
        return new Series(cellId, granularityMillis, new ArrayList<>(names), times, arrivals, reports, values);
    }

    /** The rows of one coarser period as one row; null when there are none. */
    Tidying.@Nullable Made rollUp(Names.Key goal, long from, long length, IntFunction<RollUp.Rule> ruleOf) {
        int first = position(from);
        int next = position(from + length);
        if (first == next) {
            return null;
        }
        long arrival = Long.MIN_VALUE;
        int count = 0;
        for (int row = first; row < next; row++) {
            arrival = Math.max(arrival, arrivals[row]);
            count += reports[row];
        }
        int[] measurements = new int[columns.size()];
        double[] values = new double[measurements.length];
        int i = 0;
        for (Map.Entry<Integer, double[]> column : columns.entrySet()) {
            measurements[i] = column.getKey();
            values[i++] = RollUp.combine(ruleOf.apply(column.getKey()), column.getValue(), first, next);
        }
        return new Tidying.Made(goal, from, arrival, count, measurements, values);
    }

    private int position(long time) {
        int at = Arrays.binarySearch(times, time);
        return at < 0 ? -at - 1 : at;
    }

    private static boolean hasValue(double[] values) {
        for (double value : values) {
            if (!Double.isNaN(value)) {
                return true;
            }
        }
        return false;
    }
}

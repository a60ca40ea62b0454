package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.RollUp;
import java.util.Arrays;

/** Rows of one series within one stretch, in order of time, a column a measurement. Not thread-safe. */
final class Chunk {
    /** What became of a row. */
    enum Merged {
        ADDED,
        CHANGED,
        REPEATED,
        TOO_DENSE
    }

    private static final int FIRST_ROWS = 16;

    int rows;
    long[] times;
    long[] arrivals;
    int[] reports;
    int columns;
    int[] measurements;
    double[][] values;

    Chunk() {
        this(FIRST_ROWS, 0);
    }

    /** An empty chunk with room. */
    Chunk(int capacity, int columns) {
        times = new long[capacity];
        arrivals = new long[capacity];
        reports = new int[capacity];
        measurements = new int[columns];
        values = new double[columns][];
    }

    /**
     * Takes a row in: a new time is added, at a known one the values given replace those before.
     *
     * @param names a measurement a value
     * @param row values, from {@code offset} on; NaN where there is none
     */
    Merged merge(long time, long arrival, int reportCount, int[] names, double[] row, int offset) {
        int at = rows > 0 && times[rows - 1] < time ? -rows - 1 : Arrays.binarySearch(times, 0, rows, time);
        if (at < 0) {
            if (rows >= RollUp.mostRowsOfStretch()) {
                return Merged.TOO_DENSE;
            }
            at = -at - 1;
            insert(at, time, arrival, reportCount);
            for (int i = 0; i < names.length; i++) {
                if (!Double.isNaN(row[offset + i])) {
                    columnOf(names[i])[at] = row[offset + i];
                }
            }
            return Merged.ADDED;
        }
        boolean changed = reports[at] != reportCount;
        for (int i = 0; i < names.length; i++) {
            double value = row[offset + i];
            if (!Double.isNaN(value)) {
                double[] column = columnOf(names[i]);
                changed |= Double.doubleToLongBits(column[at]) != Double.doubleToLongBits(value);
                column[at] = value;
            }
        }
        if (changed) {
            arrivals[at] = arrival;
            reports[at] = reportCount;
        }
        return changed ? Merged.CHANGED : Merged.REPEATED;
    }

    private void insert(int at, long time, long arrival, int reportCount) {
        if (rows == times.length) {
            int capacity = Math.max(FIRST_ROWS, 2 * rows);
            times = Arrays.copyOf(times, capacity);
            arrivals = Arrays.copyOf(arrivals, capacity);
            reports = Arrays.copyOf(reports, capacity);
            for (int column = 0; column < columns; column++) {
                values[column] = Arrays.copyOf(values[column], capacity);
            }
        }
        int behind = rows - at;
        System.arraycopy(times, at, times, at + 1, behind);
        System.arraycopy(arrivals, at, arrivals, at + 1, behind);
        System.arraycopy(reports, at, reports, at + 1, behind);
        for (int column = 0; column < columns; column++) {
            System.arraycopy(values[column], at, values[column], at + 1, behind);
            values[column][at] = Double.NaN;
        }
        times[at] = time;
        arrivals[at] = arrival;
        reports[at] = reportCount;
        rows++;
    }

    /** The column of a measurement, made when there is none yet. */
    private double[] columnOf(int measurement) {
        for (int column = 0; column < columns; column++) {
            if (measurements[column] == measurement) {
                return values[column];
            }
        }
        double[] nothing = new double[times.length];
        Arrays.fill(nothing, Double.NaN);
        addColumn(measurement, nothing);
        return nothing;
    }

    /** Adds a column that is as long as the arrays of times are. */
    void addColumn(int measurement, double[] column) {
        if (columns == measurements.length) {
            int room = Math.max(4, 2 * columns);
            measurements = Arrays.copyOf(measurements, room);
            values = Arrays.copyOf(values, room);
        }
        measurements[columns] = measurement;
        values[columns++] = column;
    }

    /** A copy that later merges leave alone. */
    Chunk copy() {
        var copy = new Chunk(0, columns);
        copy.rows = rows;
        copy.times = Arrays.copyOf(times, rows);
        copy.arrivals = Arrays.copyOf(arrivals, rows);
        copy.reports = Arrays.copyOf(reports, rows);
        for (int column = 0; column < columns; column++) {
            copy.addColumn(measurements[column], Arrays.copyOf(values[column], rows));
        }
        return copy;
    }
}

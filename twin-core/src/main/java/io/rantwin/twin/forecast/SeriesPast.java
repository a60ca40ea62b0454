package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * The known rows of one series at a fixed step. A missing value (NaN) is carried forward as an input and is never a truth.
 * Rows belong to runs; nothing reaches across the start of a run. Not thread-safe.
 */
final class SeriesPast {
    private double[] inputs = new double[1024];
    private double[] truths = new double[1024];
    private double[] sums = new double[1025];
    private int[] runStarts = new int[1024];
    private int size;
    private boolean runBegins = true;
    private double meanAbsolute;
    private long known;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    /** The next row belongs to a new run. */
    void startRun() {
        runBegins = true;
    }

    /** Appends a row; NaN (or an infinity) is a missing value. */
    void append(double value) {
        if (size == inputs.length) {
            inputs = Arrays.copyOf(inputs, 2 * size);
            truths = Arrays.copyOf(truths, 2 * size);
            sums = Arrays.copyOf(sums, 2 * size + 1);
            runStarts = Arrays.copyOf(runStarts, 2 * size);
        }
        boolean present = Double.isFinite(value);
        runStarts[size] = runBegins ? size : runStarts[size - 1];
        truths[size] = present ? value : Double.NaN;
        inputs[size] = present ? value : runBegins ? 0.0 : inputs[size - 1];
        sums[size + 1] = sums[size] + inputs[size];
        if (present) {
            known++;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
            meanAbsolute += (Math.abs(value) - meanAbsolute) / known;
        }
        runBegins = false;
        size++;
    }

    int size() {
        return size;
    }

    /** Smallest value seen; 0 before the first. */
    double lowest() {
        return known > 0 ? lowest : 0.0;
    }

    /** Largest value seen; 0 before the first. */
    double highest() {
        return known > 0 ? highest : 0.0;
    }

    long known() {
        return known;
    }

    int runStart(int row) {
        return runStarts[row];
    }

    /** What is known at that row; a row before its run's start reads as the run's first row. */
    double input(int row, int runStart) {
        return inputs[Math.max(row, runStart)];
    }

    /** Mean of the last {@code count} inputs up to {@code row} within the run. */
    double meanOfLast(int count, int row) {
        int from = Math.max(runStarts[row], row - count + 1);
        return (sums[row + 1] - sums[from]) / (row + 1 - from);
    }

    double truth(int row) {
        return truths[row];
    }

    /** The truth of a forecast of this horizon whose last row is {@code row}; NaN when missing or begun in another run. */
    double target(int row, Horizon horizon) {
        if (row - horizon.steps() < runStarts[row]) {
            return Double.NaN;
        }
        if (horizon.target() == Horizon.Target.VALUE) {
            return truths[row];
        }
        double sum = 0.0;
        for (int i = row - horizon.steps() + 1; i <= row; i++) {
            sum += truths[i];
        }
        return sum / horizon.steps();
    }

    /** Quantiles of the known values; NaN when there are none. */
    double[] quantiles(double[] levels) {
        double[] sorted =
                Arrays.stream(truths, 0, size).filter(Double::isFinite).sorted().toArray();
        double[] out = new double[levels.length];
        for (int i = 0; i < levels.length; i++) {
            out[i] = sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(levels[i] * (sorted.length - 1))];
        }
        return out;
    }

    /** Mean size of the values seen; 1 while it would be 0, so that it can divide. */
    double scale() {
        return meanAbsolute > 0.0 ? meanAbsolute : 1.0;
    }
}

package io.rantwin.nearrt.learned;

import java.util.Arrays;

/** Forecasts of one model that wait for their truth: a few of each cell and horizon, in flat arrays. */
final class AwaitedTruths {
    /** Forecasts of a cell and horizon that wait at once; of longer horizons not each one is kept. */
    private static final int DEPTH = 8;

    private static final long NONE = Long.MIN_VALUE;

    private final int horizons;
    private final int members;
    private final long[] target;
    private final long[] lastKept;
    private final float[] own;
    private final float[] simple;

    AwaitedTruths(int cells, int horizons, int members) {
        this.horizons = horizons;
        this.members = members;
        target = new long[cells * horizons * DEPTH];
        Arrays.fill(target, NONE);
        lastKept = new long[cells * horizons];
        Arrays.fill(lastKept, NONE);
        own = new float[target.length];
        simple = new float[target.length * members];
    }

    /** A place to keep a forecast of now in; -1 when it need not be kept. */
    int place(int cell, int horizon, long originNanos, long horizonNanos) {
        int series = cell * horizons + horizon;
        if (lastKept[series] != NONE && originNanos - lastKept[series] < horizonNanos / DEPTH) {
            return -1;
        }
        for (int at = series * DEPTH; at < (series + 1) * DEPTH; at++) {
            if (target[at] == NONE) {
                lastKept[series] = originNanos;
                return at;
            }
        }
        return -1;
    }

    void keep(int at, long targetNanos, double said, double[] simpleSaid) {
        target[at] = targetNanos;
        own[at] = (float) said;
        for (int j = 0; j < members; j++) {
            simple[at * members + j] = (float) simpleSaid[j];
        }
    }

    /** First place of a series; the others follow. */
    int first(int cell, int horizon) {
        return (cell * horizons + horizon) * DEPTH;
    }

    int depth() {
        return DEPTH;
    }

    /** Whether a place holds a forecast whose truth is the report that ends then; frees it, also when its report never came. */
    boolean isDue(int at, long endNanos, long periodNanos) {
        if (target[at] == NONE || endNanos < target[at] - periodNanos / 2) {
            return false;
        }
        boolean met = endNanos <= target[at] + periodNanos / 2;
        target[at] = NONE;
        return met;
    }

    double error(int at, double truth) {
        return Math.abs(own[at] - truth);
    }

    void simpleErrors(int at, double truth, double[] into) {
        for (int j = 0; j < members; j++) {
            into[j] = Math.abs(simple[at * members + j] - truth);
        }
    }

    void forget(int cell) {
        Arrays.fill(target, cell * horizons * DEPTH, (cell + 1) * horizons * DEPTH, NONE);
    }
}

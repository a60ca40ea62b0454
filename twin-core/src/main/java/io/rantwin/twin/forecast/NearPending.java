package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * Forecasts of one horizon that wait for their truth: a few for every cell, spread over the horizon, in flat arrays of single
 * precision (they only serve learning).
 */
final class NearPending {
    static final int KPIS = NearForecaster.KPI_COUNT;
    static final int M = NearMember.COUNT;
    static final int E = NearIntervals.ENDS;

    private static final long NONE = Long.MIN_VALUE;
    private static final int MOST = 8;

    final int depth;
    private final long strideNanos;
    private final long[] target;
    private final long[] lastKept;
    final float[] said;
    final float[] median;
    final float[] ends;
    final float[] unit;
    final float[] growth;

    NearPending(int cells, long horizonNanos, long periodNanos) {
        depth = Math.clamp((horizonNanos + periodNanos - 1) / periodNanos, 1, MOST);
        strideNanos = horizonNanos / depth;
        target = new long[cells * depth];
        Arrays.fill(target, NONE);
        lastKept = new long[cells];
        Arrays.fill(lastKept, NONE);
        int places = cells * depth * KPIS;
        said = new float[places * M];
        median = new float[places];
        ends = new float[places * E];
        unit = new float[places];
        growth = new float[places];
    }

    /** A place for what is forecast now, the first of {@link #KPIS}; -1 when this forecast need not be kept. */
    int keep(int cell, long originNanos, long targetNanos) {
        if (lastKept[cell] != NONE && originNanos < lastKept[cell] + strideNanos) {
            return -1;
        }
        for (int slot = cell * depth; slot < (cell + 1) * depth; slot++) {
            if (target[slot] == NONE) {
                target[slot] = targetNanos;
                lastKept[cell] = originNanos;
                return slot * KPIS;
            }
        }
        return -1;
    }

    /**
     * The place of a forecast whose truth is a report, the first of {@link #KPIS}, or -1; frees it, and drops those whose report
     * never came.
     *
     * @param slot one of the cell, 0 to {@link #depth} - 1
     */
    int due(int cell, int slot, long endNanos, long periodNanos) {
        int at = cell * depth + slot;
        long late = target[at] == NONE ? NONE : endNanos - target[at];
        if (late == NONE || late < -(periodNanos / 2)) {
            return -1;
        }
        target[at] = NONE;
        return late <= periodNanos / 2 ? at * KPIS : -1;
    }
}

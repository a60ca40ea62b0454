package io.rantwin.twin.whatif;

import java.util.Arrays;

/**
 * Demand of the home cells as a forecast foresees it, in place of the snapshot's constant one. The path holds for whole periods from
 * the snapshot on; the last one goes on for ever.
 *
 * <p>A draw is above or below the path throughout: one chance for each cell and draw, so that a cell that turns out busier than
 * foreseen is so all the time. The snapshot's fast component comes on top.
 *
 * @param periodMillis length of a period
 * @param cells number of cells
 * @param mean bit/s, {@code mean[period * cells + cell]}, at least 0
 * @param deviation of the forecast, in the same order
 */
public record DemandPath(long periodMillis, int cells, double[] mean, double[] deviation) {
    /** Checks that the arrays fit and hold demands. */
    public DemandPath {
        if (periodMillis < 1 || cells < 1 || mean.length == 0 || mean.length % cells != 0) {
            throw new IllegalArgumentException("A demand path has at least one period of at least 1 ms for all cells.");
        }
        if (deviation.length != mean.length) {
            throw new IllegalArgumentException("A demand path has as many deviations as means.");
        }
        for (int i = 0; i < mean.length; i++) {
            if (!(mean[i] >= 0 && mean[i] < Double.POSITIVE_INFINITY)
                    || !(deviation[i] >= 0 && deviation[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Demand and its deviation are at least 0, not " + mean[i] + " and " + deviation[i] + ".");
            }
        }
    }

    /** Number of periods. */
    public int periods() {
        return mean.length / cells;
    }

    /** Period in which a moment after the snapshot lies. */
    int periodAt(long millis) {
        return (int) Math.min(millis / periodMillis, periods() - 1L);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DemandPath that
                && periodMillis == that.periodMillis
                && cells == that.cells
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(deviation, that.deviation);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(mean);
    }
}

package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * One series in one space with what regressions read beside its values: moving averages of several memories and, for each
 * season, the profile of every slot. All are kept by row, so that a regression can be fitted on any past row.
 */
final class Signal {
    /** Share of the newest value in each of the moving averages. */
    static final double[] MEMORIES = {0.6, 0.3, 0.1, 0.03, 0.01};
    /** Share of the newest value in a slot's profile: one day, one week. */
    private static final double[] PROFILE_SHARES = {0.25, 0.35};

    private final int[] seasons;
    private double[] values = new double[1024];
    private final double[][] averages = new double[MEMORIES.length][1024];
    private final double[][] profiles;
    private int size;

    Signal(int[] seasons) {
        this.seasons = seasons.clone();
        this.profiles = new double[seasons.length][1024];
    }

    void clear() {
        size = 0;
    }

    void append(double value, boolean runBegins) {
        if (size == values.length) {
            grow();
        }
        values[size] = value;
        for (int m = 0; m < MEMORIES.length; m++) {
            averages[m][size] =
                    runBegins ? value : averages[m][size - 1] + MEMORIES[m] * (value - averages[m][size - 1]);
        }
        for (int s = 0; s < seasons.length; s++) {
            int before = size - seasons[s];
            double share = PROFILE_SHARES[Math.min(s, PROFILE_SHARES.length - 1)];
            profiles[s][size] = before < 0 ? value : profiles[s][before] + share * (value - profiles[s][before]);
        }
        size++;
    }

    private void grow() {
        values = Arrays.copyOf(values, 2 * size);
        for (int m = 0; m < averages.length; m++) {
            averages[m] = Arrays.copyOf(averages[m], 2 * size);
        }
        for (int s = 0; s < profiles.length; s++) {
            profiles[s] = Arrays.copyOf(profiles[s], 2 * size);
        }
    }

    int size() {
        return size;
    }

    double value(int row, int runStart) {
        return values[known(row, runStart)];
    }

    double average(int memory, int row) {
        return averages[memory][row];
    }

    double profile(int season, int row) {
        return profiles[season][known(row, 0)];
    }

    // A row before the first reads as the same slot of the first day, if that is known; else as the first row.
    private int known(int row, int runStart) {
        if (row >= runStart || seasons.length == 0) {
            return Math.max(row, runStart);
        }
        int sameSlot = runStart + Math.floorMod(row - runStart, seasons[0]);
        return sameSlot < size ? sameSlot : runStart;
    }
}

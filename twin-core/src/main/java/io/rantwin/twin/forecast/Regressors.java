package io.rantwin.twin.forecast;

import org.jspecify.annotations.Nullable;

/** What a regression reads at an origin about a horizon: lags, moving averages, the same slot in earlier seasons, time of day. */
final class Regressors {
    private static final int NEIGHBOURS = 2;

    private final int lags;
    private final int[] seasons;
    private final boolean rich;
    private final boolean withGroup;
    private final double[][] waves;
    private final int columns;

    /**
     * @param rich with moving averages, profiles and the rows around the origin in earlier seasons; without, only what the
     *     customary seasonal autoregression has
     * @param withGroup also reads the mean of all series of the group
     */
    Regressors(int lags, int[] seasons, boolean rich, boolean withGroup) {
        this.lags = lags;
        this.seasons = seasons.clone();
        this.rich = rich;
        this.withGroup = withGroup;
        this.waves = new double[seasons.length][];
        for (int s = 0; s < seasons.length; s++) {
            waves[s] = new double[seasons[s]];
            for (int i = 0; i < seasons[s]; i++) {
                waves[s][i] = StrictMath.cos(2.0 * StrictMath.PI * i / seasons[s]);
            }
        }
        this.columns = fill(new double[512], null, null, 0, 0, Horizon.value(1));
    }

    int columns() {
        return columns;
    }

    /** Rows an origin needs behind it so that nothing is padded. */
    int reach() {
        int reach = lags;
        for (int s = 0; s < seasons.length; s++) {
            reach = Math.max(reach, periods(s) * seasons[s] + NEIGHBOURS + (rich ? 2 : 0));
        }
        return reach;
    }

    private int periods(int season) {
        return season == 0 ? 2 : 1;
    }

    /** Writes the inputs for a forecast made at row {@code origin} and returns how many; null signals only count. */
    int fill(double[] out, @Nullable Signal own, @Nullable Signal group, int runStart, int origin, Horizon horizon) {
        int at = 0;
        for (int i = 0; i < lags; i++) {
            out[at++] = value(own, origin - i, runStart);
        }
        if (rich) {
            for (int m = 0; m < Signal.MEMORIES.length; m++) {
                out[at++] = own == null ? 0.0 : own.average(m, origin);
            }
        }
        if (withGroup) {
            for (int i = 0; i < 4; i++) {
                out[at++] = value(group, origin - i, runStart);
            }
            for (int m = 0; m < Signal.MEMORIES.length; m++) {
                out[at++] = group == null ? 0.0 : group.average(m, origin);
            }
        }
        // The slot a mean is about is the middle of its rows.
        int back = horizon.target() == Horizon.Target.MEAN ? (horizon.steps() - 1) / 2 : 0;
        int steps = horizon.steps() - back;
        for (int s = 0; s < seasons.length; s++) {
            int season = seasons[s];
            int base = origin + steps - (steps + season - 1) / season * season;
            for (int p = 0; p < periods(s); p++) {
                for (int k = -NEIGHBOURS; k <= NEIGHBOURS; k++) {
                    out[at++] = value(own, Math.min(origin, base - p * season + k), runStart);
                }
            }
            if (rich) {
                at = profiles(out, at, own, s, runStart, origin, base);
            }
            if (withGroup) {
                at = profiles(out, at, group, s, runStart, origin, base);
                out[at++] = value(group, base, runStart);
            }
            at = harmonics(out, at, s, origin + steps);
        }
        return at;
    }

    private int profiles(double[] out, int begin, @Nullable Signal signal, int s, int runStart, int origin, int base) {
        int at = begin;
        int season = seasons[s];
        out[at++] = signal == null ? 0.0 : signal.profile(s, base);
        out[at++] = signal == null ? 0.0 : signal.profile(s, origin - season);
        for (int k = 0; k < 3; k++) {
            out[at++] = value(signal, origin - season - k, runStart);
        }
        return at;
    }

    private int harmonics(double[] out, int begin, int s, int row) {
        int at = begin;
        int season = seasons[s];
        int count = s == 0 ? 4 : 3;
        for (int k = 1; k <= count; k++) {
            int phase = (int) ((long) k * row % season);
            out[at++] = waves[s][phase];
            out[at++] = waves[s][(phase + 3 * season / 4) % season];
        }
        return at;
    }

    private static double value(@Nullable Signal signal, int row, int runStart) {
        return signal == null ? 0.0 : signal.value(row, runStart);
    }
}

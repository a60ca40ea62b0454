package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * Additive exponential smoothing (Holt 1957, Winters 1960): level, damped slope, and one offset for every slot of the season.
 * Without a season it is Holt's damped trend. Parameters are the ones with the smallest squared one-step error on the past.
 */
final class HoltWinters implements Member {
    private static final double[] LEVEL_SHARES = {0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8};
    private static final double[] SLOPE_SHARES = {0.0, 0.01};
    private static final double[] SEASON_SHARES = {0.02, 0.05, 0.1, 0.2, 0.4};
    private static final double[] NO_SEASON = {0.0};
    private static final double DAMPING = 0.9;

    private final String name;
    private final int season;
    private State state;

    HoltWinters(String name, int season) {
        this.name = name;
        this.season = season;
        this.state = new State(0.3, 0.0, 0.1, Math.max(1, season));
    }

    private static final class State {
        final double levelShare;
        final double slopeShare;
        final double seasonShare;
        final double[] offsets;
        double level;
        double slope;
        boolean begun;

        State(double levelShare, double slopeShare, double seasonShare, int season) {
            this.levelShare = levelShare;
            this.slopeShare = slopeShare;
            this.seasonShare = seasonShare;
            this.offsets = new double[season];
        }

        double expected(int row) {
            return level + DAMPING * slope + offsets[row % offsets.length];
        }

        void learn(int row, double value) {
            int slot = row % offsets.length;
            double before = level;
            double damped = DAMPING * slope;
            level = levelShare * (value - offsets[slot]) + (1.0 - levelShare) * (level + damped);
            slope = slopeShare * (level - before) + (1.0 - slopeShare) * damped;
            offsets[slot] += seasonShare * (value - level - offsets[slot]);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void observe(SeriesPast past, int row) {
        if (past.runStart(row) == row) {
            begin(state, past, row);
        } else if (Double.isFinite(past.truth(row))) {
            state.learn(row, past.truth(row));
        }
    }

    private void begin(State which, SeriesPast past, int row) {
        if (season == 0 || !which.begun) {
            which.level = past.input(row, row);
            which.slope = 0.0;
        }
        which.begun = true;
    }

    @Override
    public void fit(SeriesPast past, int[] seasons) {
        int rows = past.size();
        if (rows < 2 * Math.max(8, season)) {
            return;
        }
        double best = Double.POSITIVE_INFINITY;
        for (double levelShare : LEVEL_SHARES) {
            for (double slopeShare : SLOPE_SHARES) {
                for (double seasonShare : season == 0 ? NO_SEASON : SEASON_SHARES) {
                    State tried = new State(levelShare, slopeShare, seasonShare, Math.max(1, season));
                    double error = run(tried, past, rows);
                    if (error < best) {
                        best = error;
                        state = tried;
                    }
                }
            }
        }
    }

    private double run(State tried, SeriesPast past, int rows) {
        int first = season == 0 ? 0 : season;
        if (season > 0) {
            Arrays.setAll(tried.offsets, row -> past.input(row, 0));
            double mean = Arrays.stream(tried.offsets).sum() / season;
            Arrays.setAll(tried.offsets, slot -> tried.offsets[slot] - mean);
            tried.level = mean;
            tried.begun = true;
        }
        double error = 0.0;
        for (int row = first; row < rows; row++) {
            double value = past.truth(row);
            if (past.runStart(row) == row) {
                begin(tried, past, row);
            } else if (Double.isFinite(value)) {
                double off = value - tried.expected(row);
                error += row >= 2 * first ? off * off : 0.0;
                tried.learn(row, value);
            }
        }
        return error;
    }

    @Override
    public double forecast(SeriesPast past, int row, Horizon horizon) {
        boolean mean = horizon.target() == Horizon.Target.MEAN;
        double damped = DAMPING;
        double slopes = 0.0;
        double sum = 0.0;
        double last = 0.0;
        for (int k = 1; k <= horizon.steps(); k++) {
            slopes += damped * state.slope;
            damped *= DAMPING;
            last = state.level + slopes + state.offsets[(row + k) % state.offsets.length];
            sum += last;
        }
        return mean ? sum / horizon.steps() : last;
    }
}

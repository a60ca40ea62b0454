package io.rantwin.twin.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Combination and intervals of all series at one horizon, with the forecasts that still wait for their truth. Forecasts are
 * mixed in logarithms of the scaled series: by their weighted mean, about a day ahead and beyond by their weighted median, for
 * there few errors are known and one member that is far off is not found out in time. Half of the forecast comes from the series'
 * own weights, half from the group's.
 */
final class Mixture {
    private static final int ENDS = Intervals.LEVELS.length + 1;

    private final Horizon horizon;
    private final boolean far;
    private final int members;
    private final Combination[] own;
    private final Shared shared;
    private final Intervals[] intervals;
    private final double[] weights;
    private final Waiting[] waiting;

    /** What the series of a group share. */
    static final class Shared {
        final Combination combination;
        final PooledIntervals intervals;

        Shared(double[] prior, int steps) {
            combination = new Combination(prior, steps);
            intervals = new PooledIntervals(steps);
        }

        Shared(Shared other) {
            combination = new Combination(other.combination);
            intervals = new PooledIntervals(other.intervals);
        }
    }

    /** The forecasts made at one row. */
    private static final class Waiting {
        int row = -1;
        final double[][] said;
        final double[] scale;
        final double[] byOwn;
        final double[] byShared;
        final double[] mixed;
        final double[][] ends;

        Waiting(int series, int members) {
            said = new double[series][members];
            scale = new double[series];
            byOwn = new double[series];
            byShared = new double[series];
            mixed = new double[series];
            ends = new double[series][ENDS];
        }
    }

    /**
     * What is known of a series beside its forecasts.
     *
     * @param plainEnds ends of its past values, scaled, in the order of {@link Intervals#LEVELS}
     */
    record Bounds(double scale, double lowest, double highest, double[] plainEnds) {}

    Mixture(Horizon horizon, boolean far, int series, double[] prior, @Nullable Shared start) {
        this.horizon = horizon;
        this.far = far;
        this.members = prior.length;
        this.shared = start == null ? new Shared(prior, horizon.steps()) : new Shared(start);
        this.own = new Combination[series];
        this.intervals = new Intervals[series];
        for (int i = 0; i < series; i++) {
            own[i] = new Combination(shared.combination);
            intervals[i] = new Intervals(shared.intervals, horizon.steps());
        }
        this.weights = new double[members];
        this.waiting = new Waiting[horizon.steps()];
        for (int i = 0; i < waiting.length; i++) {
            waiting[i] = new Waiting(series, members);
        }
    }

    private double mix(double[] inside) {
        return far ? Combination.middle(inside, weights) : Combination.mix(inside, weights);
    }

    Shared shared() {
        return shared;
    }

    /** Learns from the truths of row {@code row}; to be called before {@link #speak} for that row. */
    void learn(int row, SeriesPast[] pasts) {
        Waiting then = waiting[row % waiting.length];
        if (then.row != row - horizon.steps() || then.row < 0) {
            return;
        }
        for (int i = 0; i < pasts.length; i++) {
            double truth = pasts[i].target(row, horizon);
            if (Double.isNaN(truth) || Double.isNaN(then.mixed[i])) {
                continue;
            }
            double inside = Space.LOG.to(truth / then.scale[i]);
            own[i].forget();
            own[i].learn(then.said[i], then.byOwn[i], inside);
            shared.combination.learn(then.said[i], then.byShared[i], inside);
            intervals[i].learn(Space.LOG.from(then.mixed[i]), then.ends[i], truth / then.scale[i]);
        }
        shared.combination.forget();
        shared.intervals.settle();
    }

    /** Combines what the members said at row {@code row} about one series, in its unit, and keeps it for its truth. */
    QuantileForecast speak(int row, int series, double[] said, Bounds bounds) {
        double scale = bounds.scale();
        double lowest = bounds.lowest();
        double highest = bounds.highest();
        Waiting now = waiting[row % waiting.length];
        now.row = row;
        now.scale[series] = scale;
        double[] inside = now.said[series];
        for (int j = 0; j < members; j++) {
            inside[j] = Double.isNaN(said[j]) ? Double.NaN : Space.LOG.to(Math.clamp(said[j], lowest, highest) / scale);
        }
        own[series].weights(inside, weights);
        now.byOwn[series] = mix(inside);
        shared.combination.weights(inside, weights);
        now.byShared[series] = mix(inside);
        now.mixed[series] = 0.5 * (now.byOwn[series] + now.byShared[series]);
        if (Double.isNaN(now.mixed[series])) {
            return QuantileForecast.NONE;
        }
        double median = Space.LOG.from(now.mixed[series]);
        double[] ends = now.ends[series];
        intervals[series].ends(median, bounds.plainEnds(), ends);
        for (int b = 0; b < Intervals.LEVELS.length; b++) {
            ends[b] = Math.clamp(ends[b], lowest / scale, highest / scale);
        }
        return new QuantileForecast(
                ends[0] * scale,
                ends[2] * scale,
                median * scale,
                ends[3] * scale,
                ends[1] * scale,
                intervals[series].coverage80(),
                intervals[series].coverage90());
    }
}

package io.rantwin.twin.forecast;

/**
 * Prediction intervals of one series at one horizon by adaptive conformal inference (Gibbs and Candes 2021).
 *
 * <p>Values come divided by the series' scale. The score of a truth is its signed distance from the forecast, in units of the
 * recent distance and of what is usual at that height. The interval's ends are quantiles of the recent scores, of this series and, as long as those are few, of all series. Their levels
 * move with every miss: {@code level += gain * (wanted share - missed)}, once for the series and once for the whole group. So the
 * long-run coverage is the nominal one whatever the series does. The lower end asks for half of the misses; the upper end takes
 * what is left of them, for a series that rests on zero has no misses below.
 */
final class Intervals {
    /** 90 % interval, then 80 %: lower and upper end of each. */
    static final double[] LEVELS = {0.05, 0.95, 0.10, 0.90};

    private static final double[] SQUARED_NORMAL = {2.706, 2.706, 1.642, 1.642};

    private static final double GAIN = 0.003;
    private static final double MEMORY = 0.02;
    private static final int WINDOW = 500;
    private static final int WINDOW_HORIZONS = 4;
    /** With so many own scores they weigh as much as all series' scores. */
    private static final double TRUSTED = 100.0;
    /** Share of the series' scale below which errors stop to shrink with the forecast. */
    private static final double FLOOR = 0.1;

    private static final double GROWTH = 0.6;
    private static final double SMALLEST = 1e-6;
    /** The unit of scores is at least this share of the mean error. */
    private static final double QUIETEST = 0.1;

    /** Horizons that must have passed before levels move as fast as they may. */
    private static final double HORIZONS_TO_TRUST = 50.0;

    private static final double LARGEST_SHIFT = 0.9;
    private static final double OUTERMOST = 0.001;

    private final PooledIntervals pool;
    private final SlidingQuantiles scores;
    private final double memory;
    private final double[] shifts = new double[LEVELS.length];
    private final double[] surprises = new double[LEVELS.length];
    private final double gain;
    private final int horizonSteps;
    private double spread;
    private double meanError;
    private long learned;
    private final long[] covered = new long[2];

    Intervals(PooledIntervals pool, int horizonSteps) {
        this.pool = pool;
        this.gain = gain(GAIN, horizonSteps);
        this.horizonSteps = horizonSteps;
        this.scores = new SlidingQuantiles(Math.max(WINDOW, WINDOW_HORIZONS * horizonSteps));
        this.memory = Math.min(MEMORY, 2.0 / horizonSteps);
    }

    // The truth comes `steps` rows late: a controller with that delay is stable while gain * steps is well below pi /
    // 2. And the misses in between are nearly one miss, which must not count `steps` times.
    static double gain(double wanted, int horizonSteps) {
        return Math.min(wanted, 1.0 / (horizonSteps * Math.sqrt(horizonSteps)));
    }

    /** What is left of the gain while few horizons have passed: their misses are chance more than fault. */
    static double ramp(long truths, int horizonSteps) {
        return Math.min(1.0, truths / (HORIZONS_TO_TRUST * horizonSteps));
    }

    static double bounded(double shift) {
        return Math.clamp(shift, -LARGEST_SHIFT, LARGEST_SHIFT);
    }

    private double unit() {
        return Math.max(SMALLEST, learned == 0 ? pool.spread() : Math.max(spread, QUIETEST * meanError));
    }

    // Errors within one horizon are one error, so that many are known: t over normal quantile, 1 + (z^2 + 1) / (4 n).
    private double student(int bound) {
        double independent = Math.max(1.0, (double) learned / horizonSteps);
        return 1.0 + (SQUARED_NORMAL[bound] + 1.0) / (4.0 * independent);
    }

    private boolean known() {
        return learned > 0 || pool.spread() > 0.0;
    }

    /**
     * Writes the four ends around a forecast, and the unit of the scores behind them (NaN before the first error is known).
     *
     * @param plain the same four ends without any forecast: quantiles of the series' past
     */
    void ends(double forecast, double[] plain, double[] out) {
        double unit = unit() * tolerance(forecast);
        // Errors within one horizon are nearly one error: with few horizons passed, the past at large speaks along.
        double trust = 1.0 - StrictMath.exp(-(double) Math.max(learned, pool.rows()) / horizonSteps);
        for (int b = 0; b < LEVELS.length; b++) {
            double level = Math.clamp(LEVELS[b] + shifts[b] + pool.shift(b), OUTERMOST, 1.0 - OUTERMOST);
            double quantile = quantile(level);
            double end = trust * (forecast + unit * student(b) * quantile) + (1.0 - trust) * plain[b];
            out[b] = b % 2 == 0 ? Math.min(forecast, end) : Math.max(forecast, end);
        }
        out[0] = Math.min(out[0], out[2]);
        out[1] = Math.max(out[1], out[3]);
        out[LEVELS.length] = known() ? unit : Double.NaN;
    }

    // Errors of a load grow with it, less than in proportion (0.6 chosen on validation rows, by interval score).
    private static double tolerance(double forecast) {
        return StrictMath.pow(Math.abs(forecast) + FLOOR, GROWTH);
    }

    private double quantile(double level) {
        double own = scores.size();
        double trust = pool.scores.size() == 0 ? 1.0 : own / (own + TRUSTED);
        double sum = 0.0;
        if (own > 0 && trust > 0.0) {
            sum += trust * scores.quantile(level);
        }
        if (trust < 1.0) {
            sum += (1.0 - trust) * pool.scores.quantile(level);
        }
        return sum;
    }

    /** Learns from a truth; ends as written by {@link #ends}. */
    void learn(double forecast, double[] ends, double truth) {
        double error = Math.abs(truth - forecast) / tolerance(forecast);
        learned++;
        meanError += (error - meanError) / learned;
        for (int interval = 0; interval < 2; interval++) {
            int lower = 2 * interval;
            int upper = lower + 1;
            boolean below = truth < ends[lower];
            boolean above = truth > ends[upper];
            surprises[lower] = LEVELS[lower] - (below ? 1.0 : 0.0);
            surprises[upper] = (below || above ? 1.0 : 0.0) - 2.0 * LEVELS[lower];
            double careful = gain * ramp(learned, horizonSteps);
            shifts[lower] = bounded(shifts[lower] + careful * surprises[lower]);
            shifts[upper] = bounded(shifts[upper] + careful * surprises[upper]);
            covered[interval] += below || above ? 0 : 1;
        }
        spread += Math.max(memory, 1.0 / learned) * (error - spread);
        // What was said before any error was known is scored in the unit that is known now.
        double unit = Double.isNaN(ends[LEVELS.length]) ? unit() * tolerance(forecast) : ends[LEVELS.length];
        double score = (truth - forecast) / unit + 0.0;
        scores.add(score);
        pool.learn(score, error, surprises);
    }

    double coverage80() {
        return learned == 0 ? Double.NaN : (double) covered[1] / learned;
    }

    double coverage90() {
        return learned == 0 ? Double.NaN : (double) covered[0] / learned;
    }
}

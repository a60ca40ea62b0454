package io.rantwin.planner.evaluation;

import io.rantwin.twin.forecast.QuantileForecast;

/** Scores of intervals and quantiles (Gneiting and Raftery 2007) at one horizon. */
final class IntervalTally {
    private static final double[] LEVELS = {0.05, 0.1, 0.5, 0.9, 0.95};

    private long count;
    private long inside80;
    private long inside90;
    private double width80;
    private double width90;
    private double score80;
    private double score90;
    private double pinball;

    void add(double truth, QuantileForecast forecast) {
        count++;
        inside80 += truth >= forecast.q10() && truth <= forecast.q90() ? 1 : 0;
        inside90 += truth >= forecast.q05() && truth <= forecast.q95() ? 1 : 0;
        width80 += forecast.q90() - forecast.q10();
        width90 += forecast.q95() - forecast.q05();
        score80 += intervalScore(truth, forecast.q10(), forecast.q90(), 0.2);
        score90 += intervalScore(truth, forecast.q05(), forecast.q95(), 0.1);
        double[] quantiles = {forecast.q05(), forecast.q10(), forecast.median(), forecast.q90(), forecast.q95()};
        for (int i = 0; i < LEVELS.length; i++) {
            double off = truth - quantiles[i];
            pinball += Math.max(LEVELS[i] * off, (LEVELS[i] - 1.0) * off) / LEVELS.length;
        }
    }

    private static double intervalScore(double truth, double lower, double upper, double missing) {
        return upper - lower + 2.0 / missing * (Math.max(0.0, lower - truth) + Math.max(0.0, truth - upper));
    }

    IntervalScores scores() {
        double n = count;
        return new IntervalScores(
                inside80 / n, inside90 / n, width80 / n, width90 / n, score80 / n, score90 / n, pinball / n);
    }

    /**
     * Means over all targets.
     *
     * @param coverage80 share of the truths inside, 0..1
     * @param width80 in the unit of the series, as are the scores
     * @param pinball mean over the levels 5, 10, 50, 90 and 95 %
     */
    record IntervalScores(
            double coverage80,
            double coverage90,
            double width80,
            double width90,
            double score80,
            double score90,
            double pinball) {}
}

package io.rantwin.planner.gate;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/** One-sided confidence bounds. */
public final class Bounds {
    private static final double ACCURACY = 1e-12;

    private Bounds() {}

    /**
     * Upper bound of a probability after some hits in independent draws (Clopper and Pearson 1934): the largest p with
     * {@code P(X <= hits | p) >= 1 - confidence}. Never lower than that whatever p is, so it errs on the safe side.
     */
    public static double upperProbability(int hits, int draws, double confidence) {
        if (hits < 0 || draws < 1 || hits > draws) {
            throw new IllegalArgumentException(hits + " hits in " + draws + " draws cannot be.");
        }
        return hits == draws
                ? 1
                : new BetaDistribution(null, hits + 1.0, draws - hits, ACCURACY)
                        .inverseCumulativeProbability(confidence);
    }

    /** Lower bound of a mean by Student's t: mean - t s / sqrt(n); for draws of one seed that are independent of each other. */
    public static double lowerMean(double[] values, double confidence) {
        double mean = mean(values);
        double deviation = deviation(values);
        return deviation == 0 || values.length < 2
                ? mean
                : mean
                        - new TDistribution(null, values.length - 1.0).inverseCumulativeProbability(confidence)
                                * deviation
                                / Math.sqrt(values.length);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }
}

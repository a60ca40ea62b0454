package io.rantwin.planner.ensemble;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.util.CombinatoricsUtils;

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

    /**
     * The probability of at most so many hits in further draws, after some were seen. With Jeffreys' prior the probability of a hit is
     * Beta(a, b) with a = hits + 1/2, b = draws - hits + 1/2, so further hits are beta-binomial:
     * {@code P(X = k) = (n choose k) B(k + a, n - k + b) / B(a, b)}.
     *
     * @param most 0 or more; below 0 the probability is 0
     * @param further draws to come, n
     * @param hits seen
     * @param draws seen
     */
    public static double probabilityOfAtMost(int most, int further, int hits, int draws) {
        double a = hits + 0.5;
        double b = draws - hits + 0.5;
        double sum = 0;
        for (int k = 0; k <= Math.min(most, further); k++) {
            sum += Math.exp(CombinatoricsUtils.binomialCoefficientLog(further, k)
                    + Beta.logBeta(k + a, further - k + b)
                    - Beta.logBeta(a, b));
        }
        return Math.min(1, sum);
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

    /** Arithmetic mean, in the unit of the values; NaN of none. */
    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation of a sample (n - 1), in the unit of the values; 0 of fewer than two. */
    public static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length < 2 ? 0 : Math.sqrt(sum / (values.length - 1));
    }
}

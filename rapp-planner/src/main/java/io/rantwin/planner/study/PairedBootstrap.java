package io.rantwin.planner.study;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Percentile intervals over seeds (Efron 1979): seeds are drawn with replacement, all rows of a seed together. */
final class PairedBootstrap {
    private static final int DRAWS = 10_000;
    private static final long SEED = 20261122;
    private static final double TAIL = 0.025;

    private PairedBootstrap() {}

    /** A figure with its 95 % interval. */
    record Interval(double value, double lower, double upper) {}

    /** The ratio of two sums over seeds. */
    static Interval ratio(double[] numerator, double[] denominator) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double above = 0;
            double below = 0;
            for (int k = 0; k < numerator.length; k++) {
                int seed = random.nextInt(numerator.length);
                above += numerator[seed];
                below += denominator[seed];
            }
            drawn[d] = above / below;
        }
        Arrays.sort(drawn);
        return new Interval(
                Arrays.stream(numerator).sum() / Arrays.stream(denominator).sum(),
                drawn[(int) (TAIL * DRAWS)],
                drawn[DRAWS - 1 - (int) (TAIL * DRAWS)]);
    }

    /** A mean over seeds. */
    static Interval mean(double[] values) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1);
        return ratio(values, ones);
    }
}

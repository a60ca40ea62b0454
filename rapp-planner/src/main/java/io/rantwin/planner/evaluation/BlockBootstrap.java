package io.rantwin.planner.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The difference of two mean absolute errors with its 95 % interval, blocks drawn with replacement (Kuensch 1989). */
final class BlockBootstrap {
    private static final int DRAWS = 4000;
    private static final long SEED = 20131101L;

    private BlockBootstrap() {}

    /** Error of the first method less that of the second: below zero the first is better. */
    record Difference(double mean, double lower, double upper, int blocks) {}

    static Difference difference(Tally first, Tally second) {
        double[] one = first.blockAbsolute();
        double[] other = second.blockAbsolute();
        long[] counts = first.blockCounts();
        int[] used = java.util.stream.IntStream.range(0, counts.length)
                .filter(b -> counts[b] > 0)
                .toArray();
        var random = new SplittableRandom(SEED);
        double[] drawn = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double sum = 0.0;
            long n = 0;
            for (int k = 0; k < used.length; k++) {
                int block = used[random.nextInt(used.length)];
                sum += one[block] - other[block];
                n += counts[block];
            }
            drawn[d] = sum / n;
        }
        Arrays.sort(drawn);
        return new Difference(
                first.meanAbsolute() - second.meanAbsolute(),
                drawn[(int) (0.025 * DRAWS)],
                drawn[(int) (0.975 * DRAWS) - 1],
                used.length);
    }
}

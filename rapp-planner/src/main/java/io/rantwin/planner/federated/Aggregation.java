package io.rantwin.planner.federated;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How updates become one. */
public sealed interface Aggregation {
    /**
     * One change from several of equal length.
     *
     * @throws IllegalArgumentException when there is none
     */
    float[] aggregate(List<float[]> changes);

    /** The plain mean (McMahan et al. 2017): one bad update moves it as far as it likes. */
    record Mean() implements Aggregation {
        @Override
        public float[] aggregate(List<float[]> changes) {
            return middleMean(changes, 0);
        }
    }

    /** The median (Yin et al. 2018): right as long as fewer than half are bad. */
    record Median() implements Aggregation {
        @Override
        public float[] aggregate(List<float[]> changes) {
            return middleMean(changes, mostLeftOut(changes));
        }
    }

    /**
     * The mean without the largest and the smallest (Yin et al. 2018): right as long as no more are bad than are left out at one end.
     *
     * @param share left out at each end, 0 to below 0.5
     */
    record TrimmedMean(double share) implements Aggregation {
        /** Refuses shares that leave nothing. */
        public TrimmedMean {
            if (!(share >= 0 && share < 0.5)) {
                throw new IllegalArgumentException(
                        "the share left out at each end must be 0 to below 0.5, not " + share);
            }
        }

        @Override
        public float[] aggregate(List<float[]> changes) {
            // So few are left out as the share allows, but one at least as soon as it asks for any.
            return middleMean(changes, Math.min(mostLeftOut(changes), (int) Math.ceil(share * changes.size())));
        }
    }

    /**
     * The mean of those that are near: not farther from the geometric median (Pillutla et al. 2022) than some times the distance of the one in the
     * middle. Right as long as fewer than half are bad. It lies among the updates, so that what holds for each of them, such as how
     * coefficients of like inputs make up for each other, holds for it; coordinate by coordinate that is lost. Without bad ones it is the mean.
     *
     * @param times distance of the one in the middle that is still near, at least 1
     */
    record Screened(double times) implements Aggregation {
        private static final int TURNS = 100;
        private static final double CLOSE = 1e-9;

        /** Refuses what would leave out the one in the middle. */
        public Screened {
            if (!(times >= 1)) {
                throw new IllegalArgumentException("at least the one in the middle must be near, not " + times);
            }
        }

        @Override
        public float[] aggregate(List<float[]> changes) {
            float[] point = median(changes);
            double[] distances =
                    changes.stream().mapToDouble(each -> distance(each, point)).toArray();
            double[] sorted = distances.clone();
            Arrays.sort(sorted);
            double farthest = times * sorted[(sorted.length - 1) / 2] + CLOSE;
            return new Mean()
                    .aggregate(IntStream.range(0, distances.length)
                            .filter(k -> distances[k] <= farthest)
                            .mapToObj(changes::get)
                            .toList());
        }

        /** The point with the smallest sum of distances to all, by Weiszfeld's iteration. */
        private static float[] median(List<float[]> changes) {
            float[] point = new Median().aggregate(changes);
            double[] next = new double[point.length];
            for (int turn = 0; turn < TURNS; turn++) {
                Arrays.fill(next, 0);
                double all = 0;
                for (float[] change : changes) {
                    double weight = 1 / Math.max(CLOSE, distance(change, point));
                    all += weight;
                    for (int i = 0; i < point.length; i++) {
                        next[i] += weight * change[i];
                    }
                }
                for (int i = 0; i < point.length; i++) {
                    point[i] = (float) (next[i] / all);
                }
            }
            return point;
        }

        private static double distance(float[] one, float[] other) {
            double squares = 0;
            for (int i = 0; i < one.length; i++) {
                double off = one[i] - other[i];
                squares += off * off;
            }
            return Math.sqrt(squares);
        }
    }

    private static int mostLeftOut(List<float[]> changes) {
        return (changes.size() - 1) / 2;
    }

    /** Coordinate by coordinate, the mean without so many of the largest and as many of the smallest. */
    private static float[] middleMean(List<float[]> changes, int out) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to aggregate");
        }
        int count = changes.size();
        float[] aggregated = new float[changes.getFirst().length];
        float[] values = new float[count];
        for (int i = 0; i < aggregated.length; i++) {
            for (int k = 0; k < count; k++) {
                values[k] = changes.get(k)[i];
            }
            Arrays.sort(values);
            double sum = 0;
            for (int k = out; k < count - out; k++) {
                sum += values[k];
            }
            aggregated[i] = (float) (sum / (count - 2 * out));
        }
        return aggregated;
    }
}

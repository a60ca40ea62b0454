package io.rantwin.planner.federated;

import java.util.Arrays;
import java.util.List;

/** How updates become one, coordinate by coordinate. */
public sealed interface Aggregation {
    /** The plain mean (McMahan et al. 2017): one bad update moves it as far as it likes. */
    record Mean() implements Aggregation {}

    /** The median (Yin et al. 2018): right as long as fewer than half are bad. */
    record Median() implements Aggregation {}

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
    }

    /** One change from several of equal length. */
    default float[] aggregate(List<float[]> changes) {
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to aggregate");
        }
        int length = changes.getFirst().length;
        int count = changes.size();
        int out = switch (this) {
            case Mean mean -> 0;
            case Median median -> (count - 1) / 2;
            // So few are left out as the share allows, but one at least as soon as it asks for any.
            case TrimmedMean trimmed -> Math.min((count - 1) / 2, (int) Math.ceil(trimmed.share() * count));
        };
        float[] aggregated = new float[length];
        float[] values = new float[count];
        for (int i = 0; i < length; i++) {
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

package io.rantwin.planner.training;

import java.util.List;

/**
 * What a network is trained on.
 *
 * @param inputs values of a step
 * @param horizons targets of a step
 * @param quantiles levels to learn for each target, rising
 * @param segments pieces of series
 */
public record TrainingSet(int inputs, int horizons, List<Double> quantiles, List<Segment> segments) {
    /** Copies the lists. */
    public TrainingSet {
        quantiles = List.copyOf(quantiles);
        segments = List.copyOf(segments);
    }

    /**
     * A piece of a series; the network's state is 0 before its first step.
     *
     * @param inputs by step, normalised; not copied
     * @param targets by step, then horizon, in the network's unit; NaN is not learned from
     * @param weights how much each target counts, about 1 in the mean
     */
    public record Segment(float[][] inputs, float[][] targets, float[][] weights) {
        /** Steps. */
        public int length() {
            return inputs.length;
        }
    }

    /** Outputs of a network for this set. */
    public int outputs() {
        return horizons * quantiles.size();
    }
}

package io.rantwin.twin.calibration;

/**
 * One observation.
 *
 * @param nanos network time
 * @param inputs of the model
 * @param observed what was seen
 * @param deviation standard deviation of the observation, positive
 * @param ofAction whether it is the realised effect of an executed action; such samples tell most and are used first
 */
public record Sample(long nanos, double[] inputs, double observed, double deviation, boolean ofAction) {
    public Sample {
        if (!(deviation > 0)) {
            throw new IllegalArgumentException("The deviation of a sample is " + deviation + "; it must be positive.");
        }
    }
}

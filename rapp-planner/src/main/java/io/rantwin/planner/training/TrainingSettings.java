package io.rantwin.planner.training;

/**
 * How a network is trained.
 *
 * @param seed of first weights and of the order of segments
 * @param units of the LSTM
 * @param epochs at most
 * @param learningRate of the first epoch; it falls to a twentieth of it along a cosine by the last one
 * @param truncation steps that an error is propagated back
 * @param batch segments trained on together
 * @param weightDecay of the squares of weights
 */
public record TrainingSettings(
        long seed, int units, int epochs, double learningRate, int truncation, int batch, double weightDecay) {
    private static final double LEAST_SHARE = 0.05;

    /** What {@code rantwin train} takes when nothing else is said. */
    public static TrainingSettings usual(long seed, int units) {
        return new TrainingSettings(seed, units, 40, 0.005, 24, 32, 1e-4);
    }

    /** Refuses what cannot be trained with. */
    public TrainingSettings {
        if (units < 1
                || units > 512
                || epochs < 1
                || truncation < 1
                || batch < 1
                || !(learningRate > 0)
                || !(weightDecay >= 0)) {
            throw new IllegalArgumentException(
                    "units must be 1 to 512, epochs, truncation, batch and learning rate above 0, weight decay not negative");
        }
    }

    /** Learning rate of an epoch, from 1 on. */
    public double learningRate(int epoch) {
        double passed = epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1.0);
        return learningRate * (LEAST_SHARE + (1 - LEAST_SHARE) * 0.5 * (1 + StrictMath.cos(Math.PI * passed)));
    }

    /** The same with another number of epochs. */
    public TrainingSettings epochs(int other) {
        return new TrainingSettings(seed, units, other, learningRate, truncation, batch, weightDecay);
    }

    /** The same with another seed. */
    TrainingSettings seeded(long other) {
        return new TrainingSettings(other, units, epochs, learningRate, truncation, batch, weightDecay);
    }
}

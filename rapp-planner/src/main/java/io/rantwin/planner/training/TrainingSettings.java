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
 * @param attention rows that attention over the LSTM's outputs looks back, the newest included; 0 for none
 */
public record TrainingSettings(
        long seed,
        int units,
        int epochs,
        double learningRate,
        int truncation,
        int batch,
        double weightDecay,
        int attention) {
    private static final double LEAST_SHARE = 0.05;
    private static final int MOST_ROWS_BACK = 1024;
    /** Numbers that a head compares. */
    private static final int HEAD = 8;

    /** What {@code rantwin train} takes when nothing else is said. */
    public static TrainingSettings usual(long seed, int units) {
        return new TrainingSettings(seed, units, 40, 0.005, 24, 32, 1e-4);
    }

    /** Without attention. */
    public TrainingSettings(
            long seed, int units, int epochs, double learningRate, int truncation, int batch, double weightDecay) {
        this(seed, units, epochs, learningRate, truncation, batch, weightDecay, 0);
    }

    /** Refuses what cannot be trained with. */
    public TrainingSettings {
        if (units < 1
                || units > 512
                || epochs < 1
                || truncation < 1
                || batch < 1
                || !(learningRate > 0)
                || !(weightDecay >= 0)
                || attention < 0
                || attention > MOST_ROWS_BACK) {
            throw new IllegalArgumentException(
                    "units must be 1 to 512, epochs, truncation, batch and learning rate above 0, weight decay not negative,"
                            + " attention 0 to " + MOST_ROWS_BACK);
        }
    }

    /** Heads of attention: as many as the units have eights, else one. */
    public int heads() {
        return units % HEAD == 0 ? units / HEAD : 1;
    }

    /** Learning rate of an epoch, from 1 on. */
    public double learningRate(int epoch) {
        double passed = epochs == 1 ? 0 : (epoch - 1.0) / (epochs - 1.0);
        return learningRate * (LEAST_SHARE + (1 - LEAST_SHARE) * 0.5 * (1 + StrictMath.cos(Math.PI * passed)));
    }

    /** The same with another number of epochs. */
    public TrainingSettings epochs(int other) {
        return new TrainingSettings(seed, units, other, learningRate, truncation, batch, weightDecay, attention);
    }

    /** The same with another seed. */
    TrainingSettings seeded(long other) {
        return new TrainingSettings(other, units, epochs, learningRate, truncation, batch, weightDecay, attention);
    }
}

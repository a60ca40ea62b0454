package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Learns noise and biases from what the filter sees, in alternating phases.
 *
 * <p>Measurement noise: from the residual after the update, R = E[e^2] + h P h' (Mohamed and Schwarz 1999), which is positive by
 * construction. Process noise: size alone cannot tell it from measurement noise, but innovations of a filter with the right gain are
 * white (Mehra 1970): where two in a row agree in sign the filter is too slow and its process noise grows, and the other way round.
 * Nothing is learned in a report of which something was held back.
 */
final class NoiseAdaptation {
    // Learning begins from far too much noise, so that nothing is held back before the noise is known.
    private static final double FIRST_NOISE = 30;
    private static final double LEAST_NOISE = 1e-3;
    private static final double MOST_NOISE = 1e3;
    private static final double LEAST_PROCESS = 1e-2;
    private static final double MOST_PROCESS = 1e2;
    private static final double CLIP = 3;
    // First step of process noise, and periods after which it is half.
    private static final double FASTEST = 0.3;
    private static final double SETTLING = 120;
    private static final double BIAS_RATE = 0.02;
    private static final double MOST_BIAS_FACTOR = 50;
    private static final double MOST_CQI_BIAS = 12;
    // Below this ratio of measured to expected the tangent is good enough.
    private static final double FAR = 1.3;

    private final FilterSettings settings;

    NoiseAdaptation(FilterSettings settings) {
        this.settings = settings;
    }

    void begin(double[] memory, int at) {
        double first = settings.noiseRate() == 0 ? 1 : FIRST_NOISE;
        for (int slot = 0; slot < Layout.SLOTS; slot++) {
            memory[at + Layout.NOISE + slot] = first;
            memory[at + Layout.BIAS + slot] = slot == Observation.CQI ? 0 : 1;
            memory[at + Layout.INNOVATION + slot] = 0;
            memory[at + Layout.RUN + slot] = 0;
        }
        for (int block = 0; block < Blocks.COUNT; block++) {
            memory[at + Layout.PROCESS + block] = 1;
        }
    }

    /** Whether this report is one for measurement noise. */
    boolean measurementPhase(double[] memory, int at) {
        long phase = (long) memory[at + Layout.PERIODS] / settings.adaptationPhasePeriods();
        return (phase & 1) == 0;
    }

    /**
     * A measurement has been taken in.
     *
     * @param residual measured less expected after the update
     * @param explained variance h P h' after the update
     * @param unit variance of noise at factor 1
     */
    void noise(double[] memory, int at, int slot, double residual, double explained, double unit) {
        double periods = memory[at + Layout.PERIODS];
        double rate = settings.noiseRate() == 0 ? 0 : Math.max(settings.noiseRate(), 1 / (periods + 4));
        double sample = (residual * residual + explained) / unit;
        int place = at + Layout.NOISE + slot;
        memory[place] = Math.clamp(memory[place] + rate * (sample - memory[place]), LEAST_NOISE, MOST_NOISE);
    }

    /** An outlier that did not last is noise after all: the factor grows as if it had lain on the gate's bound. */
    void outlierPassed(double[] memory, int at, int slot, double bound) {
        int place = at + Layout.NOISE + slot;
        memory[place] = Math.min(MOST_NOISE, memory[place] * (1 + settings.noiseRate() * (bound - 1)));
    }

    /** Whiteness of the normalised innovations of this report ({@code z}) against those of the report before. */
    void process(double[] memory, int at, double[] z, int mask, boolean adapt) {
        if (adapt && settings.processRate() > 0) {
            double rate = Math.max(settings.processRate(), FASTEST / (1 + memory[at + Layout.PERIODS] / SETTLING));
            for (int block = 0; block < Blocks.COUNT; block++) {
                int slot = Blocks.witness(block, mask);
                if (slot >= 0) {
                    double product = clip(z[slot]) * clip(memory[at + Layout.INNOVATION + slot]);
                    int place = at + Layout.PROCESS + block;
                    double factor = 1 + rate * Math.clamp(product, -CLIP, CLIP);
                    memory[place] = Math.clamp(memory[place] * factor, LEAST_PROCESS, MOST_PROCESS);
                }
            }
        }
        for (int slot = 0; slot < Layout.SLOTS; slot++) {
            memory[at + Layout.INNOVATION + slot] = (mask & 1 << slot) != 0 ? z[slot] : 0;
        }
    }

    /** Moves the bias of a redundant measurement a little towards what was measured. */
    void bias(double[] memory, int at, int slot, double residual, double expected) {
        if (settings.noiseRate() == 0) {
            return;
        }
        int place = at + Layout.BIAS + slot;
        if (slot == Observation.CQI) {
            memory[place] = Math.clamp(memory[place] + BIAS_RATE * residual, -MOST_CQI_BIAS, MOST_CQI_BIAS);
        } else if (expected > 0) {
            double factor = 1 + BIAS_RATE * Math.clamp(residual / expected, -1, CLIP);
            memory[place] = Math.clamp(memory[place] * factor, 1 / MOST_BIAS_FACTOR, MOST_BIAS_FACTOR);
        }
    }

    /** Sets the bias so that what is expected equals what was measured. */
    void setBias(double[] memory, int at, int slot, double measured, double expected) {
        if (settings.noiseRate() == 0) {
            return;
        }
        int place = at + Layout.BIAS + slot;
        if (slot == Observation.CQI) {
            memory[place] = Math.clamp(memory[place] + measured - expected, -MOST_CQI_BIAS, MOST_CQI_BIAS);
            return;
        }
        double base = slot == Observation.DELAY ? Observation.BASE_DELAY : 0;
        if (measured > base && expected > base) {
            memory[place] = Math.clamp(
                    memory[place] * (measured - base) / (expected - base), 1 / MOST_BIAS_FACTOR, MOST_BIAS_FACTOR);
        }
    }

    /** Measurement whose presence makes this one redundant, so that its bias can be told from the state; -1 for none. */
    static int anchor(int slot, int mask) {
        int anchor;
        if (slot == Observation.CQI) {
            anchor = (mask & 1 << Observation.VOLUME) != 0 ? Observation.PRB : -1;
        } else if (slot == Observation.HANDOVER) {
            anchor = Observation.CONNECTED;
        } else if (slot == Observation.THROUGHPUT || slot == Observation.DELAY || slot == Observation.BUFFER) {
            // Where active users are not reported, user throughput stands for them.
            boolean active = (mask & 1 << Observation.ACTIVE) != 0;
            anchor = active ? Observation.ACTIVE : slot == Observation.THROUGHPUT ? -1 : Observation.THROUGHPUT;
        } else {
            anchor = -1;
        }
        return anchor >= 0 && (mask & 1 << anchor) != 0 ? anchor : -1;
    }

    /**
     * Noise that keeps the estimate from moving past the measured value. For h = exp(x) the tangent at x overshoots upwards: the
     * step in ln h is g (y/h - 1) with gain g = V / (V + R), but only ln(y/h) leads to y. R is raised until g (y/h - 1) = ln(y/h).
     */
    static double notPast(double noise, double explained, double measured, double expected) {
        if (measured <= FAR * expected || expected <= 0) {
            return noise;
        }
        double ratio = measured / expected;
        double most = PortableMath.ln(ratio) / (ratio - 1);
        return Math.max(noise, explained * (1 / most - 1));
    }

    private static double clip(double z) {
        return Math.clamp(z, -CLIP, CLIP);
    }
}

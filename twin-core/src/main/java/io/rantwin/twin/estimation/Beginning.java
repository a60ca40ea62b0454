package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/** Sets state components straight from a report: at the first one, and when a lasting shift is accepted. */
final class Beginning {
    private static final int A = StateComponent.TRAFFIC.index();
    private static final int V = StateComponent.TREND.index();
    private static final int E = StateComponent.SPECTRAL_EFFICIENCY.index();
    private static final int U = StateComponent.USERS.index();
    private static final int B = StateComponent.BACKLOG.index();
    private static final int T = StateComponent.TEMPERATURE.index();

    /** Standard deviations: of a component just measured, and of one that is not known (log scale, kelvin). */
    private static final double MEASURED = 0.4;

    private static final double UNKNOWN = 1.5;
    private static final double MEASURED_KELVIN = 1;
    private static final double UNKNOWN_KELVIN = 15;
    private static final double LEAST_BITS_PER_SECOND = 1e3;
    private static final double LEAST_USERS = 0.1;
    private static final double LEAST_PRB_PERCENT = 2;
    private static final double BITS_PER_KILOBIT = 1000;

    private final Observation observation;
    private final CellParameters parameters;
    private final double trendDeviation;

    /** Standard deviation of each component after {@link #set}. */
    final double[] deviation = new double[Layout.N];

    Beginning(Observation observation, CellParameters parameters, ProcessModel model) {
        this.observation = observation;
        this.parameters = parameters;
        this.trendDeviation = Math.sqrt(model.burstDeviation() * model.burstDeviation()
                        + model.trendDeviation() * model.trendDeviation())
                / model.trendSeconds();
    }

    /** Puts what the inventory says into a cell that nothing is known of. */
    void unknown(double[] memory, int at, int cell) {
        memory[at + A] = parameters.logBandwidth[cell] + parameters.meanLogEfficiency[cell] - 2;
        memory[at + V] = 0;
        memory[at + E] = parameters.meanLogEfficiency[cell];
        memory[at + U] = parameters.meanLogUsers[cell];
        memory[at + B] = 0;
        memory[at + T] = parameters.idleCelsius[cell];
    }

    /**
     * Sets the components of {@code states} (bits) that the report tells.
     *
     * @param y measurements as means and rates
     */
    void set(double[] memory, int at, int cell, int states, double[] y, int mask) {
        boolean volume = has(mask, Observation.VOLUME);
        boolean prb = has(mask, Observation.PRB);
        double bandwidth = parameters.logBandwidth[cell];
        deviation[A] = UNKNOWN;
        deviation[V] = trendDeviation;
        deviation[E] = UNKNOWN / 2;
        if (bit(states, E)) {
            if (volume && prb && y[Observation.PRB] >= LEAST_PRB_PERCENT && y[Observation.VOLUME] > 1) {
                double used = PortableMath.ln(y[Observation.PRB] / 100) + bandwidth;
                memory[at + E] = PortableMath.ln(y[Observation.VOLUME] * BITS_PER_KILOBIT) - used;
                deviation[E] = MEASURED;
            } else if (has(mask, Observation.CQI)) {
                memory[at + E] += (y[Observation.CQI] - cqi(memory, at)) / Observation.CQI_SLOPE;
            }
        }
        if (bit(states, A)) {
            memory[at + V] = 0;
            if (volume) {
                memory[at + A] =
                        PortableMath.ln(Math.max(LEAST_BITS_PER_SECOND, y[Observation.VOLUME] * BITS_PER_KILOBIT));
                deviation[A] = MEASURED;
            } else if (prb) {
                double share = Math.max(LEAST_PRB_PERCENT / 10, y[Observation.PRB]) / 100;
                memory[at + A] = PortableMath.ln(share) + bandwidth + memory[at + E];
                deviation[A] = MEASURED;
            }
        }
        users(memory, at, states, y, mask);
        backlog(memory, at, cell, states, y, mask);
        deviation[T] = UNKNOWN_KELVIN;
        if (bit(states, T) && has(mask, Observation.WARM)) {
            memory[at + T] = y[Observation.WARM];
            deviation[T] = MEASURED_KELVIN;
        }
    }

    private void users(double[] memory, int at, int states, double[] y, int mask) {
        deviation[U] = UNKNOWN;
        if (bit(states, U) && has(mask, Observation.CONNECTED)) {
            memory[at + U] = PortableMath.ln(Math.max(LEAST_USERS, y[Observation.CONNECTED]));
            deviation[U] = MEASURED / 2;
        }
    }

    private void backlog(double[] memory, int at, int cell, int states, double[] y, int mask) {
        deviation[B] = UNKNOWN;
        if (!bit(states, B)) {
            return;
        }
        memory[at + B] = 0;
        observation.evaluate(memory, at, parameters, cell);
        if (has(mask, Observation.ACTIVE) && y[Observation.ACTIVE] > LEAST_USERS / 2) {
            memory[at + B] = ratio(y[Observation.ACTIVE], observation.expected[Observation.ACTIVE]);
            deviation[B] = 2 * MEASURED;
        } else if (!has(mask, Observation.ACTIVE)
                && has(mask, Observation.THROUGHPUT)
                && y[Observation.THROUGHPUT] > 1) {
            memory[at + B] = -ratio(y[Observation.THROUGHPUT], observation.expected[Observation.THROUGHPUT]);
            deviation[B] = 2 * MEASURED;
        }
    }

    private static double ratio(double measured, double expected) {
        return Math.clamp(PortableMath.ln(measured / expected), -4, 4);
    }

    private static double cqi(double[] memory, int at) {
        return Observation.CQI_AT_ONE
                + Observation.CQI_SLOPE * memory[at + E]
                + memory[at + Layout.BIAS + Observation.CQI];
    }

    private static boolean has(int mask, int slot) {
        return (mask & 1 << slot) != 0;
    }

    private static boolean bit(int states, int component) {
        return (states & 1 << component) != 0;
    }
}

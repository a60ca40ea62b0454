package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Weighs for each cell whether its load contradicts what its neighbours imply. Loads err by factors, since efficiency does: the distance
 * is one of logarithms, which near the expectation is the plain one. Evidence adds up (cumulative sums, Page 1954), so that a lie that
 * contradicts only a little in each report is found as well, if later; no report counts for more than one at the bound. Not
 * thread-safe.
 */
public final class NeighbourEvidence {
    static final int STRIDE = 5;
    private static final int TOO_HIGH = 0;
    private static final int TOO_LOW = 1;
    private static final int FOR = 2;
    private static final int CONTRADICTED = 3;
    private static final int DISTANCE = 4;
    private static final double REPORT_DEVIATION = 0.03;
    private static final double IDLE = 0.05;

    private final IntakeSettings settings;
    private final double[] memory;

    /** No evidence for or against any cell. */
    public NeighbourEvidence(int cells, IntakeSettings settings) {
        this.settings = settings;
        memory = new double[cells * STRIDE];
    }

    /**
     * Takes what a cell reports of a period beside what its neighbours imply.
     *
     * @param load reported, 0..1
     * @param expected load, 0..1
     * @param deviation standard deviation of the expectation
     */
    public void take(int cell, double load, double expected, double deviation) {
        weigh(memory, cell * STRIDE, settings, load, expected, deviation);
    }

    /** Whether the cell's reports contradict; ends when enough in a row agree. */
    public boolean contradicts(int cell) {
        return contradicts(memory, cell * STRIDE);
    }

    /** Last distance from the expectation in standard deviations. */
    public double distance(int cell) {
        return distance(memory, cell * STRIDE);
    }

    /** Evidence over what is enough, 0..1. */
    public double share(int cell) {
        return share(memory, cell * STRIDE, settings);
    }

    static double share(double[] memory, int at, IntakeSettings settings) {
        return Math.max(memory[at + TOO_HIGH], memory[at + TOO_LOW]) / enough(settings);
    }

    private static double enough(IntakeSettings settings) {
        return settings.quarantineAfterReports() * settings.contradiction() / 2;
    }

    static void weigh(
            double[] memory, int at, IntakeSettings settings, double load, double expected, double expectedDeviation) {
        double deviation = Math.sqrt(expectedDeviation * expectedDeviation + REPORT_DEVIATION * REPORT_DEVIATION);
        double usual = Math.max(0, expected) + REPORT_DEVIATION;
        double distance = PortableMath.ln((Math.max(0, load) + REPORT_DEVIATION) / usual) * usual / deviation;
        memory[at + DISTANCE] = distance;
        double counted = Math.clamp(distance, -settings.contradiction(), settings.contradiction());
        double allowance = settings.contradiction() / 2;
        double enough = enough(settings);
        memory[at + TOO_HIGH] = Math.clamp(memory[at + TOO_HIGH] + counted - allowance, 0, enough);
        memory[at + TOO_LOW] = Math.clamp(memory[at + TOO_LOW] - counted - allowance, 0, enough);
        // An idle cell agrees with everything, which proves nothing.
        if (Math.max(load, expected) > IDLE) {
            memory[at + FOR] = Math.abs(distance) < settings.agreement() ? memory[at + FOR] + 1 : 0;
        }
        if (Math.max(memory[at + TOO_HIGH], memory[at + TOO_LOW]) >= enough) {
            memory[at + CONTRADICTED] = 1;
        } else if (memory[at + FOR] >= settings.releaseAfterReports()) {
            memory[at + CONTRADICTED] = 0;
        }
    }

    static boolean contradicts(double[] memory, int at) {
        return memory[at + CONTRADICTED] != 0;
    }

    static double distance(double[] memory, int at) {
        return memory[at + DISTANCE];
    }
}

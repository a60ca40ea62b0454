package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Weighs for each cell whether its load contradicts what its neighbours imply. Loads err by factors, since efficiency does: the distance
 * is one of logarithms, which near the expectation is the plain one. Evidence adds up (cumulative sums, Page 1954), so that a lie that
 * contradicts only a little in each report is found as well, if later; no report counts for more than one at the bound.
 *
 * <p>A few PRBs accuse nobody: what lies nearer than {@value #MATERIAL} to any explanation counts for agreement, however sure the
 * explanations are. A cell that was accused and then carries next to nothing proves nothing either way: after
 * {@value #IDLE_FOR_ONE} times as many such periods it is let in on probation, in which half the evidence is enough to hold it out
 * again, until it has agreed under load. Not thread-safe.
 */
public final class NeighbourEvidence {
    static final int STRIDE = 6;
    private static final int TOO_HIGH = 0;
    private static final int TOO_LOW = 1;
    private static final int FOR = 2;
    private static final int CONTRADICTED = 3;
    private static final int DISTANCE = 4;
    private static final int IDLE_RUN = 5;
    private static final double CLEAR = 0;
    private static final double ACCUSED = 1;
    private static final double ON_PROBATION = 2;
    private static final double REPORT_DEVIATION = 0.03;
    /** Loads up to here are next to nothing. */
    private static final double IDLE = 0.05;
    /** Differences of loads below this are a few PRBs. */
    private static final double MATERIAL = 0.05;
    /** Periods without load that stand for one with it. */
    private static final int IDLE_FOR_ONE = 6;

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
     * @param expected by the neighbours
     */
    public void take(int cell, double load, ExpectedLoad expected) {
        weigh(memory, cell * STRIDE, settings, load, expected);
    }

    /** Whether the cell's reports contradict; ends when enough in a row agree. */
    public boolean contradicts(int cell) {
        return contradicts(memory, cell * STRIDE);
    }

    /** Whether it was accused, is believed again because it carries next to nothing, and has not agreed under load since. */
    public boolean onProbation(int cell) {
        return memory[cell * STRIDE + CONTRADICTED] == ON_PROBATION;
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
        return Math.max(memory[at + TOO_HIGH], memory[at + TOO_LOW]) / enough(memory, at, settings);
    }

    private static double enough(double[] memory, int at, IntakeSettings settings) {
        double reports = settings.quarantineAfterReports() * (memory[at + CONTRADICTED] == ON_PROBATION ? 0.5 : 1);
        return reports * settings.contradiction() / 2;
    }

    static void weigh(double[] memory, int at, IntakeSettings settings, double load, ExpectedLoad expected) {
        double deviation = Math.sqrt(expected.deviation() * expected.deviation() + REPORT_DEVIATION * REPORT_DEVIATION);
        double usual = Math.max(0, expected.load()) + REPORT_DEVIATION;
        double distance = PortableMath.ln((Math.max(0, load) + REPORT_DEVIATION) / usual) * usual / deviation;
        memory[at + DISTANCE] = distance;
        boolean isMaterial = expected.gap(load) >= MATERIAL;
        double counted = isMaterial ? Math.clamp(distance, -settings.contradiction(), settings.contradiction()) : 0;
        double allowance = settings.contradiction() / 2;
        double enough = enough(memory, at, settings);
        memory[at + TOO_HIGH] = Math.clamp(memory[at + TOO_HIGH] + counted - allowance, 0, enough);
        memory[at + TOO_LOW] = Math.clamp(memory[at + TOO_LOW] - counted - allowance, 0, enough);
        // An idle cell agrees with everything, which proves nothing.
        boolean isIdle = Math.max(load, expected.load()) <= IDLE;
        memory[at + IDLE_RUN] = isIdle ? memory[at + IDLE_RUN] + 1 : 0;
        if (!isIdle) {
            memory[at + FOR] = !isMaterial || Math.abs(distance) < settings.agreement() ? memory[at + FOR] + 1 : 0;
        }
        memory[at + CONTRADICTED] = state(memory, at, settings, enough);
    }

    private static double state(double[] memory, int at, IntakeSettings settings, double enough) {
        if (Math.max(memory[at + TOO_HIGH], memory[at + TOO_LOW]) >= enough) {
            return ACCUSED;
        }
        if (memory[at + FOR] >= settings.releaseAfterReports()) {
            return CLEAR;
        }
        boolean isIdleForLong = memory[at + IDLE_RUN] >= IDLE_FOR_ONE * settings.releaseAfterReports();
        return memory[at + CONTRADICTED] == ACCUSED && isIdleForLong ? ON_PROBATION : memory[at + CONTRADICTED];
    }

    static boolean contradicts(double[] memory, int at) {
        return memory[at + CONTRADICTED] == ACCUSED;
    }

    static double distance(double[] memory, int at) {
        return memory[at + DISTANCE];
    }
}

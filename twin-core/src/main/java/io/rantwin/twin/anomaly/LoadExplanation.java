package io.rantwin.twin.anomaly;

import io.rantwin.twin.arithmetic.PortableMath;
import java.util.Arrays;

/**
 * One way to explain cells' loads: what it implies, times a factor for each cell that is learned, with the spread around it. Both are
 * means of logarithms over about an hour. Not thread-safe.
 */
final class LoadExplanation {
    private static final double LEARN_SECONDS = 3600;
    /** Nothing is said of a cell before so much of it was learned. */
    private static final double LEAST_SECONDS = 600;
    /** Spread of a logarithm that is assumed at first, with the weight of so many seconds. */
    private static final double FIRST_SPREAD = 0.55;

    private static final double LEAST_SPREAD = 0.3;
    /** Spreads beyond which a load teaches no more than at the bound. */
    private static final double FARTHEST = 2;
    /** Of the square of a normal distribution that is cut there, so much is left. */
    private static final double CUT_SQUARE = 0.92;

    private static final double FLOOR = 0.03;

    private final double[] factor;
    private final double[] variance;
    private final double[] learned;

    LoadExplanation(int cells) {
        factor = new double[cells];
        variance = new double[cells];
        learned = new double[cells];
        Arrays.fill(variance, FIRST_SPREAD * FIRST_SPREAD);
    }

    /** Learns from a load that was told beside what is implied, both 0..1. */
    void learn(int cell, double told, double implied, double seconds) {
        double ratio = PortableMath.ln((told + FLOOR) / (implied + FLOOR));
        learned[cell] += seconds;
        // A plain mean at first, then one that forgets.
        double share = seconds / Math.min(LEARN_SECONDS, learned[cell]);
        double most = FARTHEST * Math.sqrt(variance[cell]);
        double off = Math.clamp(ratio - factor[cell], -most, most);
        factor[cell] += share * off;
        double slow = seconds / Math.min(LEARN_SECONDS, LEAST_SECONDS + learned[cell]);
        variance[cell] += slow * (off * off / CUT_SQUARE - variance[cell]);
    }

    /** Whether enough was learned of a cell. */
    boolean knows(int cell) {
        return learned[cell] >= LEAST_SECONDS;
    }

    /** The load to expect, 0..1. */
    double expected(int cell, double implied) {
        return Math.clamp((implied + FLOOR) * PortableMath.exp(factor[cell]) - FLOOR, 0, 1);
    }

    /** Standard deviation of an expected load. */
    double deviation(int cell, double expected) {
        return spread(cell) * (expected + FLOOR);
    }

    /** Geometric mean of two loads. */
    static double middle(double one, double other) {
        return Math.sqrt((one + FLOOR) * (other + FLOOR)) - FLOOR;
    }

    /** Spread of the logarithm. */
    private double spread(int cell) {
        return Math.max(LEAST_SPREAD, Math.sqrt(variance[cell]));
    }
}

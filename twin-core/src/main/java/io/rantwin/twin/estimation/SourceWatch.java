package io.rantwin.twin.estimation;

import java.util.Arrays;

/**
 * Tells whether a cell's source is frozen or contradicts its neighbours. Its numbers lie in one flat array so that a late report
 * can take them back.
 */
final class SourceWatch {
    static final int STRIDE = 2 + NeighbourEvidence.STRIDE;
    /** What outlives a restart, as release 0.1 wrote it: all but the run of idle periods, the last one, which begins anew. */
    static final int KEPT = STRIDE - 1;

    private static final int FROZEN_RUN = 0;
    private static final int DIGEST = 1;
    private static final int EVIDENCE = 2;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();
    // The middle 52 bits of a digest are exact in a double.
    private static final int DIGEST_SHIFT = 12;

    private final IntakeSettings settings;
    private final NeighbourExpectation neighbours;
    private final FilterBank bank;
    final double[] memory;
    // Verdicts of those who look at the network from outside; late reports do not take them back.
    private final double[] outside;

    SourceWatch(IntakeSettings settings, NeighbourExpectation neighbours, FilterBank bank) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.bank = bank;
        memory = new double[bank.cells() * STRIDE];
        outside = new double[bank.cells()];
        Arrays.fill(outside, Double.NaN);
    }

    /** Looks at a report before it is filtered; whether it may be. */
    boolean admit(int cell, long nanos, double[] values, int offset, int mask, double seconds) {
        int at = cell * STRIDE;
        double digest = digest(values, offset, mask);
        boolean same = digest != 0 && digest == memory[at + DIGEST];
        memory[at + FROZEN_RUN] = same ? memory[at + FROZEN_RUN] + 1 : 0;
        memory[at + DIGEST] = digest;
        compare(cell, nanos, values, offset, mask, seconds);
        return !frozen(cell) && !quarantined(cell);
    }

    // 0 when equal reports prove nothing: an idle cell, or too little that varies.
    private static double digest(double[] values, int offset, int mask) {
        long hash = 1;
        int telling = 0;
        for (int slot = 0; slot < ALL.length; slot++) {
            if ((mask & 1 << slot) != 0 && ALL[slot].stochastic()) {
                double value = values[offset + slot];
                if (value != 0) {
                    telling += value == Math.rint(value) && value < 1000 ? 1 : 2;
                }
                hash = (hash ^ Double.doubleToLongBits(value)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
        }
        return telling < 2 ? 0 : (double) (hash >>> DIGEST_SHIFT | 1);
    }

    private void compare(int cell, long nanos, double[] values, int offset, int mask, double seconds) {
        double load = reportedLoad(cell, values, offset, mask, seconds);
        ExpectedLoad expected = Double.isNaN(load) ? null : neighbours.expect(cell, nanos);
        if (expected != null) {
            NeighbourEvidence.weigh(memory, cell * STRIDE + EVIDENCE, settings, load, expected);
        }
    }

    private double reportedLoad(int cell, double[] values, int offset, int mask, double seconds) {
        if ((mask & MeasurementSlot.PRB_TOT_DL.bit()) != 0) {
            return values[offset + Observation.PRB] / 100;
        }
        return (mask & MeasurementSlot.VOLUME_DL.bit()) != 0
                ? bank.loadOfVolume(cell, values[offset + Observation.VOLUME] / seconds)
                : Double.NaN;
    }

    boolean frozen(int cell) {
        return memory[cell * STRIDE + FROZEN_RUN] >= settings.frozenAfterReports() - 1;
    }

    boolean quarantined(int cell) {
        return NeighbourEvidence.contradicts(memory, cell * STRIDE + EVIDENCE) || !Double.isNaN(outside[cell]);
    }

    /** What others found: a distance in standard deviations quarantines, no number (NaN) ends it. */
    void judged(int cell, double distance) {
        outside[cell] = distance;
    }

    double contradiction(int cell) {
        return NeighbourEvidence.share(memory, cell * STRIDE + EVIDENCE, settings);
    }

    /** Equal reports so far. */
    int equalReports(int cell) {
        return (int) memory[cell * STRIDE + FROZEN_RUN] + 1;
    }

    /** Last distance from the neighbours' expectation in standard deviations. */
    double distance(int cell) {
        return Double.isNaN(outside[cell])
                ? NeighbourEvidence.distance(memory, cell * STRIDE + EVIDENCE)
                : outside[cell];
    }
}

package io.rantwin.twin.estimation;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Tells whether a cell's source is frozen or contradicts its neighbours. Its numbers lie in one flat array so that a late report
 * can take them back.
 */
final class SourceWatch {
    static final int STRIDE = 7;
    private static final int FROZEN_RUN = 0;
    private static final int DIGEST = 1;
    private static final int TOO_HIGH = 2;
    private static final int TOO_LOW = 3;
    private static final int FOR = 4;
    private static final int QUARANTINED = 5;
    private static final int DISTANCE = 6;
    private static final MeasurementSlot[] ALL = MeasurementSlot.values();
    // The middle 52 bits of a digest are exact in a double.
    private static final int DIGEST_SHIFT = 12;
    private static final double REPORT_DEVIATION = 0.03;

    private final IntakeSettings settings;
    private final NeighbourExpectation neighbours;
    private final FilterBank bank;
    final double[] memory;
    private final double[] expected = new double[2];

    SourceWatch(IntakeSettings settings, NeighbourExpectation neighbours, FilterBank bank) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.bank = bank;
        memory = new double[bank.cells() * STRIDE];
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

    // Loads err by factors, since efficiency does: the distance is one of logarithms, which near the expectation is the
    // plain
    // one. Evidence adds up (cumulative sums, Page 1954), so that a lie that contradicts only a little in each report
    // is found
    // as well, if later; no report counts for more than one at the bound.
    private void compare(int cell, long nanos, double[] values, int offset, int mask, double seconds) {
        double load = reportedLoad(cell, values, offset, mask, seconds);
        if (Double.isNaN(load) || !neighbours.expect(cell, nanos, expected)) {
            return;
        }
        int at = cell * STRIDE;
        double deviation = Math.sqrt(expected[1] * expected[1] + REPORT_DEVIATION * REPORT_DEVIATION);
        double usual = Math.max(0, expected[0]) + REPORT_DEVIATION;
        double distance = PortableMath.ln((Math.max(0, load) + REPORT_DEVIATION) / usual) * usual / deviation;
        memory[at + DISTANCE] = distance;
        double counted = Math.clamp(distance, -settings.contradiction(), settings.contradiction());
        double allowance = settings.contradiction() / 2;
        double enough = settings.quarantineAfterReports() * allowance;
        memory[at + TOO_HIGH] = Math.clamp(memory[at + TOO_HIGH] + counted - allowance, 0, enough);
        memory[at + TOO_LOW] = Math.clamp(memory[at + TOO_LOW] - counted - allowance, 0, enough);
        memory[at + FOR] = Math.abs(distance) < settings.agreement() ? memory[at + FOR] + 1 : 0;
        if (Math.max(memory[at + TOO_HIGH], memory[at + TOO_LOW]) >= enough) {
            memory[at + QUARANTINED] = 1;
        } else if (memory[at + FOR] >= settings.releaseAfterReports()) {
            memory[at + QUARANTINED] = 0;
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
        return memory[cell * STRIDE + QUARANTINED] != 0;
    }

    /** Equal reports so far. */
    int equalReports(int cell) {
        return (int) memory[cell * STRIDE + FROZEN_RUN] + 1;
    }

    /** Last distance from the neighbours' expectation in standard deviations. */
    double distance(int cell) {
        return memory[cell * STRIDE + DISTANCE];
    }
}

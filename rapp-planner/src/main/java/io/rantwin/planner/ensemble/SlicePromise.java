package io.rantwin.planner.ensemble;

import io.rantwin.twin.topology.Snssai;

/**
 * What a slice was promised (TS 28.541 {@code dLThptPerUE} of its service profile, guaranteed): the mean downlink throughput of its users
 * while they have data, in every cell and report in which it has traffic.
 *
 * @param slice the slice
 * @param userKbits kbit/s, above 0
 */
public record SlicePromise(Snssai slice, double userKbits) {
    private static final double PER_CENT = 100;

    /** Checks the range. */
    public SlicePromise {
        if (!(userKbits > 0 && userKbits < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Slice " + slice + " is promised a throughput above 0, not " + userKbits + " kbit/s.");
        }
    }

    /** Whether a throughput keeps it; no throughput is no traffic, which breaks nothing. */
    public boolean isKeptBy(double kbits) {
        return !(kbits < userKbits);
    }

    /** How much of what was promised a throughput is, in percent and 100 at most; NaN without traffic. */
    public double reachedPercent(double kbits) {
        return Math.min(PER_CENT, PER_CENT * kbits / userKbits);
    }
}

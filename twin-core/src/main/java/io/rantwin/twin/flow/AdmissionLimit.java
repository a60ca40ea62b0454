package io.rantwin.twin.flow;

/**
 * Processor sharing with at most a given number of flows; further flows are refused. Has an equilibrium at any load. P(n) is
 * load^n, n = 0..limit, over the sum: the truncated geometric law, insensitive to the flow size distribution like the unlimited one.
 *
 * @param limit flows admitted at the same time, 1..1e6
 */
public record AdmissionLimit(int limit) {
    // Nearer to load 1 than this the closed forms lose digits: the sums are made instead.
    private static final double CLOSE_TO_ONE = 1e-3;

    /** Refuses a limit outside 1..1e6. */
    public AdmissionLimit {
        if (limit < 1 || limit > 1_000_000) {
            throw new IllegalArgumentException("admission limit is " + limit + ", must be 1..1000000 flows");
        }
    }

    /** Probability that an arriving flow is refused; NaN for a negative load. */
    public double blocking(double load) {
        if (!(load >= 0)) {
            return Double.NaN;
        }
        if (load == Double.POSITIVE_INFINITY) {
            return 1;
        }
        if (Math.abs(load - 1) > CLOSE_TO_ONE) {
            return load < 1
                    ? ProcessorSharing.power(load, limit)
                            * (1 - load)
                            / (1 - ProcessorSharing.power(load, limit) * load)
                    : (1 - 1 / load) / (1 - ProcessorSharing.power(1 / load, limit) / load);
        }
        // P(N) = r^N / (1 + r + .. + r^N) by the recursion P_n = r P_{n-1} / (1 + r P_{n-1}): no power that could
        // overflow.
        double blocked = 1;
        for (int n = 1; n <= limit; n++) {
            double next = load * blocked / (1 + load * blocked);
            if (next == blocked) {
                return next;
            }
            blocked = next;
        }
        return blocked;
    }

    /** Mean number of flows in transfer; NaN for a negative load. */
    public double meanActiveFlows(double load) {
        if (!(load >= 0)) {
            return Double.NaN;
        }
        if (load == Double.POSITIVE_INFINITY) {
            return limit;
        }
        boolean mirrored = load > 1;
        double ratio = mirrored ? 1 / load : load;
        if (1 - ratio > CLOSE_TO_ONE) {
            double cut = ProcessorSharing.power(ratio, limit) * ratio;
            double flows = ratio / (1 - ratio) - (limit + 1.0) * cut / (1 - cut);
            return mirrored ? limit - flows : flows;
        }
        // Horner's scheme on the law's sum, from the fuller end when the load exceeds 1, so that all terms stay in
        // 0..1.
        double mass = 1;
        double moment = 0;
        double term = 1;
        for (int n = 1; n <= limit && term > 0; n++) {
            term *= ratio;
            mass += term;
            moment += n * term;
        }
        return mirrored ? limit - moment / mass : moment / mass;
    }

    /** Mean throughput of an admitted flow in bit/s: carried traffic over flows in transfer. Capacity itself at load 0. */
    public double meanUserThroughputBitPerS(double capacityBitPerS, double load) {
        if (load == 0) {
            return capacityBitPerS;
        }
        if (load == Double.POSITIVE_INFINITY) {
            return capacityBitPerS / limit;
        }
        return capacityBitPerS * load * (1 - blocking(load)) / meanActiveFlows(load);
    }

    /** Share of time the cell transmits. */
    public double utilisation(double load) {
        return load == Double.POSITIVE_INFINITY ? 1 : load * (1 - blocking(load));
    }
}

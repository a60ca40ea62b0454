package io.rantwin.twin.topology;

/**
 * A downlink carrier. Cells whose carriers overlap interfere with each other.
 *
 * @param name unique in the topology
 * @param frequencyHertz centre of the downlink
 * @param subcarrierSpacingHertz 15, 30, 60 or 120 kHz
 * @param bandwidthMegahertz channel bandwidth
 * @param resourceBlocks PRBs of the carrier (TS 38.101-1 table 5.3.2-1)
 * @param downlinkShare share of the time that carries downlink: 1 for FDD, less for TDD
 */
public record Carrier(
        String name,
        double frequencyHertz,
        double subcarrierSpacingHertz,
        double bandwidthMegahertz,
        int resourceBlocks,
        double downlinkShare) {
    private static final int SUBCARRIERS_OF_A_BLOCK = 12;

    /** Checks that all is above 0 and the downlink share at most 1. */
    public Carrier {
        if (!(frequencyHertz > 0
                && subcarrierSpacingHertz > 0
                && bandwidthMegahertz > 0
                && resourceBlocks > 0
                && downlinkShare > 0
                && downlinkShare <= 1)) {
            throw new IllegalArgumentException(
                    "Carrier " + name + " must have a frequency, a subcarrier spacing, a bandwidth"
                            + " and PRBs above 0, and a downlink share above 0 and at most 1.");
        }
    }

    /** Width of one PRB in hertz. */
    public double prbHertz() {
        return SUBCARRIERS_OF_A_BLOCK * subcarrierSpacingHertz;
    }

    /** Width of all PRBs in hertz. */
    public double occupiedHertz() {
        return resourceBlocks * prbHertz();
    }

    /** Share of this carrier's PRBs that another carrier's PRBs overlap, 0 to 1. */
    public double overlappedBy(Carrier other) {
        double low = Math.max(frequencyHertz - occupiedHertz() / 2, other.frequencyHertz - other.occupiedHertz() / 2);
        double high = Math.min(frequencyHertz + occupiedHertz() / 2, other.frequencyHertz + other.occupiedHertz() / 2);
        return Math.max(high - low, 0) / occupiedHertz();
    }
}

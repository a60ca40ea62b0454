package io.rantwin.harness.ran.radio;

/** The PDSCH modulation and coding schemes (MCS) of 3GPP TS 38.214 clause 5.1.3.1, without the reserved indices. Immutable. */
public final class McsTable {
    /** Up to 64QAM, table 5.1.3.1-1: 0 to 28. */
    public static final McsTable QAM64 = new McsTable(new FormatTable(
            new double[] {120, 157, 193, 251, 308, 379, 449, 526, 602, 679},
            new double[] {340, 378, 434, 490, 553, 616, 658},
            new double[] {438, 466, 517, 567, 616, 666, 719, 772, 822, 873, 910, 948}));
    /** Up to 256QAM, table 5.1.3.1-2: 0 to 27. */
    public static final McsTable QAM256 = new McsTable(new FormatTable(
            new double[] {120, 193, 308, 449, 602},
            new double[] {378, 434, 490, 553, 616, 658},
            new double[] {466, 517, 567, 616, 666, 719, 772, 822, 873},
            new double[] {682.5, 711, 754, 797, 841, 885, 916.5, 948}));

    private final FormatTable table;

    private McsTable(FormatTable table) {
        this.table = table;
    }

    /** The highest index. */
    public int highest() {
        return table.count() - 1;
    }

    /** Modulation and code rate of an index. */
    public TransportFormat format(int mcs) {
        return table.format(mcs);
    }

    /** Bits a resource element carries. */
    public double efficiency(int mcs) {
        return table.efficiency(mcs);
    }

    /** The most efficient scheme not more efficient than a figure, such as that of a reported CQI; at least 0. */
    public int notAbove(double bitsPerElement) {
        // Tables of the standard round efficiencies to four digits; equal rates must meet.
        return table.lastNotAbove(bitsPerElement + 1e-9);
    }

    /** The most efficient scheme that loses at most 10 % at a SINR; at least 0. */
    public int forSinr(double sinrDecibels) {
        return Math.max(table.lastWithin(sinrDecibels), 0);
    }

    /** The share of blocks lost at an effective SINR. */
    public double blockErrorRate(int mcs, double sinrDecibels) {
        return TransportFormat.blockErrorRate(sinrDecibels, table.threshold(mcs));
    }
}

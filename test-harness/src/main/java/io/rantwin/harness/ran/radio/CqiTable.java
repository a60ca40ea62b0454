package io.rantwin.harness.ran.radio;

/** The CQI tables of 3GPP TS 38.214 clause 5.2.2.1: index 1 to 15, index 0 meaning out of range. Immutable. */
public final class CqiTable {
    /** Up to 64QAM, table 5.2.2.1-2. */
    public static final CqiTable QAM64 = new CqiTable(
            new FormatTable(new double[] {78, 120, 193, 308, 449, 602}, new double[] {378, 490, 616}, new double[] {
                466, 567, 666, 772, 873, 948
            }));
    /** Up to 256QAM, table 5.2.2.1-3. */
    public static final CqiTable QAM256 = new CqiTable(new FormatTable(
            new double[] {78, 193, 449},
            new double[] {378, 490, 616},
            new double[] {466, 567, 666, 772, 873},
            new double[] {711, 797, 885, 948}));

    /** Highest index. */
    public static final int HIGHEST = 15;

    private final FormatTable table;

    private CqiTable(FormatTable table) {
        this.table = table;
    }

    /**
     * The CQI that a user reports: the highest whose block error rate does not exceed 10 %, or 0.
     *
     * @param sinrDecibels effective SINR
     */
    public int cqi(double sinrDecibels) {
        return table.lastWithin(sinrDecibels) + 1;
    }

    /** Modulation and code rate of CQI 1 to 15. */
    public TransportFormat format(int cqi) {
        return table.format(cqi - 1);
    }

    /** Bits a resource element of CQI 0 to 15; 0 for CQI 0. */
    public double efficiency(int cqi) {
        return cqi == 0 ? 0.0 : table.efficiency(cqi - 1);
    }
}

package io.rantwin.twin.anomaly;

/** What a period's report may hold, with the measurement it comes from (TS 28.552 unless said otherwise). */
public enum Kpi {
    /** Share of PRBs used, 0..1: {@code RRU.PrbTotDl} / 100. */
    PRB_LOAD(0, "RRU.PrbTotDl", ""),
    /** Volume of the period: {@code DRB.PdcpSduVolumeDL} in bit. */
    VOLUME_BITS(1, "DRB.PdcpSduVolumeDL", "bit"),
    /** Mean user throughput. */
    USER_THROUGHPUT_BIT_PER_S(2, "DRB.UEThpDl", "bit/s"),
    /** Users with data to send, mean of the period. */
    ACTIVE_USERS(3, "DRB.MeanActiveUeDl", "users"),
    /** Connected users, mean of the period. */
    CONNECTED_USERS(4, "RRC.ConnMean", "users"),
    /** Share of transport blocks not received at first. */
    BLOCK_ERROR_RATE(5, "TB.ErrTotalNbrDl", ""),
    /** Uplink noise and interference per PRB. */
    UPLINK_NOISE_DBM(6, "uplink noise and interference", "dBm"),
    /** Handovers into the cell as it counts them. */
    HANDOVERS_IN(7, "MM.HoExeInSucc", "handovers"),
    /** Handovers into the cell as its neighbours count them. */
    HANDOVERS_IN_BY_NEIGHBOURS(8, "MM.HoExeInterSucc of neighbours", "handovers"),
    /** Load of the cell that its neighbours' reports imply through load coupling, 0..1; not a report of its own. */
    LOAD_BY_NEIGHBOURS(9, "load implied by neighbours", ""),
    /** Temperature of the radio unit. */
    TEMPERATURE_CELSIUS(10, "temperature", "degree Celsius"),
    /** Hardware error counts of the period. */
    HARDWARE_ERRORS(11, "hardware errors", "errors");

    private final int index;
    private final String measurement;
    private final String unit;

    Kpi(int index, String measurement, String unit) {
        this.index = index;
        this.measurement = measurement;
        this.unit = unit;
    }

    /** Place in the arrays of {@link CellPeriod}, 0 to the number of KPIs less 1. */
    public int index() {
        return index;
    }

    /** Name of the measurement. */
    public String measurement() {
        return measurement;
    }

    /** Unit in texts, empty for a share. */
    public String unit() {
        return unit;
    }
}

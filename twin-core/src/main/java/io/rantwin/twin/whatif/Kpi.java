package io.rantwin.twin.whatif;

/** Figures of an outcome, each the mean over a report period. */
public enum Kpi {
    /** Used downlink PRBs in per cent. */
    PRB_LOAD("RRU.PrbTotDl", "% of PRBs"),
    /** Mean downlink throughput of a user while it has data, in kbit/s; no value for a cell without traffic. */
    THROUGHPUT("DRB.UEThpDl", "kbit/s"),
    /** Mean number of users with data. */
    ACTIVE_USERS("DRB.MeanActiveUeDl", "users"),
    /** Downlink volume in Mbit per second: times the period it is {@code DRB.PdcpSduVolumeDL}. */
    VOLUME("DRB.PdcpSduVolumeDL", "Mbit/s"),
    /** Electrical power in watts. */
    POWER("PEE.AvgPower", "W"),
    /** Share of the demand that came to the cell and was carried, in per cent; no value without demand. */
    CARRIED("carried demand", "%"),
    /** Mean delay of a packet before and on the air interface, in 0.1 ms; no value for a cell without traffic. */
    DELAY("DRB.RlcSduDelayDl", "0.1 ms"),
    /** Bits waiting, in Mbit. */
    BACKLOG("DRB.BufferSize", "Mbit");

    private final String measurement;
    private final String unit;

    Kpi(String measurement, String unit) {
        this.measurement = measurement;
        this.unit = unit;
    }

    /** Name in the catalogue, or what it is where no measurement corresponds. */
    public String measurement() {
        return measurement;
    }

    /** Unit of the values. */
    public String unit() {
        return unit;
    }
}

package io.rantwin.twin.whatif;

/** Figures of a slice in a cell, each the mean over a report period. */
public enum SliceKpi {
    /** PRBs that the slice uses, in per cent of the cell's. */
    PRB_LOAD("RRU.PrbUsedDl", "% of PRBs"),
    /** Mean downlink throughput of a user of the slice while it has data, in kbit/s; no value without traffic. */
    THROUGHPUT("DRB.UEThpDl", "kbit/s"),
    /** Downlink volume in Mbit per second. */
    VOLUME("DRB.PdcpSduVolumeDL", "Mbit/s"),
    /** Share of the slice's demand that came to the cell and was carried, in per cent; no value without demand. */
    CARRIED("carried demand", "%");

    private final String measurement;
    private final String unit;

    SliceKpi(String measurement, String unit) {
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

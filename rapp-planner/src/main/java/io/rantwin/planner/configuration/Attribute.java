package io.rantwin.planner.configuration;

/** What can be set of a cell, by its name in the network's management (TS 28.541 where it has one). */
public enum Attribute {
    /** Of one cell towards a neighbour, dB, as event A3 takes it (TS 28.541 {@code NRCellRelation}, TS 38.331 Q-OffsetRange). */
    OFFSET("cellIndividualOffset", "dB", -24, 24),
    /** Electrical tilt, degrees, positive downwards. */
    TILT("electricalTiltDegrees", "degrees", -5, 30),
    /** Power over the whole carrier, dBm (TS 28.541 {@code configuredMaxTxPower}). */
    POWER("configuredMaxTxPowerDbm", "dBm", 0, 60),
    /** PRBs that a slice gets whenever it needs them, lent to others while it does not (TS 28.541 {@code RRMPolicyRatio}). */
    GUARANTEE("rRMPolicyMinRatio", "% of PRBs", 0, 100);

    private final String member;
    private final String unit;
    private final double least;
    private final double most;

    Attribute(String member, String unit, double least, double most) {
        this.member = member;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** Its name in the network's management. */
    public String member() {
        return member;
    }

    /** Unit of its values. */
    public String unit() {
        return unit;
    }

    /** Least value that there is. */
    public double least() {
        return least;
    }

    /** Greatest value that there is. */
    public double most() {
        return most;
    }
}

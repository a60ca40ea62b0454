package io.rantwin.harness.ran.radio;

import io.rantwin.harness.ran.site.Environment;

/** The three propagation states with their shadow fading figures: 3GPP TR 38.901 tables 7.4.1-1 and 7.5-6. */
public enum LinkState {
    /** Line of sight to a user outdoors. */
    LOS,
    /** No line of sight to a user outdoors. */
    NLOS,
    /** Outdoor site to a user in a building, with or without line of sight to the building. */
    O2I;

    /**
     * Standard deviation of shadow fading in decibels. Rural line of sight beyond the breakpoint has 6 dB; the 4 dB of the
     * near part are used throughout.
     */
    public double sigmaDecibels(Environment environment) {
        return switch (this) {
            case LOS -> environment == Environment.INDOOR_HOTSPOT ? 3.0 : 4.0;
            case NLOS ->
                switch (environment) {
                    case UMA -> 6.0;
                    case UMI_STREET_CANYON -> 7.82;
                    case RMA -> 8.0;
                    case INDOOR_HOTSPOT -> 8.03;
                };
            case O2I -> environment == Environment.RMA ? 8.0 : 7.0;
        };
    }

    /** Correlation distance of shadow fading in metres. Indoor hotspots have no O2I links; they get the NLOS figure. */
    public double correlationMetres(Environment environment) {
        return switch (environment) {
            case UMA -> choose(37.0, 50.0, 7.0);
            case UMI_STREET_CANYON -> choose(10.0, 13.0, 7.0);
            case RMA -> choose(37.0, 120.0, 120.0);
            case INDOOR_HOTSPOT -> choose(10.0, 6.0, 6.0);
        };
    }

    private double choose(double los, double nlos, double indoor) {
        return switch (this) {
            case LOS -> los;
            case NLOS -> nlos;
            case O2I -> indoor;
        };
    }
}

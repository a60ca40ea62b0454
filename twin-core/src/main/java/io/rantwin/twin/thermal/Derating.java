package io.rantwin.twin.thermal;

/**
 * How a radio unit cuts its transmit power when hot: full up to a limit, then falling in a straight line to the least share at a second
 * temperature, and the least share above it. Immutable.
 *
 * @param fromCelsius where cutting begins
 * @param toCelsius where the least share is reached, above {@code fromCelsius}
 * @param leastShare of transmit power, 0..1
 */
public record Derating(double fromCelsius, double toCelsius, double leastShare) {
    /** Refuses an empty range and shares outside 0..1. */
    public Derating {
        if (!(toCelsius > fromCelsius) || !(leastShare >= 0) || leastShare > 1) {
            throw new IllegalArgumentException(
                    "derating from " + fromCelsius + " to " + toCelsius + " degree Celsius down to " + leastShare
                            + ": the second must be above the first and the share in 0..1");
        }
    }

    /** Share of the transmit power left at this temperature. */
    public double transmitShare(double celsius) {
        double hot = Math.min(Math.max((celsius - fromCelsius) / (toCelsius - fromCelsius), 0), 1);
        return 1 - hot * (1 - leastShare);
    }
}

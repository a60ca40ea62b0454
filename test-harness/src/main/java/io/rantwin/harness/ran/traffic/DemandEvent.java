package io.rantwin.harness.ran.traffic;

/**
 * Something that draws a crowd to a place for a time, such as a match. Times are profile hours since Monday 0:00 of the
 * first week ({@link ProfileClock#hours}), so that an event keeps its share of a squeezed day.
 *
 * @param name for plots and ground truth
 * @param xMetres centre
 * @param yMetres centre
 * @param radiusMetres inside it the event counts
 * @param startHours when it has reached its full size
 * @param endHours when it begins to end
 * @param rampHours how long the crowd takes to come, and to go, above zero
 * @param crowdFactor by what the density of UEs in the circle is multiplied at full size, 1 or more
 * @param demandFactor by what sessions of each UE in the circle are multiplied at full size, 0 or more
 */
public record DemandEvent(
        String name,
        double xMetres,
        double yMetres,
        double radiusMetres,
        double startHours,
        double endHours,
        double rampHours,
        double crowdFactor,
        double demandFactor) {
    public DemandEvent {
        if (!(radiusMetres > 0) || !(endHours >= startHours) || !(rampHours > 0)) {
            throw new IllegalArgumentException(
                    "event " + name + " needs a radius and a ramp above zero and must not end before it starts");
        }
        if (!(crowdFactor >= 1) || !(demandFactor >= 0)) {
            throw new IllegalArgumentException("event " + name + " has crowd factor " + crowdFactor
                    + " (at least 1) and demand factor " + demandFactor + " (at least 0)");
        }
    }

    /** How far the event is on: 0 before and after, 1 at full size, smooth in between. */
    public double size(double hours) {
        double rise = (hours - (startHours - rampHours)) / rampHours;
        double fall = (endHours + rampHours - hours) / rampHours;
        double t = StrictMath.min(1, StrictMath.max(0, StrictMath.min(rise, fall)));
        return t * t * (3 - 2 * t);
    }

    /** Whether a place is inside. */
    public boolean covers(double x, double y) {
        double dx = x - xMetres;
        double dy = y - yMetres;
        return dx * dx + dy * dy <= radiusMetres * radiusMetres;
    }

    /** The factor for a UE's demand at a place and time. */
    public double demandFactor(double x, double y, double hours) {
        return covers(x, y) ? 1 + (demandFactor - 1) * size(hours) : 1;
    }

    /** The factor for the density of UEs inside at a time. */
    public double crowdFactor(double hours) {
        return 1 + (crowdFactor - 1) * size(hours);
    }

    /**
     * The weight of a hotspot that, laid over a uniform background, makes the density inside {@link #crowdFactor} times
     * that of the background.
     *
     * @param backgroundPerSquareMetre the background's weight divided by its area
     */
    public double hotspotWeight(double hours, double backgroundPerSquareMetre) {
        double area = StrictMath.PI * radiusMetres * radiusMetres;
        return (crowdFactor(hours) - 1) * backgroundPerSquareMetre * area;
    }
}

package io.rantwin.twin.forecast;

/**
 * A forecast made elsewhere: the filter's state propagated to the horizon, a learned model. It is combined with the others by
 * its own recent errors: it gains weight only while it is better, and loses it by itself.
 */
public interface ExternalMember {
    /** As it stands in results. */
    String name();

    /**
     * The median of the series at the horizon, seen from the newest row, in the unit of the series; NaN when there is none.
     *
     * @param series index in the group
     */
    double forecast(int series, Horizon horizon);
}

package io.rantwin.twin.whatif;

/**
 * What must hold in every report of the horizon.
 *
 * @param kpi figure
 * @param cell which cell, or {@link #ANY}
 * @param least allowed
 * @param most allowed
 */
public record GuardRail(Kpi kpi, int cell, double least, double most) {
    /** Every cell. */
    public static final int ANY = -1;
}

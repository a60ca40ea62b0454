package io.rantwin.twin.enforcement;

/**
 * A cell as another one sees it.
 *
 * @param cellId the neighbour
 * @param takeoverShare share of the other's demand that this one carries when the other does not serve, 0..1
 * @param takeoverCost PRBs that this one spends on it, for each that the other would spend on all of its demand, both as shares of their
 *     PRBs; NaN when nobody knows
 * @param hasRelation whether users may be handed over to it
 * @param offsetDb {@code cellIndividualOffset} in force
 */
public record Neighbour(
        String cellId, double takeoverShare, double takeoverCost, boolean hasRelation, double offsetDb) {
    /** Without knowing what the takeover costs. */
    public Neighbour(String cellId, double takeoverShare, boolean hasRelation, double offsetDb) {
        this(cellId, takeoverShare, Double.NaN, hasRelation, offsetDb);
    }
}

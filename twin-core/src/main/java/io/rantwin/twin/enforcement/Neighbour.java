package io.rantwin.twin.enforcement;

/**
 * A cell as another one sees it.
 *
 * @param cellId the neighbour
 * @param takeoverShare share of the other's demand that this one carries when the other does not serve, 0..1
 * @param hasRelation whether users may be handed over to it
 * @param offsetDb {@code cellIndividualOffset} in force
 */
public record Neighbour(String cellId, double takeoverShare, boolean hasRelation, double offsetDb) {}

package io.rantwin.twin.topology;

import org.jspecify.annotations.Nullable;

/**
 * {@code NRCellRelation}: users of one cell may be handed over to another.
 *
 * @param cell index of the serving cell
 * @param neighbour index of the target cell
 * @param cellIndividualOffsetDb added to the neighbour's measurement in event A3 (TS 38.331 clause 5.5.4.4)
 * @param handovers executed from the one to the other over some period equal for all relations; null when not counted
 */
public record NeighbourRelation(
        int cell,
        int neighbour,
        double cellIndividualOffsetDb,
        @Nullable Double handovers) {}

package io.rantwin.nearrt.loop;

import io.rantwin.twin.topology.ModelBasis;

/**
 * What is known of a cell besides its reports.
 *
 * @param basis what the twin of this cell stands on
 * @param bandwidthHertz of all PRBs of the cell; NaN when not known
 */
public record CellFacts(ModelBasis basis, double bandwidthHertz) {
    /** Of a cell of which nothing is known. */
    public static final CellFacts NONE = new CellFacts(ModelBasis.STAND_ALONE, Double.NaN);

    /** Knows the facts of cells. Thread-safe. */
    @FunctionalInterface
    public interface Source {
        /** Facts of a cell, {@link #NONE} when there are none. */
        CellFacts of(String cellId);
    }
}

package io.rantwin.twin.estimation;

/** What the neighbours say about a cell: the load that explains their interference and handovers, as load coupling has it. */
@FunctionalInterface
public interface NeighbourExpectation {
    /** For networks of which no neighbours are known. */
    NeighbourExpectation NONE = (cell, nanos, loadAndDeviation) -> false;

    /**
     * Expected utilisation of a cell, worked out without that cell's own reports.
     *
     * @param loadAndDeviation receives load 0..1 and its standard deviation
     * @return false when nothing can be said; then nothing is written
     */
    boolean expect(int cell, long nanos, double[] loadAndDeviation);
}

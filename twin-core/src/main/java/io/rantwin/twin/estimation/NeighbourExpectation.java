package io.rantwin.twin.estimation;

import org.jspecify.annotations.Nullable;

/** What the neighbours say about a cell: the load that explains their interference and handovers, as load coupling has it. */
@FunctionalInterface
public interface NeighbourExpectation {
    /** For networks of which no neighbours are known. */
    NeighbourExpectation NONE = (cell, nanos) -> null;

    /** Expected utilisation of a cell, worked out without that cell's own reports; null when nothing can be said. */
    @Nullable
    ExpectedLoad expect(int cell, long nanos);
}

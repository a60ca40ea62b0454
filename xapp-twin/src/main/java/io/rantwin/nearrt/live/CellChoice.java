package io.rantwin.nearrt.live;

import java.util.Collection;
import java.util.Set;

/**
 * Cells that somebody wants to hear of.
 *
 * @param cellIds none for all
 */
public record CellChoice(Set<String> cellIds) {
    /** All cells. */
    public static final CellChoice ALL = new CellChoice(Set.of());

    public CellChoice {
        cellIds = Set.copyOf(cellIds);
    }

    /** These cells, however often each is named; all when none is. */
    public static CellChoice of(Collection<String> cellIds) {
        return new CellChoice(Set.copyOf(cellIds));
    }

    /** Whether a cell is one of them; allocates nothing. */
    public boolean includes(String cellId) {
        return cellIds.isEmpty() || cellIds.contains(cellId);
    }
}

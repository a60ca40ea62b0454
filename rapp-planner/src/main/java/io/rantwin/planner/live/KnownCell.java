package io.rantwin.planner.live;

import io.rantwin.api.v1.CellState;
import org.jspecify.annotations.Nullable;

/**
 * A cell as far as it is known.
 *
 * @param state what the twin said last; null when only the topology names it
 * @param place where it is; null when the topology does not know it
 * @param round the round of changes with which it changed last
 */
public record KnownCell(
        String cellId, @Nullable CellState state, @Nullable CellPlace place, long round) {}

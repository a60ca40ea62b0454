package io.rantwin.a1.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where energy may not be saved, or only if there is no other way.
 *
 * @param operational cells not to be switched off, or {@code null}
 * @param coverage cells whose coverage is not to be lost, or {@code null}
 * @param dlPrbUsagePercent downlink PRB usage above which the cells must not save, 0..100, or {@code null}
 * @param ulPrbUsagePercent uplink PRB usage above which the cells must not save, 0..100, or {@code null}
 */
public record EnergyResource(
        @Nullable Guarded operational,
        @Nullable Guarded coverage,
        @Nullable Integer dlPrbUsagePercent,
        @Nullable Integer ulPrbUsagePercent) {
    /** How much saving is unwanted. */
    public enum Guard {
        AVOID,
        FORBID
    }

    /** Cells under a guard. */
    public record Guarded(List<CellId> cells, Guard guard) {
        public Guarded {
            cells = List.copyOf(cells);
        }
    }
}

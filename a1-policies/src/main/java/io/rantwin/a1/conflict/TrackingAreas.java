package io.rantwin.a1.conflict;

import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.TaI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cells a tracking area has; the topology knows. */
@FunctionalInterface
public interface TrackingAreas {
    /** Nobody knows: a tracking area may have any cell. */
    TrackingAreas UNKNOWN = area -> null;

    /** The cells of a tracking area, or {@code null} when they are not known. */
    @Nullable
    Set<CellId> cells(TaI area);
}

package io.rantwin.planner.desired;

import io.rantwin.planner.push.RicView;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler knows of the other side.
 *
 * @param comparedAt when all policies were compared last with what is there, or {@code null}
 * @param trouble why the other side cannot be worked with, or {@code null} when it can
 * @param rics as they were seen last
 * @param troubles by policy id: what went wrong last with those that are not as they should be
 */
public record ReconcilerState(
        @Nullable Instant comparedAt,
        @Nullable String trouble,
        List<RicView> rics,
        SortedMap<String, String> troubles) {}

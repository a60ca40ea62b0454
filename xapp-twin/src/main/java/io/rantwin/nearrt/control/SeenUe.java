package io.rantwin.nearrt.control;

import io.rantwin.codecs.identity.UeId;
import io.rantwin.twin.enforcement.UeCondition.Candidate;
import io.rantwin.twin.topology.Snssai;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A UE as an E2 node reports it.
 *
 * @param ueKey node and id as text
 * @param ueId as the node knows it, to be used in controls as it is
 * @param names ids by which A1 policies may call it
 * @param ranName node
 * @param cellId serving cell
 * @param slice null when not told
 * @param fiveQi 0 when not told
 * @param throughputKbits downlink; NaN when not told
 * @param delayMillis downlink; NaN when not told
 * @param candidates cells that it measures; empty when not told
 * @param seenNanos end of the newest period that told of it, network time
 */
public record SeenUe(
        String ueKey,
        UeId ueId,
        Set<io.rantwin.a1.policy.UeId> names,
        String ranName,
        String cellId,
        @Nullable Snssai slice,
        int fiveQi,
        double throughputKbits,
        double delayMillis,
        List<Candidate> candidates,
        long seenNanos) {
    /** Copies the collections. */
    public SeenUe {
        names = Set.copyOf(names);
        candidates = List.copyOf(candidates);
    }
}

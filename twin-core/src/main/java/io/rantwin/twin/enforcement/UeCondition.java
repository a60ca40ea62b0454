package io.rantwin.twin.enforcement;

import io.rantwin.a1.policy.UeId;
import io.rantwin.twin.topology.Snssai;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A UE that is visible now. Unknown figures are NaN.
 *
 * @param ueKey names it towards the control side; never interpreted
 * @param names ids by which A1 policies may call it
 * @param cellId its serving cell
 * @param slice its slice; null when unknown
 * @param fiveQi of its flows, 0 when unknown
 * @param throughputKbits downlink
 * @param delayMillis downlink
 * @param candidates cells that it measures, its serving cell among them; empty when it does not report
 */
public record UeCondition(
        String ueKey,
        Set<UeId> names,
        String cellId,
        @Nullable Snssai slice,
        int fiveQi,
        double throughputKbits,
        double delayMillis,
        List<Candidate> candidates) {
    /** A cell as a UE receives it. */
    public record Candidate(String cellId, double rsrpDbm) {}

    /** Copies the collections. */
    public UeCondition {
        names = Set.copyOf(names);
        candidates = List.copyOf(candidates);
    }

    /** Level of a cell at the UE; NaN when it does not report it. */
    public double rsrpDbm(String otherId) {
        for (Candidate candidate : candidates) {
            if (candidate.cellId().equals(otherId)) {
                return candidate.rsrpDbm();
            }
        }
        return Double.NaN;
    }
}

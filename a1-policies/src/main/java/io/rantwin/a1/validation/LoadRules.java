package io.rantwin.a1.validation;

import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Range;
import io.rantwin.a1.schema.Rule;
import org.jspecify.annotations.Nullable;

/** Rules of load balancing. */
final class LoadRules {
    private static final String TARGETS = "/lbResources/cellIdList";

    private LoadRules() {}

    static void check(A1Policy.LoadBalancing balancing, Findings findings) {
        boolean hasSlice = balancing.scope().sliceId() != null;
        objective("dl", balancing.dlLbObjective(), hasSlice, findings);
        objective("ul", balancing.ulLbObjective(), hasSlice, findings);
        ScopeRules.cells(TARGETS, balancing.targetCells(), findings);
        int own = balancing.scope().cellId() == null
                ? -1
                : balancing.targetCells().indexOf(balancing.scope().cellId());
        if (own >= 0) {
            findings.mistake(
                    Rule.CONTRADICTION,
                    TARGETS + "/" + own,
                    "cell " + balancing.scope().cellId() + " is the loaded cell of the scope; load cannot move to it");
        }
    }

    private static void objective(
            String direction, @Nullable LoadBalancingObjective objective, boolean hasSlice, Findings findings) {
        if (objective == null) {
            return;
        }
        String pointer = "/lbObjectives/" + direction + "LbObjective/";
        findings.range(
                pointer + direction + "TargetPrbUsg", objective.targetPrbUsagePercent(), "percent", Range.PERCENT);
        int number = objective.prbUsageType().number();
        if (objective.prbUsageType().isOfSlice() && !hasSlice) {
            findings.mistake(
                    Rule.WRONG_COMBINATION,
                    pointer + direction + "PrbUsgType",
                    number + " is the usage of a slice, but the scope has no sliceId; 1 or 2 goes without");
        } else if (!objective.prbUsageType().isOfSlice() && hasSlice) {
            findings.mistake(
                    Rule.WRONG_COMBINATION,
                    pointer + direction + "PrbUsgType",
                    number + " is the usage of the whole cell, but the scope has a sliceId; 3 or 4 goes with it");
        }
    }
}

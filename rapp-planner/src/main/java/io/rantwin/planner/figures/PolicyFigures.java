package io.rantwin.planner.figures;

import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.push.RicView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policies, and the RICs that they are for. */
final class PolicyFigures {
    private PolicyFigures() {}

    static void add(Families to, DesiredPolicies policies, @Nullable ReconcilerState otherSide, Instant now) {
        List<PolicyRecord> records = policies.all();
        for (PolicyPhase phase : PolicyPhase.values()) {
            to.gauge(
                    "policies",
                    "Policies by how far they are",
                    records.stream().filter(each -> each.phase() == phase).count(),
                    "phase",
                    PlannerMetrics.label(phase));
        }
        for (PolicyStatus.EnforceStatus status : PolicyStatus.EnforceStatus.values()) {
            standing(to, records, PlannerMetrics.label(status), status);
        }
        standing(to, records, "unknown", null);
        to.flag("pushes", "1 when policies are pushed to a RIC, 0 when they are only kept", otherSide != null);
        if (otherSide == null) {
            return;
        }
        to.flag(
                "other_side_up",
                "1 while the policy management service, or the RICs, can be worked with",
                otherSide.trouble() == null);
        to.gauge(
                "policies_troubled",
                "Policies of which the last request went wrong",
                otherSide.troubles().size());
        Instant compared = otherSide.comparedAt();
        if (compared != null) {
            to.gauge(
                    "compared_age_seconds",
                    "Time since all policies were compared with what is there",
                    PlannerMetrics.seconds(compared, now));
        }
        for (RicView ric : otherSide.rics()) {
            to.flag("ric_writable", "1 while a RIC takes policies", ric.canBeWritten(), "ric", ric.ricId());
        }
    }

    private static void standing(
            Families to, List<PolicyRecord> records, String label, PolicyStatus.@Nullable EnforceStatus wanted) {
        to.gauge(
                "policies_in_place",
                "Policies that the RIC has and that are wanted, by its last word on them",
                records.stream()
                        .filter(each -> each.phase() == PolicyPhase.IN_PLACE && status(each) == wanted)
                        .count(),
                "status",
                label);
    }

    private static PolicyStatus.@Nullable EnforceStatus status(PolicyRecord record) {
        PolicyStatus status = record.status();
        return status == null ? null : status.enforceStatus();
    }
}

package io.rantwin.planner.gate;

import java.util.ArrayList;
import java.util.List;

/** Makes all seven checks, also when an earlier one has failed, as far as that makes sense: people want to hear everything at once. */
public final class Gate {
    private static final List<Check> CHECKS = List.of(
            new SchemaCheck(),
            new ConflictCheck(),
            new RailCheck(),
            new FidelityCheck(),
            new GainCheck(),
            new CanaryCheck(),
            new WatchCheck());

    /** What the gate says of a policy. Never fails, whatever the policy is. */
    public GateReport judge(GateCase it) {
        List<CheckReport> reports = new ArrayList<>();
        for (Check check : CHECKS) {
            boolean isReadable = it.proposal() != null;
            String because = "the policy cannot be read";
            reports.add(
                    isReadable || check.kind() == CheckKind.SCHEMA
                            ? check.check(it)
                            : check.report(false, "Not asked: " + because + ".", new Evidence.NotAsked(because)));
        }
        return new GateReport(it.draft().policyId(), reports);
    }
}

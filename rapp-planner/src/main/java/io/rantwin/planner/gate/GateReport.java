package io.rantwin.planner.gate;

import java.util.List;

/**
 * What the gate says of a policy.
 *
 * @param policyId which one
 * @param checks all seven, in their order
 */
public record GateReport(String policyId, List<CheckReport> checks) {
    /** Copies the list. */
    public GateReport {
        checks = List.copyOf(checks);
    }

    /** Whether the policy may leave the planner. */
    public boolean passes() {
        return checks.size() == CheckKind.values().length && checks.stream().allMatch(CheckReport::passed);
    }

    /** What stands against it, or that nothing does. */
    public String sentence() {
        List<String> against = checks.stream()
                .filter(check -> !check.passed() && !(check.evidence() instanceof Evidence.NotAsked))
                .map(check -> check.kind().number() + " " + check.kind().title() + ": " + check.sentence())
                .toList();
        return passes()
                ? "Policy " + policyId + " passes all seven checks."
                : "Policy " + policyId + " stays here. " + String.join(" ", against);
    }
}

package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.policy.ViewMaker.Made;
import io.rantwin.twin.enforcement.Enforcement;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.EnforcementPlan;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PolicyConflict;
import io.rantwin.twin.enforcement.PolicyInForce;
import io.rantwin.twin.enforcement.Unserved;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy can be enforced now: decided as if it were in force, together with those that are; then the twin is asked. A policy
 * is refused when an objective of it can never be served here or is about what is not visible, when the twin advises against all that
 * it asks for, and when policies that come before it leave nothing of it.
 */
final class PolicyJudge {
    private final Enforcement enforcement;
    private final TwinCheck twin;

    PolicyJudge(Enforcement enforcement, TwinCheck twin) {
        this.enforcement = enforcement;
        this.twin = twin;
    }

    /**
     * What becomes of a policy.
     *
     * @param isEnforced whether it is in force
     * @param reason why not, or what it waits for
     */
    record Verdict(boolean isEnforced, String reason) {}

    /** Judges a policy that is not in force, as if it were. */
    Verdict judge(PolicyInForce policy, List<PolicyInForce> others, Made made, EnforcementMemory memory) {
        List<PolicyInForce> all = new ArrayList<>(others);
        all.add(policy);
        EnforcementPlan plan = enforcement.decide(made.view(), all, memory);
        Verdict verdict = inPlan(policy.policyId(), plan);
        String advice = verdict.isEnforced() ? advice(actions(policy.policyId(), plan), made.cut(), memory) : null;
        return advice == null ? verdict : new Verdict(false, advice);
    }

    private static List<PlannedAction> actions(String policyId, EnforcementPlan plan) {
        return plan.actions().stream()
                .filter(each -> each.policyId().equals(policyId) && !each.isRestoration())
                .toList();
    }

    /** How a policy stands by a plan that was made with it. */
    Verdict inPlan(String policyId, EnforcementPlan plan) {
        List<Unserved> own = plan.unserved().stream()
                .filter(each -> each.policyId().equals(policyId))
                .toList();
        List<Unserved> impossible = own.stream()
                .filter(each -> each.duration() != Unserved.Duration.NOT_NOW)
                .toList();
        if (!impossible.isEmpty()) {
            return new Verdict(false, sentences(impossible));
        }
        String lost = plan.conflicts().stream()
                .filter(each -> each.loserId().equals(policyId))
                .map(PolicyConflict::sentence)
                .collect(Collectors.joining(" "));
        boolean isNothingLeft = !lost.isEmpty() && actions(policyId, plan).isEmpty();
        return new Verdict(!isNothingLeft, isNothingLeft || own.isEmpty() ? lost : sentences(own));
    }

    // What the twin says when it advises against everything; null when something may be done.
    private @Nullable String advice(List<PlannedAction> actions, @Nullable Snapshot cut, EnforcementMemory memory) {
        if (actions.isEmpty()) {
            return null;
        }
        if (cut == null) {
            return "The twin has no state of the network yet.";
        }
        TwinCheck.Answer answer = twin.ask(cut, memory, actions);
        return answer.allowed().isEmpty()
                ? answer.refused().stream().map(TwinCheck.Refusal::reason).collect(Collectors.joining(" "))
                : null;
    }

    private static String sentences(List<Unserved> unserved) {
        return unserved.stream()
                .map(each -> (each.pointer().isEmpty() ? "" : each.pointer() + ": ") + each.reason())
                .collect(Collectors.joining("; "));
    }
}

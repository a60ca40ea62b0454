package io.rantwin.planner.gate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.push.PolicyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One policy on its way: approval, canary, rollout as a wider-scoped revision of the canary's own id, watch, withdrawal. Every step is in
 * the audit log before it is done. What is wanted survives the process ({@link DesiredPolicies}); a new process finds out from the
 * revision that is wanted how far the policy was. A policy that was taken back by the watch, by the kill switch or by somebody stays so
 * until it is approved anew. Not thread-safe.
 */
public final class Rollout {
    private final Way way;
    private final Watch canaryWatch;
    private final Watch watch;
    private final DesiredPolicies desired;
    private final PolicyAudit audit;
    private Phase phase;
    private String sentence;
    private long lastReport = -1;
    private boolean isSettling;

    /** How far a policy is. */
    public enum Phase {
        /** The gate did not let it through. */
        REFUSED,
        /** It passed and somebody has to say yes. */
        WAITING,
        /** In force in a few cells. */
        CANARY,
        /** In force in all of its cells. */
        ROLLED_OUT,
        /** Taken back. */
        WITHDRAWN
    }

    /**
     * What goes which way.
     *
     * @param canary the same policy in fewer cells
     * @param horizonMillis after which the stages begin anew
     * @param reportMillis length of a report
     * @param canaryReports reports that the canary is watched for at least
     * @param needsApproval false to go on without a person
     */
    public record Way(
            PolicyDraft draft,
            PolicyDraft canary,
            long horizonMillis,
            long reportMillis,
            int canaryReports,
            boolean needsApproval) {}

    /**
     * Takes up a policy that was before the gate.
     *
     * @param canaryWatch over what is foretold with the canary alone
     * @param watch over what is foretold with the whole policy
     */
    public Rollout(
            Way way, GateReport report, Watch canaryWatch, Watch watch, DesiredPolicies desired, PolicyAudit audit)
            throws DesiredException {
        this.way = way;
        this.canaryWatch = canaryWatch;
        this.watch = watch;
        this.desired = desired;
        this.audit = audit;
        sentence = report.sentence();
        phase = report.passes() ? found() : Phase.REFUSED;
        audit.record(report.passes() ? "gate.passed" : "gate.refused", "gate", EvidenceJson.write(report));
        if (phase == Phase.WAITING && !way.needsApproval()) {
            approve("planner", "no approval is asked for");
        }
    }

    // A revision that is wanted already tells how far an earlier process was.
    private Phase found() {
        PolicyRecord record = desired.record(way.draft().policyId());
        if (record == null || !record.phase().isWanted()) {
            return Phase.WAITING;
        }
        ObjectNode body = record.order().body();
        return has(way.draft(), body) ? Phase.ROLLED_OUT : has(way.canary(), body) ? Phase.CANARY : Phase.WAITING;
    }

    private static boolean has(PolicyDraft draft, ObjectNode body) {
        return draft.stages().stream().anyMatch(stage -> stage.body().equals(body));
    }

    /** How far it is. */
    public Phase phase() {
        return phase;
    }

    /** Why, for people. */
    public String sentence() {
        return sentence;
    }

    /** Somebody says yes; only a policy that waits can be approved. */
    public void approve(String actor, String reason) throws DesiredException {
        if (phase != Phase.WAITING) {
            throw new DesiredException("policy " + way.draft().policyId() + " does not wait for approval, it is "
                    + phase + ": " + sentence);
        }
        audit.record("gate.approved", actor, facts().put("reason", reason));
        step(Phase.CANARY, "approved by " + actor + ": " + reason);
    }

    /**
     * Wants the revision that is due.
     *
     * @param millis network time since the first horizon began
     */
    public void tick(long millis) throws DesiredException {
        if (phase != Phase.CANARY && phase != Phase.ROLLED_OUT) {
            return;
        }
        var halted = desired.halted();
        if (halted != null) {
            end("the kill switch was used by " + halted.actor() + ": " + halted.reason());
            return;
        }
        PolicyRecord record = desired.record(way.draft().policyId());
        if (record != null && !record.phase().isWanted() && lastReport >= 0) {
            end("taken back by " + record.actor() + ": " + record.reason());
            return;
        }
        PolicyDraft now = phase == Phase.CANARY ? way.canary() : way.draft();
        desired.want(
                new PolicyOrder(
                        now.policyId(), now.ricId(), now.policyTypeId(), now.bodyAt(millis % way.horizonMillis())),
                "rollout",
                phase == Phase.CANARY ? "canary" : "rollout");
    }

    /**
     * Takes one report of the network. The first one after a step counts for nothing.
     *
     * @param millis network time since the first horizon began at which the report's period begins; earlier ones are ignored
     */
    public void observe(long millis, Realised realised) throws DesiredException {
        if (phase != Phase.CANARY && phase != Phase.ROLLED_OUT || millis <= lastReport) {
            return;
        }
        Watch now = phase == Phase.CANARY ? canaryWatch : watch;
        if (millis / way.horizonMillis() != Math.max(lastReport, 0) / way.horizonMillis()) {
            now.beginHorizon();
        }
        lastReport = millis;
        if (isSettling) {
            // The step came into force at some time within this period, or after it.
            isSettling = false;
            return;
        }
        Watch.Verdict verdict = now.next((int) (millis % way.horizonMillis() / way.reportMillis()), realised);
        sentence = verdict.sentence();
        switch (verdict.state()) {
            case WITHDRAW -> {
                audit.record("policy.withdrawn", "watch", facts().put("why", verdict.sentence()));
                desired.drop(way.draft().policyId(), "watch", verdict.sentence());
                phase = Phase.WITHDRAWN;
            }
            case AS_FORETOLD -> {
                if (phase == Phase.CANARY && verdict.reports() >= way.canaryReports()) {
                    step(Phase.ROLLED_OUT, "the canary did as foretold in " + verdict.reports() + " reports");
                }
            }
            case WATCHING -> {
                // Goes on as it is.
            }
        }
    }

    private void step(Phase next, String why) throws DesiredException {
        audit.record(
                "rollout.step", "rollout", facts().put("phase", next.name()).put("why", why));
        phase = next;
        sentence = why;
        isSettling = true;
    }

    private void end(String why) throws DesiredException {
        step(Phase.WITHDRAWN, why);
    }

    private ObjectNode facts() {
        return JsonNodeFactory.instance.objectNode().put("policyId", way.draft().policyId());
    }

    /** Takes up a case that was judged; null when the gate keeps it here. */
    public static @Nullable Rollout begin(
            GateCase it, GateReport report, boolean needsApproval, DesiredPolicies desired, PolicyAudit audit)
            throws DesiredException {
        PolicyDraft canary = it.canary();
        Ensemble.Result few = it.canaryResult();
        if (!report.passes() || canary == null || few == null) {
            audit.record("gate.refused", "gate", EvidenceJson.write(report));
            return null;
        }
        return new Rollout(
                new Way(
                        it.draft(),
                        canary,
                        it.world().profile().horizonMillis(),
                        it.world().decisionMillis(),
                        it.settings().watch().canaryReports(),
                        needsApproval),
                report,
                watch(it, few),
                watch(it, it.result()),
                desired,
                audit);
    }

    private static Watch watch(GateCase it, Ensemble.Result result) {
        return new Watch(
                result,
                Ensemble.touched(result, it.settings().touchedPoints()),
                it.world().snapshot().cellIds(),
                it.settings().watch(),
                it.settings().seed());
    }
}

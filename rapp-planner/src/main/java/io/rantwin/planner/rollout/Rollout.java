package io.rantwin.planner.rollout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyPhase;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.gate.EvidenceJson;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.push.PolicyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One policy on its way: approval, canary, rollout as a wider-scoped revision of the canary's own id, watch, withdrawal. Every step is in
 * the audit log before it is done, so a new process finds in it how far the policy was ({@link RolloutTrail}) and finishes what was begun.
 * Without reports a policy is not watched: it is taken away until they come again. What was withdrawn by the watch, by the kill switch
 * or by somebody stays so. Not thread-safe.
 */
public final class Rollout {
    /** Who acts for the watch. */
    static final String WATCH = "watch";

    private static final String ACTOR = "rollout";

    private final Way way;
    private final Watch canaryWatch;
    private final Watch watch;
    private final DesiredPolicies desired;
    private final PolicyAudit audit;
    private final Settling settling;
    private Phase phase;
    private String sentence;
    private long lastReport = -1;
    private int hinderedReports;
    private boolean isPaused;
    private boolean hasWanted;
    private boolean isClean;

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
        WITHDRAWN;

        /** Whether the policy is to be in force. */
        public boolean isOpen() {
            return this == CANARY || this == ROLLED_OUT;
        }
    }

    /**
     * What goes which way.
     *
     * @param planId of the plan, for the audit log
     * @param canary the same policy in fewer cells
     * @param horizonMillis after which the stages begin anew
     * @param reportMillis length of a report
     * @param canaryReports reports that the canary is watched for at least
     * @param needsApproval false to go on without a person
     * @param canaryWatch what is foretold with the canary alone
     * @param watch what is foretold with the whole policy
     */
    public record Way(
            String planId,
            PolicyDraft draft,
            PolicyDraft canary,
            long horizonMillis,
            long reportMillis,
            int canaryReports,
            boolean needsApproval,
            WatchModel canaryWatch,
            WatchModel watch) {
        /** The way of a case that passed; null when it has no canary. */
        public static @Nullable Way of(String planId, GateCase it, boolean needsApproval) {
            PolicyDraft canary = it.canary();
            Ensemble.Result few = it.canaryResult();
            if (canary == null || few == null) {
                return null;
            }
            return new Way(
                    planId,
                    it.draft(),
                    canary,
                    it.world().profile().horizonMillis(),
                    it.world().decisionMillis(),
                    it.settings().watch().canaryReports(),
                    needsApproval,
                    model(it, few),
                    model(it, it.result()));
        }

        private static WatchModel model(GateCase it, Ensemble.Result result) {
            return WatchModel.of(
                    result,
                    Ensemble.touched(result, it.settings().touchedPoints()),
                    it.world().snapshot().cellIds(),
                    it.settings().watch(),
                    it.settings().seed(),
                    it.goal());
        }
    }

    /** Takes up a policy that passed the gate, from where the audit log has it. */
    public Rollout(Way way, RolloutTrail trail, DesiredPolicies desired, PolicyAudit audit) throws DesiredException {
        this.way = way;
        this.canaryWatch = new Watch(way.canaryWatch());
        this.watch = new Watch(way.watch());
        this.desired = desired;
        this.audit = audit;
        phase = trail.phase();
        isPaused = trail.isPaused();
        sentence = trail.sentence();
        PolicyRecord record = desired.record(way.draft().policyId());
        hasWanted = record != null && record.phase().isWanted() && isOurs(record);
        settling = new Settling(way.watch().settings().settleMillis());
        if (phase.isOpen()) {
            settling.leaveOutNext();
        }
        if (phase == Phase.WAITING && !way.needsApproval()) {
            approve("planner", "no approval is asked for");
        }
    }

    /** Takes up a case that was judged; null when the gate keeps it here. */
    public static @Nullable Rollout begin(
            GateCase it, GateReport report, boolean needsApproval, DesiredPolicies desired, PolicyAudit audit)
            throws DesiredException {
        Way way = report.passes() ? Way.of(it.draft().policyId(), it, needsApproval) : null;
        judged(report, it.draft().policyId(), audit);
        return way == null
                ? null
                : new Rollout(way, new RolloutTrail(Phase.WAITING, false, report.sentence()), desired, audit);
    }

    /** Writes down what the gate says. */
    public static void judged(GateReport report, String planId, PolicyAudit audit) throws DesiredException {
        audit.record(
                report.passes() ? "gate.passed" : "gate.refused",
                "gate",
                EvidenceJson.write(report).put("planId", planId).put("sentence", report.sentence()));
    }

    /** What goes which way. */
    public Way way() {
        return way;
    }

    /** How far it is. */
    public Phase phase() {
        return phase;
    }

    /** Whether it waits for reports. */
    public boolean isPaused() {
        return isPaused;
    }

    /** Why, for people. */
    public String sentence() {
        return sentence;
    }

    /** The watch of the present phase, or of the last one in which it was in force. */
    public Watch watch() {
        return phase == Phase.ROLLED_OUT || watch.last() != null ? watch : canaryWatch;
    }

    /** Somebody says yes; only a policy that waits can be approved. */
    public void approve(String actor, String reason) throws DesiredException {
        if (phase != Phase.WAITING) {
            throw new DesiredException("policy " + way.draft().policyId() + " does not wait for approval, it is "
                    + phase + ": " + sentence);
        }
        audit.record("gate.approved", actor, facts().put("reason", reason));
        step(Phase.CANARY, approved(actor, reason));
    }

    static String approved(String actor, String reason) {
        return "approved by " + actor + ": " + reason;
    }

    /** Why something that was never in force is withdrawn. */
    public static String notWanted(String actor, String reason) {
        return "not wanted by " + actor + ": " + reason;
    }

    static String halted(String who) {
        return "the kill switch was used by " + who;
    }

    /** Somebody takes it back, or does not want it; nothing happens when that was done before. */
    public void withdraw(String actor, String reason) throws DesiredException {
        if (phase == Phase.WAITING) {
            end(notWanted(actor, reason), actor);
        } else if (phase.isOpen()) {
            takeBack("taken back by " + actor + ": " + reason, actor);
        }
    }

    /** Takes the policy away until reports come again. */
    public void pause(String why) throws DesiredException {
        if (phase.isOpen() && !isPaused) {
            audit.record("rollout.paused", WATCH, facts().put("why", why));
            isPaused = true;
            sentence = why;
            drop(WATCH);
        }
    }

    /** Goes on after a pause. */
    public void resume(String why) throws DesiredException {
        if (phase.isOpen() && isPaused) {
            audit.record("rollout.resumed", WATCH, facts().put("why", why));
            isPaused = false;
            sentence = why;
            settling.leaveOutNext();
        }
    }

    /**
     * Wants the revision that is due.
     *
     * @param millis network time since the first horizon began
     */
    public void tick(long millis) throws DesiredException {
        PolicyEvent.Halted halted = desired.halted();
        if (phase.isOpen() && halted != null) {
            end(halted(halted.actor() + ": " + halted.reason()), ACTOR);
        }
        if (!phase.isOpen() || isPaused) {
            finish();
            return;
        }
        PolicyRecord record = desired.record(way.draft().policyId());
        if (record != null && !record.phase().isWanted() && hasWanted) {
            end("taken back by " + record.actor() + ": " + record.reason(), ACTOR);
            return;
        }
        if (record != null && record.phase().isWanted() && !isOurs(record)) {
            end(
                    "policy " + record.policyId() + " is wanted otherwise by " + record.actor() + ": "
                            + record.reason(),
                    ACTOR);
            return;
        }
        PolicyDraft now = phase == Phase.CANARY ? way.canary() : way.draft();
        PolicyRecord wanted = desired.want(
                new PolicyOrder(
                        now.policyId(),
                        now.ricId(),
                        now.policyTypeId(),
                        now.bodyAt(Math.floorMod(millis, way.horizonMillis()))),
                ACTOR,
                (phase == Phase.CANARY ? "canary" : "rollout") + ofPlan());
        hasWanted = true;
        boolean isNew = record == null || record.revision() != wanted.revision();
        settling.wanted(isNew, wanted.status() != null && hindrance() == null, millis);
    }

    // What an earlier process began to take away is taken away.
    private void finish() throws DesiredException {
        if (!isClean && (phase == Phase.WITHDRAWN || isPaused)) {
            PolicyRecord record = desired.record(way.draft().policyId());
            if (record != null && record.phase().isWanted() && isOurs(record)) {
                drop(WATCH);
            }
            isClean = true;
        }
    }

    private boolean isOurs(PolicyRecord record) {
        return record.actor().equals(ACTOR) && record.reason().endsWith(ofPlan());
    }

    private String ofPlan() {
        return " of plan " + way.planId();
    }

    /**
     * Takes one report of the network. The first one after a step counts for nothing, and so does one that begins before a revision
     * had time to settle, and one while the other side refuses the policy or says that it does not enforce it; after too many of these
     * it is taken back.
     *
     * @param millis network time since the first horizon began at which the report's period begins; earlier ones are ignored
     * @return what the watch says; null when the report counts for nothing
     */
    public Watch.@Nullable Verdict observe(long millis, Realised realised) throws DesiredException {
        if (!phase.isOpen() || isPaused || millis <= lastReport) {
            return null;
        }
        Watch now = phase == Phase.CANARY ? canaryWatch : watch;
        if (lastReport >= 0
                && Math.floorDiv(millis, way.horizonMillis()) != Math.floorDiv(lastReport, way.horizonMillis())) {
            now.beginHorizon();
        }
        lastReport = millis;
        String hindrance = hindrance();
        if (hindrance != null) {
            hinderedReports++;
            sentence = hindrance;
            if (hinderedReports > way.canaryReports()) {
                takeBack("in " + hinderedReports + " reports one after the other " + hindrance, WATCH);
            }
            // What is not in force has no effect, and the first report after it came into force counts for nothing.
            settling.leaveOutNext();
            return null;
        }
        hinderedReports = 0;
        if (!settling.counts(millis)) {
            return null;
        }
        Watch.Verdict verdict =
                now.next((int) (Math.floorMod(millis, way.horizonMillis()) / way.reportMillis()), realised);
        sentence = verdict.sentence();
        switch (verdict.state()) {
            case WITHDRAW -> takeBack(verdict.sentence(), WATCH);
            case AS_FORETOLD -> {
                if (phase == Phase.CANARY && verdict.reports() >= way.canaryReports()) {
                    step(Phase.ROLLED_OUT, "the canary did as foretold in " + verdict.reports() + " reports");
                }
            }
            case WATCHING -> {
                // Goes on as it is.
            }
        }
        return verdict;
    }

    // Why the policy is not in force by the word of the other side; null when that has nothing against it.
    private @Nullable String hindrance() {
        PolicyRecord record = desired.record(way.draft().policyId());
        if (record == null || !record.phase().isWanted()) {
            return null;
        }
        if (record.phase() == PolicyPhase.REFUSED) {
            return "the policy was refused: " + record.refusal();
        }
        PolicyStatus status = record.status();
        if (status == null || status.enforceStatus() == PolicyStatus.EnforceStatus.ENFORCED) {
            return null;
        }
        return "the RIC did not enforce the policy"
                + (status.enforceReason() == null ? "" : " (" + status.enforceReason() + ")");
    }

    private void takeBack(String why, String actor) throws DesiredException {
        audit.record("policy.withdrawn", actor, facts().put("why", why));
        phase = Phase.WITHDRAWN;
        isPaused = false;
        sentence = why;
        drop(actor);
    }

    private void drop(String actor) throws DesiredException {
        isClean = false;
        hasWanted = false;
        PolicyRecord record = desired.record(way.draft().policyId());
        if (record != null) {
            desired.drop(way.draft().policyId(), actor, sentence);
        }
        isClean = true;
    }

    private void step(Phase next, String why) throws DesiredException {
        audit.record("rollout.step", ACTOR, facts().put("phase", next.name()).put("why", why));
        phase = next;
        sentence = why;
        settling.leaveOutNext();
    }

    private void end(String why, String actor) throws DesiredException {
        audit.record(
                "rollout.step",
                actor,
                facts().put("phase", Phase.WITHDRAWN.name()).put("why", why));
        phase = Phase.WITHDRAWN;
        isPaused = false;
        sentence = why;
    }

    private ObjectNode facts() {
        return facts(way.planId(), way.draft().policyId());
    }

    /** What the audit log says first of every step of a plan. */
    public static ObjectNode facts(String planId, String policyId) {
        return JsonNodeFactory.instance.objectNode().put("planId", planId).put("policyId", policyId);
    }
}

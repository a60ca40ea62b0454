package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.plan.Proved;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.planner.rollout.Rollout;
import io.rantwin.planner.rollout.RolloutJson;
import io.rantwin.planner.rollout.RolloutTrail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All plans of a planner: orders and results on the disk, rollouts followed by reports. How far a rollout is stands in the audit log, what is
 * wanted in the journal; after the end of the process at any moment both are found again, what was begun is finished, and what was not
 * planned is planned again. Thread-safe.
 */
public final class OpenPlans {
    private static final int ID_DIGITS = 16;
    private static final long LEAST_LOOK_MILLIS = 1000;

    private final PlanFiles files;
    private final DesiredPolicies desired;
    private final PolicyAudit audit;
    private final LiveReports reports;
    private final InstantSource clock;
    private final TreeMap<String, OpenPlan> plans = new TreeMap<>();
    private long lookedMillis = Long.MIN_VALUE;

    /** How far a plan is. */
    public enum Stage {
        /** Ordered, and not done yet. */
        PLANNING,
        /** Planning came to no end. */
        FAILED,
        /** The gate keeps it here, or there is nothing to gain. */
        REFUSED,
        /** It passed and somebody has to say yes. */
        WAITING,
        /** In force in a few cells. */
        CANARY,
        /** In force in all of its cells. */
        ROLLED_OUT,
        /** Taken back, or not wanted. */
        WITHDRAWN;

        /** Whether anything can still come of it. */
        public boolean isOpen() {
            return this == PLANNING || this == WAITING || this == CANARY || this == ROLLED_OUT;
        }
    }

    /**
     * A plan as it is now; JSON is not to be changed.
     *
     * @param order as it was sent
     * @param result null while it is planned
     * @param sentence why it is where it is
     * @param trouble what goes wrong with it; null when nothing does
     * @param watch what its watch said of the last report; null when none has come since the planner began
     */
    public record Shown(
            String planId,
            PlanKind kind,
            Instant orderedAt,
            String actor,
            String reason,
            String policyId,
            String ricId,
            Stage stage,
            boolean isPaused,
            String sentence,
            @Nullable String trouble,
            Watch.@Nullable State watch,
            ObjectNode order,
            @Nullable ObjectNode result) {}

    /**
     * What holds for a plan's rollout.
     *
     * @param kind what is planned
     * @param policyId null for one of its own
     * @param needsApproval whether somebody has to say yes
     * @param beginsAtMillis some network time at which a day begins
     * @param missingMillis network time after which without reports it pauses
     */
    public record Terms(
            PlanKind kind,
            @Nullable String policyId,
            String ricId,
            boolean needsApproval,
            long beginsAtMillis,
            long missingMillis) {
        /** The usual terms: approval by a person, days that begin at midnight (UTC), a pause after three reports that are missing. */
        public static Terms of(PlanKind kind, String policyId, String ricId, TwinWorld world) {
            return new Terms(kind, policyId, ricId, true, 0, 3 * world.decisionMillis());
        }
    }

    private OpenPlans(
            PlanFiles files, DesiredPolicies desired, PolicyAudit audit, LiveReports reports, InstantSource clock) {
        this.files = files;
        this.desired = desired;
        this.audit = audit;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Opens or begins a folder of plans; who does has the journal open.
     *
     * @param log all records of the audit log
     * @param notes is told in sentences what is worth a line
     */
    public static OpenPlans open(
            Path folder,
            DesiredPolicies desired,
            PolicyAudit audit,
            List<AuditRecord> log,
            LiveReports reports,
            InstantSource clock,
            Consumer<String> notes)
            throws DesiredException {
        OpenPlans open = new OpenPlans(new PlanFiles(folder), desired, audit, reports, clock);
        for (PlanFiles.Kept kept : open.files.load(notes)) {
            OpenPlan plan = new OpenPlan(kept.planId(), kept.order(), kept.result());
            open.plans.put(kept.planId(), plan);
            if (plan.hasRollout()) {
                RolloutTrail trail = RolloutTrail.NONE;
                for (AuditRecord record : log) {
                    trail = trail.after(record, kept.planId(), plan.text("policyId"));
                }
                plan.follow(trail, desired, audit);
            }
        }
        return open;
    }

    /**
     * The id that an order gets: of a key the same one each time, so that who asks again after a lost answer gets the same plan.
     *
     * @param key null for an order without one
     */
    public synchronized String idFor(@Nullable String key) {
        String seed = key == null ? clock.millis() + " " + plans.size() : "key " + key;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Takes an order; it survives the end of the process when this returns. The same order under the same id again changes nothing.
     *
     * @param body as it was sent
     */
    public synchronized Shown order(String planId, Terms order, ObjectNode body, String actor, String reason)
            throws DesiredException, PlanStateException {
        OpenPlan before = plans.get(planId);
        if (before != null) {
            if (!before.isOrderedBy(body)) {
                throw new PlanStateException("Plan " + planId + " was ordered otherwise under the same key.");
            }
            return before.shown();
        }
        String policyId = order.policyId() == null ? order.kind().policyId(planId) : order.policyId();
        refuseUsed(policyId, order.ricId(), order.kind().policyTypeId());
        for (OpenPlan each : plans.values()) {
            if (each.stage() == Stage.WAITING && each.text("policyId").equals(policyId)) {
                withdraw(each.planId(), actor, "plan " + planId + " takes its place");
            }
        }
        ObjectNode kept = JsonNodeFactory.instance
                .objectNode()
                .put("orderedAt", clock.instant().toString())
                .put("actor", actor)
                .put("reason", reason)
                .put("policyId", policyId)
                .put("ricId", order.ricId())
                .put("needsApproval", order.needsApproval())
                .put("beginsAtMillis", order.beginsAtMillis())
                .put("missingMillis", order.missingMillis());
        audit.record(
                "plan.ordered",
                actor,
                Rollout.facts(planId, policyId).put("ricId", order.ricId()).put("reason", reason));
        kept.set("order", body.deepCopy());
        files.keepOrder(planId, kept);
        OpenPlan plan = new OpenPlan(planId, kept, null);
        plans.put(planId, plan);
        return plan.shown();
    }

    private void refuseUsed(String policyId, String ricId, String policyTypeId) throws PlanStateException {
        for (OpenPlan each : plans.values()) {
            if (each.stage().isOpen()
                    && each.stage() != Stage.WAITING
                    && each.text("policyId").equals(policyId)) {
                throw new PlanStateException("Policy " + policyId + " belongs to plan " + each.planId() + ", which is "
                        + each.stage() + "; withdraw that one first, or take another policyId.");
            }
        }
        PolicyRecord record = desired.record(policyId);
        if (record != null && record.phase().isWanted()) {
            throw new PlanStateException("Policy " + policyId + " is wanted already, by " + record.actor() + ": "
                    + record.reason() + "; drop it first, or take another policyId.");
        }
        if (record != null
                && (!record.order().ricId().equals(ricId)
                        || !record.order().policyTypeId().equals(policyTypeId))) {
            throw new PlanStateException("Policy " + policyId + " is of type "
                    + record.order().policyTypeId() + " at RIC "
                    + record.order().ricId()
                    + " for good; take another policyId.");
        }
    }

    /** Takes what planning came to: through the gate, into the audit log, onto the disk. */
    public synchronized void done(String planId, PlanOutcome outcome) throws DesiredException {
        OpenPlan plan = plan(planId);
        if (plan.result() != null) {
            return;
        }
        ObjectNode result = outcome.json();
        Proved proved = outcome.proved();
        Rollout.Way way = null;
        if (proved != null) {
            GateReport report = proved.report();
            way = report.passes() ? Rollout.Way.of(planId, proved.it(), plan.needsApproval()) : null;
            Rollout.judged(report, planId, audit);
        }
        if (way != null) {
            result.set("rollout", RolloutJson.write(way));
        }
        keep(plan, result);
        if (way != null && proved != null) {
            plan.follow(
                    new RolloutTrail(
                            Rollout.Phase.WAITING, false, proved.report().sentence()),
                    desired,
                    audit);
        }
    }

    /** Planning came to no end. */
    public synchronized void failed(String planId, String why) throws DesiredException {
        OpenPlan plan = plan(planId);
        if (plan.result() == null) {
            keep(plan, JsonNodeFactory.instance.objectNode().put("failure", why));
        }
    }

    private void keep(OpenPlan plan, ObjectNode result) throws DesiredException {
        files.keepResult(plan.planId(), result);
        plan.result(result);
    }

    private OpenPlan plan(String planId) {
        return Objects.requireNonNull(plans.get(planId), planId);
    }

    /** Somebody says yes to a plan that waits. */
    public synchronized Shown approve(String planId, String actor, String reason)
            throws DesiredException, PlanStateException {
        OpenPlan plan = plan(planId);
        Rollout rollout = plan.rollout();
        if (rollout == null || plan.stage() != Stage.WAITING) {
            throw new PlanStateException(
                    "Plan " + planId + " does not wait for approval, it is " + plan.stage() + ": " + plan.sentence());
        }
        rollout.approve(actor, reason);
        plan.tick(now());
        return plan.shown();
    }

    /** Somebody does not want a plan, or not any more; nothing happens when it has ended. */
    public synchronized Shown withdraw(String planId, String actor, String reason) throws DesiredException {
        OpenPlan plan = plan(planId);
        Rollout rollout = plan.rollout();
        if (rollout != null) {
            rollout.withdraw(actor, reason);
        } else if (plan.result() == null) {
            audit.record(
                    "plan.withdrawn",
                    actor,
                    Rollout.facts(planId, plan.text("policyId")).put("reason", reason));
            keep(plan, JsonNodeFactory.instance.objectNode().put("withdrawn", Rollout.notWanted(actor, reason)));
        }
        return plan.shown();
    }

    /** Wants what is due, and hands reports to watches. Call it about five times a second. */
    public synchronized void tick() {
        long now = now();
        boolean isLooking = clock.millis() - lookedMillis >= LEAST_LOOK_MILLIS || lookedMillis == Long.MIN_VALUE;
        lookedMillis = isLooking ? clock.millis() : lookedMillis;
        for (OpenPlan plan : plans.values()) {
            plan.tick(now);
            if (isLooking) {
                plan.look(reports, now);
            }
        }
    }

    private long now() {
        try {
            return reports.networkMillis();
        } catch (LiveReports.NoReportsException away) {
            return clock.millis();
        }
    }

    /** All plans, by id. */
    public synchronized List<Shown> all() {
        return plans.values().stream().map(OpenPlan::shown).toList();
    }

    /** A plan; null when it is not known. */
    public synchronized @Nullable Shown find(String planId) {
        OpenPlan plan = plans.get(planId);
        return plan == null ? null : plan.shown();
    }

    /** The watch of a plan as JSON, without its reports; null when it has none. */
    public synchronized @Nullable ObjectNode watch(String planId) {
        Follower follower = follower(planId);
        return follower == null ? null : WatchJson.head(follower);
    }

    /** Its reports, oldest first. */
    public synchronized List<ObjectNode> watched(String planId) {
        Follower follower = follower(planId);
        return follower == null
                ? List.of()
                : follower.observed().stream().map(WatchJson::write).toList();
    }

    private @Nullable Follower follower(String planId) {
        OpenPlan plan = plans.get(planId);
        return plan == null ? null : plan.follower();
    }
}

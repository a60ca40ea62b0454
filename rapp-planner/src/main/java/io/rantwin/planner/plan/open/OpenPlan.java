package io.rantwin.planner.plan.open;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.PolicyAudit;
import io.rantwin.planner.desired.SameJson;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.planner.rollout.Rollout;
import io.rantwin.planner.rollout.RolloutJson;
import io.rantwin.planner.rollout.RolloutTrail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One plan: its order and result as they stand on the disk, and its rollout, if it came to one. Under the lock of all plans. */
final class OpenPlan {
    private final String planId;
    private final ObjectNode kept;
    private @Nullable ObjectNode result;
    private @Nullable Follower follower;
    private @Nullable String trouble;

    /**
     * @param kept the order with who, when and why, as it is kept
     * @param result null while it is planned
     */
    OpenPlan(String planId, ObjectNode kept, @Nullable ObjectNode result) {
        this.planId = planId;
        this.kept = kept;
        this.result = result;
    }

    String planId() {
        return planId;
    }

    /** A member of what is kept of the order. */
    String text(String name) {
        return kept.path(name).asText();
    }

    boolean isOrderedBy(ObjectNode body) {
        return SameJson.areSame(kept.path("order"), body);
    }

    /** What it decides. */
    PlanKind kind() {
        return PlanKind.of(kept.path("order").path("kind").asText());
    }

    boolean needsApproval() {
        return kept.path("needsApproval").asBoolean();
    }

    @Nullable
    ObjectNode result() {
        return result;
    }

    /** What planning came to. */
    void result(ObjectNode outcome) {
        result = outcome;
    }

    boolean hasRollout() {
        return result != null && result.has("rollout");
    }

    /** Takes up the rollout of the result from where the trail has it. */
    void follow(RolloutTrail trail, DesiredPolicies desired, PolicyAudit audit) throws DesiredException {
        ObjectNode planned = Objects.requireNonNull(result, planId);
        List<String> cellIds = new ArrayList<>();
        planned.path("cellIds").forEach(cell -> cellIds.add(cell.asText()));
        follower = new Follower(
                new Rollout(RolloutJson.read(planned.path("rollout")), trail, desired, audit),
                cellIds,
                kept.path("beginsAtMillis").asLong(),
                kept.path("missingMillis").asLong());
    }

    @Nullable
    Follower follower() {
        return follower;
    }

    @Nullable
    Rollout rollout() {
        return follower == null ? null : follower.rollout();
    }

    /** Wants what is due. */
    void tick(long now) {
        if (follower != null) {
            try {
                follower.tick(now);
                trouble = null;
            } catch (DesiredException failed) {
                trouble = failed.getMessage();
            }
        }
    }

    /** Hands reports to the watch, if it is time. */
    void look(LiveReports reports, long now) {
        if (follower != null && follower.isDue(now)) {
            try {
                follower.follow(reports, now);
            } catch (DesiredException | LiveReports.NoReportsException failed) {
                trouble = failed.getMessage();
            }
        }
    }

    OpenPlans.Stage stage() {
        if (result == null) {
            return OpenPlans.Stage.PLANNING;
        }
        if (follower != null) {
            return OpenPlans.Stage.valueOf(follower.rollout().phase().name());
        }
        return result.has("failure")
                ? OpenPlans.Stage.FAILED
                : result.has("withdrawn") ? OpenPlans.Stage.WITHDRAWN : OpenPlans.Stage.REFUSED;
    }

    /** Why it is where it is. */
    String sentence() {
        if (result == null) {
            return "It is being planned.";
        }
        if (follower != null) {
            return follower.rollout().sentence();
        }
        for (String name : List.of("failure", "withdrawn")) {
            if (result.has(name)) {
                return result.path(name).asText();
            }
        }
        return result.path("gate").path("sentence").asText(kind().nothing());
    }

    OpenPlans.Shown shown() {
        return new OpenPlans.Shown(
                planId,
                kind(),
                Instant.parse(text("orderedAt")),
                text("actor"),
                text("reason"),
                text("policyId"),
                text("ricId"),
                stage(),
                follower != null && follower.rollout().isPaused(),
                sentence(),
                trouble,
                follower == null ? null : follower.lastState(),
                (ObjectNode) kept.path("order"),
                result);
    }
}

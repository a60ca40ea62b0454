package io.rantwin.planner.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.planner.audit.AuditRecord;

/**
 * How far a plan was when the audit log ended: the log is the truth, since every step is in it before it is done. Immutable.
 *
 * @param phase the last one that was begun
 * @param isPaused whether it waits for reports
 * @param sentence why
 */
public record RolloutTrail(Rollout.Phase phase, boolean isPaused, String sentence) {
    /** Nothing is known of the plan. */
    public static final RolloutTrail NONE =
            new RolloutTrail(Rollout.Phase.REFUSED, false, "It was not before the gate yet.");

    /** After one more record of the log, whatever it is about. */
    public RolloutTrail after(AuditRecord record, String planId, String policyId) {
        JsonNode data = record.data();
        if (planId.equals(data.path("planId").asText())) {
            return ofPlan(record, data);
        }
        // While it waits for reports its policy is dropped by itself.
        boolean isOut = phase.isOpen() && !(isPaused && record.actor().equals(Rollout.WATCH));
        String who = record.actor() + ": " + data.path("reason").asText();
        return switch (record.kind()) {
            case "policy.dropped" ->
                isOut && policyId.equals(data.path("policyId").asText()) ? ended("taken back by " + who) : this;
            case "policy.halted" -> phase.isOpen() ? ended(Rollout.halted(who)) : this;
            default -> this;
        };
    }

    private RolloutTrail ofPlan(AuditRecord record, JsonNode data) {
        String why = data.path("why").asText();
        return switch (record.kind()) {
            case "gate.passed" ->
                new RolloutTrail(
                        Rollout.Phase.WAITING, false, data.path("sentence").asText());
            case "gate.refused" ->
                new RolloutTrail(
                        Rollout.Phase.REFUSED, false, data.path("sentence").asText());
            case "gate.approved" ->
                new RolloutTrail(
                        Rollout.Phase.CANARY,
                        false,
                        Rollout.approved(record.actor(), data.path("reason").asText()));
            case "rollout.step" ->
                new RolloutTrail(Rollout.Phase.valueOf(data.path("phase").asText()), false, why);
            case "rollout.paused" -> new RolloutTrail(phase, true, why);
            case "rollout.resumed" -> new RolloutTrail(phase, false, why);
            case "policy.withdrawn" -> ended(why);
            default -> this;
        };
    }

    private static RolloutTrail ended(String why) {
        return new RolloutTrail(Rollout.Phase.WITHDRAWN, false, why);
    }
}

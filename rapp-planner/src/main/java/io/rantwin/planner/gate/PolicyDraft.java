package io.rantwin.planner.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A policy that somebody wants to push: one id, and over time one revision after the other.
 *
 * @param policyId unique over all RICs
 * @param ricId near-RT RIC that it is for
 * @param policyTypeId such as {@code ORAN_EnergySaving_3.0.1}
 * @param stages by rising time, the first at 0
 */
public record PolicyDraft(String policyId, String ricId, String policyTypeId, List<Stage> stages) {
    /**
     * A revision, not looked at yet.
     *
     * @param fromMillis network time from the beginning of the horizon
     * @param body the policy object
     */
    public record Stage(long fromMillis, ObjectNode body) {}

    /** Copies the list. */
    public PolicyDraft {
        stages = List.copyOf(stages);
    }

    /** The body in force at a time of the horizon. */
    public ObjectNode bodyAt(long millis) {
        ObjectNode body = stages.getFirst().body();
        for (Stage stage : stages) {
            body = stage.fromMillis() <= millis ? stage.body() : body;
        }
        return body;
    }
}

package io.rantwin.a1.ap;

import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Word of a RIC that the status of a policy has changed (A1AP 5, feedback policy). The message holds the status alone; which
 * policy it is about is in the notificationDestination that was given for it.
 *
 * @param policyId which policy
 * @param status its status now
 * @param receivedAt when the word came
 */
public record PolicyFeedback(PolicyId policyId, PolicyStatus status, Instant receivedAt) {
    /**
     * Reads the body of POST notificationDestination, in all spellings that are in the field.
     *
     * @throws A1Exception when it is no status
     */
    public static PolicyFeedback read(BoundedJson json, byte[] body, PolicyId policyId, Instant receivedAt)
            throws A1Exception {
        return new PolicyFeedback(policyId, PolicyStatus.read(json, body), receivedAt);
    }

    /** The body of the notification as the standard has it. */
    public byte[] write() {
        return status.toJson().toString().getBytes(StandardCharsets.UTF_8);
    }
}

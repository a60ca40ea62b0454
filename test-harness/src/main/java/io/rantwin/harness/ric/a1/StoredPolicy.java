package io.rantwin.harness.ric.a1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.ap.PolicyStatus.EnforceReason;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.mediator.PolicyResponse;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as the mediator keeps it. Immutable as long as nobody writes to the body.
 *
 * @param notificationDestination where to tell of its status, or {@code null}
 * @param lastWord of the last handler, or {@code null} when none has answered
 * @param createdAt when it was put first
 */
record StoredPolicy(
        PolicyInstanceKey key,
        ObjectNode body,
        @Nullable URI notificationDestination,
        @Nullable PolicyResponse lastWord,
        Instant createdAt) {
    StoredPolicy withBody(ObjectNode other, @Nullable URI destination) {
        return new StoredPolicy(key, other, destination, lastWord, createdAt);
    }

    StoredPolicy withLastWord(PolicyResponse word) {
        return new StoredPolicy(key, body, notificationDestination, word, createdAt);
    }

    PolicyStatus status() {
        return lastWord != null && lastWord.status() == PolicyResponse.Status.OK
                ? PolicyStatus.ENFORCED
                : PolicyStatus.notEnforced(EnforceReason.OTHER_REASON);
    }

    /** The status object of the mediator until release H. */
    ObjectNode oldStatus() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("instance_status", status().equals(PolicyStatus.ENFORCED) ? "IN EFFECT" : "NOT IN EFFECT")
                .put("has_been_deleted", false)
                .put("created_at", createdAt.toString());
    }

    ObjectNode toState() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("policyTypeId", key.policyTypeId())
                .put("policyInstanceId", key.policyInstanceId())
                .put("status", status().enforceStatus().name());
        if (lastWord != null) {
            json.put("handlerId", lastWord.handlerId())
                    .put("lastWord", lastWord.status().name());
        }
        if (notificationDestination != null) {
            json.put("notificationDestination", notificationDestination.toString());
        }
        json.set("body", body);
        return json;
    }
}

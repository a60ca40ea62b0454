package io.rantwin.planner.desired;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a RIC said of a policy from a time on.
 *
 * @param at when it was asked
 * @param status its word, or {@code null} when it did not know the policy or did not tell
 */
public record StatusChange(Instant at, @Nullable PolicyStatus status) {
    /** A history as it is kept and shown: the status is missing where there was none. */
    public static ArrayNode toJson(List<StatusChange> history) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (StatusChange change : history) {
            ObjectNode each = json.addObject().put("at", change.at().toString());
            if (change.status() != null) {
                each.set("status", change.status().toJson());
            }
        }
        return json;
    }
}

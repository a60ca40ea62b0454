package io.rantwin.a1.ap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Whether a policy is in force (A1AP 6, PolicyStatusObject).
 *
 * @param enforceStatus in force or not
 * @param enforceReason why not; {@code null} when in force, or when nobody says
 */
public record PolicyStatus(
        EnforceStatus enforceStatus, @Nullable EnforceReason enforceReason) {
    /** In force. */
    public static final PolicyStatus ENFORCED = new PolicyStatus(EnforceStatus.ENFORCED, null);

    private static final String NOT_ENFORCED_WITH_BLANK = "NOT ENFORCED";
    private static final int LONGEST_WORD = 64;

    /** In force or not. */
    public enum EnforceStatus {
        ENFORCED,
        NOT_ENFORCED
    }

    /** Why a policy is not in force. */
    public enum EnforceReason {
        SCOPE_NOT_APPLICABLE,
        STATEMENT_NOT_APPLICABLE,
        OTHER_REASON
    }

    public PolicyStatus {
        if (enforceStatus == EnforceStatus.ENFORCED && enforceReason != null) {
            throw new IllegalArgumentException("a policy in force has no reason not to be: " + enforceReason);
        }
    }

    /** Not in force, and why. */
    public static PolicyStatus notEnforced(@Nullable EnforceReason reason) {
        return new PolicyStatus(EnforceStatus.NOT_ENFORCED, reason);
    }

    /**
     * Reads a status. Takes {@code NOT ENFORCED}, which the mediator writes in notifications, text that holds the object, as the
     * A1 simulator sends it, and a reason beside ENFORCED, which is left out.
     *
     * @throws A1Exception when it is something else
     */
    public static PolicyStatus read(BoundedJson json, byte[] body) throws A1Exception {
        JsonNode value = json.read(body);
        return read(JsonFields.of(value.isTextual() ? json.read(value.textValue()) : value, ""));
    }

    /**
     * Reads a status that is part of another object.
     *
     * @throws A1Exception when it is something else
     */
    public static PolicyStatus read(JsonFields fields) throws A1Exception {
        EnforceReason reason = reason(fields);
        return switch (fields.text("enforceStatus", LONGEST_WORD)) {
            case "ENFORCED" -> ENFORCED;
            case "NOT_ENFORCED", NOT_ENFORCED_WITH_BLANK -> notEnforced(reason);
            default -> throw new A1Exception(fields.at("enforceStatus"), "neither ENFORCED nor NOT_ENFORCED");
        };
    }

    private static @Nullable EnforceReason reason(JsonFields fields) throws A1Exception {
        String name = fields.optionalText("enforceReason", LONGEST_WORD);
        if (name == null) {
            return null;
        }
        for (EnforceReason reason : EnforceReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        throw new A1Exception(fields.at("enforceReason"), "not a reason of A1-P");
    }

    /** The status as the standard has it. */
    public ObjectNode toJson() {
        return toJson(enforceStatus.name());
    }

    /** The status as the mediator notifies it: with a blank in {@code NOT ENFORCED}. */
    public ObjectNode toMediatorNotification() {
        return toJson(enforceStatus == EnforceStatus.NOT_ENFORCED ? NOT_ENFORCED_WITH_BLANK : enforceStatus.name());
    }

    private ObjectNode toJson(String status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("enforceStatus", status);
        if (enforceReason != null) {
            json.put("enforceReason", enforceReason.name());
        }
        return json;
    }
}

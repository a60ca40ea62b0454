package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.nio.charset.StandardCharsets;

/**
 * A1_POLICY_RESP (20011), xApp to mediator: what became of a policy.
 *
 * @param policy which policy
 * @param handlerId who answers, 1 to 256 characters; usually the xApp's name. The mediator keeps the last one's word.
 * @param status what became of it
 */
public record PolicyResponse(PolicyInstanceKey policy, String handlerId, Status status) {
    private static final int LONGEST_HANDLER_ID = 256;

    /** The words that the mediator knows. */
    public enum Status {
        /** In force: the mediator shows ENFORCED. */
        OK,
        /** Not in force. */
        ERROR,
        /** Removed on request. */
        DELETED
    }

    /** The response as the mediator must have it: with the policy type id as a number, because text there ends its process. */
    public byte[] write() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(PolicyInstanceKey.POLICY_TYPE_ID, policy.policyTypeId());
        json.put(PolicyInstanceKey.POLICY_INSTANCE_ID, policy.policyInstanceId());
        json.put("handler_id", handlerId);
        json.put("status", status.name());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a response as strictly as the mediator does.
     *
     * @throws A1Exception when a member is missing or of the wrong kind; at {@code /policy_type_id} where text would have ended
     *     the mediator
     */
    public static PolicyResponse read(BoundedJson json, byte[] payload) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(payload), "");
        int typeId = fields.integer(PolicyInstanceKey.POLICY_TYPE_ID, 1, Integer.MAX_VALUE);
        String instanceId = PolicyInstanceKey.policyInstanceId(fields);
        String handlerId = fields.text("handler_id", LONGEST_HANDLER_ID);
        JsonNode status = fields.required("status");
        for (Status known : Status.values()) {
            if (known.name().equals(status.textValue())) {
                return new PolicyResponse(new PolicyInstanceKey(typeId, instanceId), handlerId, known);
            }
        }
        throw new A1Exception(fields.at("status"), "neither OK nor ERROR nor DELETED");
    }
}

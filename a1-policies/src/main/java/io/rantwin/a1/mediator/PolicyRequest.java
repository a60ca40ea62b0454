package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * A1_POLICY_REQ (20010), mediator to xApp: what to do about a policy. Immutable as long as nobody writes to the policy.
 *
 * @param operation what to do
 * @param policy which policy; the RMR subscription id of the message is the policy type id, too
 * @param body the policy object; without members when the operation is {@link Operation#DELETE}
 */
public record PolicyRequest(Operation operation, PolicyInstanceKey policy, ObjectNode body) {
    /** What a request asks for. */
    public enum Operation {
        CREATE,
        /** Of a policy that was changed, or written again without change. */
        UPDATE,
        DELETE
    }

    /** The request as a mediator writes it. */
    public byte[] write(MessageForm form) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("operation", operation.name());
        switch (form) {
            case GO -> {
                json.put("payload", operation == Operation.DELETE ? "" : body.toString());
                json.put(PolicyInstanceKey.POLICY_INSTANCE_ID, policy.policyInstanceId());
                json.put(PolicyInstanceKey.POLICY_TYPE_ID, Integer.toString(policy.policyTypeId()));
            }
            case PYTHON -> {
                json.put(PolicyInstanceKey.POLICY_TYPE_ID, policy.policyTypeId());
                json.put(PolicyInstanceKey.POLICY_INSTANCE_ID, policy.policyInstanceId());
                if (operation != Operation.DELETE) {
                    json.set("payload", body);
                }
            }
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}

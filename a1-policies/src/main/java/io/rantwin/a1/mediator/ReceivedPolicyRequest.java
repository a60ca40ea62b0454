package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import io.rantwin.a1.mediator.PolicyRequest.Operation;

/** A policy request as far as it could be read: whoever knows which policy it is about can answer it. */
public sealed interface ReceivedPolicyRequest {
    /** The policy it is about. */
    PolicyInstanceKey policy();

    /** A request that is whole. */
    record Whole(PolicyRequest request) implements ReceivedPolicyRequest {
        @Override
        public PolicyInstanceKey policy() {
            return request.policy();
        }
    }

    /**
     * A request that names its policy but is otherwise broken.
     *
     * @param problem what is wrong with the rest
     */
    record Broken(PolicyInstanceKey policy, A1Exception problem) implements ReceivedPolicyRequest {}

    /**
     * Reads the payload of A1_POLICY_REQ in either form, or a mixture of them.
     *
     * @param json bounds of the message and of the policy in it
     * @param subscriptionId RMR subscription id of the message: stands in when the payload names no policy type
     * @throws A1Exception when it cannot even be said which policy it is about
     */
    static ReceivedPolicyRequest read(BoundedJson json, byte[] payload, int subscriptionId) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(payload), "");
        String instanceId = PolicyInstanceKey.policyInstanceId(fields);
        int typeId;
        try {
            typeId = PolicyInstanceKey.policyTypeId(fields);
        } catch (A1Exception e) {
            if (subscriptionId < 1) {
                throw e;
            }
            return new Broken(new PolicyInstanceKey(subscriptionId, instanceId), e);
        }
        var policy = new PolicyInstanceKey(typeId, instanceId);
        try {
            Operation operation = operation(fields);
            return new Whole(new PolicyRequest(operation, policy, body(json, fields, operation)));
        } catch (A1Exception e) {
            return new Broken(policy, e);
        }
    }

    private static Operation operation(JsonFields fields) throws A1Exception {
        String name = fields.text("operation", 64);
        return switch (name) {
            case "CREATE" -> Operation.CREATE;
            case "UPDATE" -> Operation.UPDATE;
            case "DELETE" -> Operation.DELETE;
            default -> throw new A1Exception(fields.at("operation"), "neither CREATE nor UPDATE nor DELETE");
        };
    }

    private static ObjectNode body(BoundedJson json, JsonFields fields, Operation operation) throws A1Exception {
        if (operation == Operation.DELETE) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode payload = fields.required("payload");
        if (!payload.isTextual()) {
            return fields.object("payload").node();
        }
        try {
            return JsonFields.of(json.read(payload.textValue()), "").node();
        } catch (A1Exception e) {
            throw new A1Exception(fields.at("payload"), "text that holds no policy: " + e.getMessage());
        }
    }
}

package io.rantwin.a1.mediator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import java.util.Set;

/**
 * A policy type as the mediator registers it. Immutable as long as nobody writes to the schema.
 *
 * @param name 1 to 256 characters
 * @param description 1 to 4096 characters
 * @param policyTypeId 1..2147483647
 * @param createSchema JSON schema that policies are held against, usually draft-07
 */
public record MediatorPolicyType(String name, String description, int policyTypeId, ObjectNode createSchema) {
    private static final Set<String> MEMBERS = Set.of("name", "description", "policy_type_id", "create_schema");

    /**
     * Reads the body of PUT policytypes.
     *
     * @throws A1Exception when a member is missing, of the wrong kind, or one too many
     */
    public static MediatorPolicyType read(BoundedJson json, byte[] body) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(body), "");
        fields.allowOnly(MEMBERS);
        return new MediatorPolicyType(
                fields.text("name", 256),
                fields.text("description", 4096),
                fields.integer(PolicyInstanceKey.POLICY_TYPE_ID, 1, Integer.MAX_VALUE),
                fields.object("create_schema").node());
    }

    /** The type as JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("description", description).put(PolicyInstanceKey.POLICY_TYPE_ID, policyTypeId);
        json.set("create_schema", createSchema);
        return json;
    }
}

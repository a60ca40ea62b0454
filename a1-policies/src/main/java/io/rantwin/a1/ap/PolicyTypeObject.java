package io.rantwin.a1.ap;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.json.BoundedJson;
import io.rantwin.a1.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * What a policy type is made of (A1AP 6, PolicyTypeObject). Immutable as long as nobody writes to the schemas.
 *
 * @param policySchema JSON schema of policies
 * @param statusSchema JSON schema of the status, or {@code null}
 */
public record PolicyTypeObject(
        ObjectNode policySchema, @Nullable ObjectNode statusSchema) {
    /**
     * Reads a type; unknown members are ignored.
     *
     * @throws A1Exception when {@code policySchema} is missing or one of the schemas is no object, as in answers of the A1
     *     mediator, which has {@code create_schema} instead
     */
    public static PolicyTypeObject read(BoundedJson json, byte[] body) throws A1Exception {
        JsonFields fields = JsonFields.of(json.read(body), "");
        return new PolicyTypeObject(
                fields.object("policySchema").node(),
                fields.optional("statusSchema") == null
                        ? null
                        : fields.object("statusSchema").node());
    }

    /** The type as JSON. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("policySchema", policySchema);
        if (statusSchema != null) {
            json.set("statusSchema", statusSchema);
        }
        return json;
    }
}

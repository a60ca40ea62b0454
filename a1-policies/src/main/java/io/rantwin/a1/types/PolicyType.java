package io.rantwin.a1.types;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyTypeId;
import io.rantwin.a1.ap.PolicyTypeObject;
import io.rantwin.a1.json.A1Exception;
import io.rantwin.a1.mediator.MediatorPolicyType;
import io.rantwin.a1.policy.PolicyKind;
import io.rantwin.a1.schema.PolicySchema;
import org.jspecify.annotations.Nullable;

/** A policy type with its schema. Immutable and thread-safe. */
public final class PolicyType {
    private final PolicyKind kind;
    private final @Nullable PolicyTypeId typeId;
    private final String summary;
    private final String deployed;
    private final ObjectNode policySchema;
    private final PolicySchema schema;

    PolicyType(PolicyKind kind, @Nullable PolicyTypeId typeId, String summary, String deployed, ObjectNode policySchema)
            throws A1Exception {
        this.kind = kind;
        this.typeId = typeId;
        this.summary = summary;
        this.deployed = deployed;
        this.policySchema = policySchema;
        this.schema = PolicySchema.of(policySchema);
    }

    /** Its name everywhere in this product: {@code ORAN_QoSTarget_6.0.0} or {@code 20008}. */
    public String id() {
        return typeId == null ? Integer.toString(kind.policyTypeId()) : typeId.toString();
    }

    /** What its policies are about. */
    public PolicyKind kind() {
        return kind;
    }

    /** Name and version, or {@code null} when the type is one of O-RAN SC, which has a number. */
    public @Nullable PolicyTypeId typeId() {
        return typeId;
    }

    /** What it is for, in a few words. */
    public String summary() {
        return summary;
    }

    /** Where it is met. */
    public String deployed() {
        return deployed;
    }

    /** Its schema, ready to hold policies against it. */
    public PolicySchema schema() {
        return schema;
    }

    /** The type as A1-P carries it, with the schema of the status. */
    public PolicyTypeObject toTypeObject() {
        return new PolicyTypeObject(policySchema.deepCopy(), statusSchema());
    }

    /**
     * The type as the mediator takes it: the number is the only id that it knows, so a standard type carries its own in the
     * name.
     *
     * @param policyTypeId 1..2147483647, by agreement with those who write policies
     */
    public MediatorPolicyType toMediatorType(int policyTypeId) {
        return new MediatorPolicyType(
                typeId == null ? kind.typeName() : typeId.toString(), summary, policyTypeId, policySchema.deepCopy());
    }

    @Override
    public String toString() {
        return id();
    }

    private static ObjectNode statusSchema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", PolicyTypes.DRAFT_7).put("title", "Whether a policy is in force");
        schema.put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("enforceStatus")
                .put("type", "string")
                .putArray("enum")
                .add("ENFORCED")
                .add("NOT_ENFORCED");
        members.putObject("enforceReason")
                .put("type", "string")
                .putArray("enum")
                .add("SCOPE_NOT_APPLICABLE")
                .add("STATEMENT_NOT_APPLICABLE")
                .add("OTHER_REASON");
        schema.putArray("required").add("enforceStatus");
        return schema.put("additionalProperties", false);
    }
}

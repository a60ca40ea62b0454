package io.rantwin.nearrt.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyType;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.a1.validation.PolicyVerdict;
import org.jspecify.annotations.Nullable;

/** What policies of the mediator say: type by its number, schema, and what no schema can say. Thread-safe. */
public final class PolicyReadings {
    private final PolicyTypes types;
    private final MediatorNumbers numbers;
    private final PolicyValidator validator;

    /** With the numbers that were agreed on. */
    public PolicyReadings(PolicyTypes types, MediatorNumbers numbers, PolicyValidator validator) {
        this.types = types;
        this.numbers = numbers;
        this.validator = validator;
    }

    /** Reads a policy; one that is not valid is held with the reason, without a value. */
    HeldPolicy read(PolicyInstanceKey key, ObjectNode body, boolean isConfirmed) {
        PolicyType type = type(key.policyTypeId());
        if (type == null) {
            return new HeldPolicy(
                    key,
                    Integer.toString(key.policyTypeId()),
                    body,
                    null,
                    false,
                    "No policy type was agreed on for number " + key.policyTypeId() + ".",
                    isConfirmed);
        }
        return switch (validator.check(type, body)) {
            case PolicyVerdict.Accepted accepted ->
                new HeldPolicy(key, type.id(), body, accepted.policy(), false, "Not looked at yet.", isConfirmed);
            case PolicyVerdict.Refused refused ->
                new HeldPolicy(key, type.id(), body, null, false, refused.inWords(), isConfirmed);
        };
    }

    private @Nullable PolicyType type(int policyTypeId) {
        String id = numbers.typeId(policyTypeId);
        return id == null ? null : types.byId(id);
    }
}

package io.rantwin.nearrt.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.twin.enforcement.PolicyInForce;
import org.jspecify.annotations.Nullable;

/**
 * A policy that the mediator has brought. Immutable.
 *
 * @param key its name at the mediator
 * @param typeId type with version, or the number where the type is not known
 * @param body as it came, not to be written to
 * @param policy as a value; null when it is not valid
 * @param isEnforced whether it is in force
 * @param reason why not, in full; of one in force, what holds it back just now; may be empty
 * @param isConfirmed whether the mediator has named it in this life of the process
 */
public record HeldPolicy(
        PolicyInstanceKey key,
        String typeId,
        ObjectNode body,
        @Nullable A1Policy policy,
        boolean isEnforced,
        String reason,
        boolean isConfirmed) {
    /** The name that enforcement and controls know it by: instances of two types may be called the same. */
    public String id() {
        return key.policyInstanceId() + "@" + key.policyTypeId();
    }

    /** The same with another verdict. */
    HeldPolicy with(boolean enforced, String why) {
        return new HeldPolicy(key, typeId, body, policy, enforced, why, isConfirmed);
    }

    /** The same, named by the mediator. */
    HeldPolicy confirmed() {
        return new HeldPolicy(key, typeId, body, policy, isEnforced, reason, true);
    }

    /** For enforcement; null when it is not valid. */
    @Nullable
    PolicyInForce inForce() {
        return policy == null ? null : new PolicyInForce(id(), policy);
    }
}

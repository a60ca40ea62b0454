package io.rantwin.xapp.a1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.mediator.PolicyInstanceKey;

/** What happened to a policy. Immutable as long as nobody writes to the policy objects. */
public sealed interface A1PolicyEvent {
    /** Which policy. */
    PolicyInstanceKey policy();

    /**
     * A policy the listener was not told of before, or not since it was deleted.
     *
     * @param body the policy object, already held against the schema of its type by the mediator
     */
    record Created(PolicyInstanceKey policy, ObjectNode body) implements A1PolicyEvent {}

    /**
     * A policy the listener was told of, whether it enforced or refused it. The bodies may be equal: the operator wrote the
     * policy again.
     *
     * @param body the policy object now
     * @param previousBody the policy object until now
     */
    record Updated(PolicyInstanceKey policy, ObjectNode body, ObjectNode previousBody) implements A1PolicyEvent {}

    /**
     * A policy the listener was told of is gone.
     *
     * @param previousBody the policy object until now
     */
    record Deleted(PolicyInstanceKey policy, ObjectNode previousBody) implements A1PolicyEvent {}
}

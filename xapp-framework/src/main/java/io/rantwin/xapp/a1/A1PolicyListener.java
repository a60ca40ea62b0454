package io.rantwin.xapp.a1;

/** Acts on policies. */
@FunctionalInterface
public interface A1PolicyListener {
    /**
     * Takes note of an event. Called by the executor of {@link A1Policies}, never on the thread that reads RMR: in order and
     * one at a time for a policy, at the same time for several policies. May block, but the mediator shows NOT_ENFORCED
     * until it returns.
     *
     * @return whether the policy is in force now; without effect for {@link A1PolicyEvent.Deleted}, because the mediator has
     *     dropped the policy already
     */
    A1PolicyVerdict happened(A1PolicyEvent event);
}

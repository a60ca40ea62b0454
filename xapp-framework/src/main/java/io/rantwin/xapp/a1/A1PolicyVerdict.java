package io.rantwin.xapp.a1;

/** What the xApp makes of a policy. */
public sealed interface A1PolicyVerdict {
    /** In force; the mediator shows ENFORCED. */
    A1PolicyVerdict ENFORCED = new Enforced();

    /** In force. Use {@link #ENFORCED}. */
    record Enforced() implements A1PolicyVerdict {}

    /**
     * Not in force; the mediator shows NOT_ENFORCED with OTHER_REASON, because RMR has no room for the reason.
     *
     * @param reason for logs and the state, in one sentence
     */
    record Refused(String reason) implements A1PolicyVerdict {}
}

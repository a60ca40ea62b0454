package io.rantwin.harness.ric.a1;

import io.rantwin.a1.mediator.MessageForm;

/**
 * How the mediator behaves.
 *
 * @param isRealistic as the running mediator does: 503 for policies of unknown types and for unknown policies, 422 for types
 *     that lack a member, a notification destination that stays when a later PUT has none, an answer to EI jobs that is no
 *     JSON. Otherwise as its API is written.
 * @param form of policy requests to xApps
 * @param mostTypes policy types, EI jobs likewise
 * @param mostPolicies policies in all
 */
public record A1MediatorOptions(boolean isRealistic, MessageForm form, int mostTypes, int mostPolicies) {
    /** The real one of release I and later. */
    public static final A1MediatorOptions REALISTIC = new A1MediatorOptions(true, MessageForm.GO, 1000, 10_000);

    /** These options with another form of policy requests. */
    public A1MediatorOptions withForm(MessageForm other) {
        return new A1MediatorOptions(isRealistic, other, mostTypes, mostPolicies);
    }

    /** These options as the API is written. */
    public A1MediatorOptions asWritten() {
        return new A1MediatorOptions(false, form, mostTypes, mostPolicies);
    }
}

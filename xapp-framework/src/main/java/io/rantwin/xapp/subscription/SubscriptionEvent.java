package io.rantwin.xapp.subscription;

/** Something happened to a subscription. */
public sealed interface SubscriptionEvent {
    /** It came into another state, or got another E2EventInstanceId. */
    record Changed(SubscriptionState from, SubscriptionSnapshot now) implements SubscriptionEvent {}

    /** It was wished away, and nothing of it is left as far as known. */
    record Removed(SubscriptionSnapshot last) implements SubscriptionEvent {}
}

package io.rantwin.xapp.subscription.rest;

/** What became of {@code POST /subscriptions}. */
public sealed interface SubscribeOutcome {
    /** The request is being worked on; the callback tells the rest. */
    record Accepted(String subscriptionId) implements SubscribeOutcome {}

    /** Something in the request is wrong; the same request will not do better. */
    record BadRequest(String reason) implements SubscribeOutcome {}

    /** The SubscriptionId is not known, or a request for it is still being worked on. */
    record UnknownId() implements SubscribeOutcome {}

    /** The E2 node is not connected, or under reset. */
    record NotConnected() implements SubscribeOutcome {}

    /** Nothing usable came back. Whether the request was taken is unknown. */
    record Failed(String reason) implements SubscribeOutcome {}
}

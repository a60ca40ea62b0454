package io.rantwin.xapp.subscription.rest;

/** The subscription manager as an xApp sees it. Methods block, end in bounded time, and never throw. Thread-safe. */
public interface SubscriptionManagerClient {
    /** {@code POST /subscriptions}. The callback can arrive before this returns. */
    SubscribeOutcome subscribe(SubscriptionParams params);

    /** {@code DELETE /subscriptions/ID}. No callback follows. */
    DeleteOutcome delete(String subscriptionId);

    /** {@code GET /subscriptions}: all E2 subscriptions, those of other xApps too. */
    QueryOutcome<ListedSubscription> list();

    /**
     * Which SubscriptionIds exist for a client host: from the debug interface, which not every platform lets xApps reach.
     *
     * @param host as sent in {@link ClientEndpoint#host}
     */
    QueryOutcome<RestSubscription> ofHost(String host);
}

package io.rantwin.xapp.subscription;

/** Where a subscription stands. */
public enum SubscriptionState {
    /** The node is not connected; nothing is asked of the subscription manager. */
    WAITING_FOR_NODE,
    /** To be asked for as soon as it is its turn. */
    DUE,
    /** Asked for, no answer yet. */
    REQUESTED,
    /** The subscription manager works on it; the callback is to come. */
    ACCEPTED,
    /** Indications are routed to this xApp. */
    LIVE,
    /** As {@link #LIVE}, but the node did not admit all of it; see the last error. */
    LIVE_IN_PART,
    /** The last attempt failed, see the last error; another one comes. */
    RETRYING,
    /** No indications came: being deleted, then asked for again. */
    RENEWING,
    /** No longer wished for; being deleted. */
    LEAVING;

    /** Whether the E2 subscription exists as far as known. */
    public boolean isLive() {
        return this == LIVE || this == LIVE_IN_PART;
    }
}

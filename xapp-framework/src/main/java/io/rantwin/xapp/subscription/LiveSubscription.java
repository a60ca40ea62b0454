package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ActionToBeSetup;

/**
 * A wished subscription as the dispatcher of indications sees it: the same object over all renewals. Thread-safe, lock-free.
 */
public final class LiveSubscription {
    private final ActionToBeSetup action;
    private final SequenceCounter sequence = new SequenceCounter();
    private volatile SubscriptionWish wish;
    private volatile long lastSeenMillis = Long.MIN_VALUE;

    LiveSubscription(SubscriptionWish wish, ActionToBeSetup action) {
        this.wish = wish;
        this.action = action;
    }

    /** What the application wants, as handed over last. */
    public SubscriptionWish wish() {
        return wish;
    }

    /** The action of the wish that this is. */
    public ActionToBeSetup action() {
        return action;
    }

    /** What has come so far. */
    public IndicationCounts counts() {
        return sequence.counts();
    }

    void wish(SubscriptionWish changed) {
        wish = changed;
    }

    void seen(int sequenceNumber, long nowMillis) {
        lastSeenMillis = nowMillis;
        sequence.count(sequenceNumber);
    }

    /** Time of the keeper's clock, {@link Long#MIN_VALUE} before the first. */
    long lastSeenMillis() {
        return lastSeenMillis;
    }

    void begin() {
        sequence.begin();
    }
}

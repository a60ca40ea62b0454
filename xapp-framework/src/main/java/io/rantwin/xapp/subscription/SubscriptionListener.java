package io.rantwin.xapp.subscription;

/** Told of changes, one after the other and in order, without a lock held; should return soon. */
@FunctionalInterface
public interface SubscriptionListener {
    void subscriptionEvent(SubscriptionEvent event);
}

package io.rantwin.nearrt.intent;

import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.WishOutcome;

/** What intents need of the keeper of subscriptions. */
public interface SubscriptionPort {
    /** Wishes for a subscription. */
    WishOutcome wish(SubscriptionWish wish);

    /** Wishes it away. */
    void unwish(String key);
}

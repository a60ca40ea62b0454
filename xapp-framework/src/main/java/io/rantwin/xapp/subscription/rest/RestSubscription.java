package io.rantwin.xapp.subscription.rest;

import java.util.List;

/**
 * A subscription as the subscription manager's debug interface lists it: which E2 subscriptions belong to a SubscriptionId.
 *
 * @param meid RAN name
 */
public record RestSubscription(String subscriptionId, String meid, List<Integer> e2EventInstanceIds) {
    public RestSubscription {
        e2EventInstanceIds = List.copyOf(e2EventInstanceIds);
    }
}

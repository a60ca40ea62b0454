package io.rantwin.xapp.subscription.rest;

import java.util.List;

/**
 * The body of the answer to {@code POST /subscriptions} (without instances), and of the callback (with them).
 *
 * @param subscriptionId never empty
 */
public record SubscriptionResponse(String subscriptionId, List<SubscriptionInstance> instances) {
    public SubscriptionResponse {
        instances = List.copyOf(instances);
    }
}

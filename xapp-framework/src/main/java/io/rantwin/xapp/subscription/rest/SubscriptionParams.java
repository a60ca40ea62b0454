package io.rantwin.xapp.subscription.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /subscriptions}.
 *
 * @param subscriptionId one that was given earlier, to repeat or update it; {@code null} for a new one
 * @param meid RAN name
 * @param ranFunctionId 0..4095
 * @param directives or {@code null} for what the subscription manager is set to
 * @param details each becomes an E2 subscription
 */
public record SubscriptionParams(
        @Nullable String subscriptionId,
        ClientEndpoint clientEndpoint,
        String meid,
        int ranFunctionId,
        @Nullable E2SubscriptionDirectives directives,
        List<SubscriptionDetail> details) {
    public SubscriptionParams {
        if (meid.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a RAN name");
        }
        if (ranFunctionId < 0 || ranFunctionId > 4_095) {
            throw new IllegalArgumentException("RAN function id " + ranFunctionId + " is not in 0..4095");
        }
        if (details.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a detail");
        }
        details = List.copyOf(details);
    }

    /** The same request for another subscription id; {@code null} for none. */
    public SubscriptionParams withSubscriptionId(@Nullable String id) {
        return new SubscriptionParams(id, clientEndpoint, meid, ranFunctionId, directives, details);
    }
}

package io.rantwin.xapp.subscription.rest;

import java.util.List;

/**
 * An E2 subscription in the answer to {@code GET /subscriptions}.
 *
 * @param e2EventInstanceId the body calls it SubscriptionId, but it is not the text that the POST gives
 * @param meid RAN name
 * @param clientEndpoints RMR endpoints ({@code host:port}) that its indications go to; several when requests were merged
 */
public record ListedSubscription(int e2EventInstanceId, String meid, List<String> clientEndpoints) {
    public ListedSubscription {
        clientEndpoints = List.copyOf(clientEndpoints);
    }
}

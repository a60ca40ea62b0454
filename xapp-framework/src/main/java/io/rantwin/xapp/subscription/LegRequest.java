package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.SubscriptionParams;

/** The next request for a subscription. */
sealed interface LegRequest {
    record Subscribe(SubscriptionParams params) implements LegRequest {}

    record Delete(String subscriptionId) implements LegRequest {}

    /** None at present. */
    record Nothing() implements LegRequest {}
}

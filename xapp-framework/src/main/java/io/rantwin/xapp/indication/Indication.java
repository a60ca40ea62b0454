package io.rantwin.xapp.indication;

import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.xapp.subscription.LiveSubscription;
import java.time.Instant;

/**
 * An indication of one of the xApp's own subscriptions. Immutable.
 *
 * @param ranName the node
 * @param subscription what it was subscribed for
 * @param e2EventInstanceId RMR subscription id
 * @param ricIndication the E2AP message; header and message are still encoded by the service model
 * @param arrival when it was read from the connection; the report's own time is in the header
 */
public record Indication(
        String ranName,
        LiveSubscription subscription,
        int e2EventInstanceId,
        RicIndication ricIndication,
        Instant arrival) {}

package io.rantwin.xapp;

import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.subscription.SubscriptionEvent;
import io.rantwin.xapp.subscription.SubscriptionListener;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import io.rantwin.xapp.subscription.SubscriptionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what becomes of subscriptions: what goes well in detail only, what does not once a minute. */
final class SubscriptionLog implements SubscriptionListener {
    private static final Logger LOG = LoggerFactory.getLogger(XApp.class);

    private final Complaints complaints;

    SubscriptionLog(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public void subscriptionEvent(SubscriptionEvent event) {
        switch (event) {
            case SubscriptionEvent.Changed(SubscriptionState from, SubscriptionSnapshot now) -> {
                String key = now.wish().key();
                LOG.debug("subscription {}: {} after {}, id {}", key, now.state(), from, now.e2EventInstanceId());
                if (!now.lastError().isEmpty()) {
                    complaints.add("subscription " + now.state(), key + ": " + now.lastError());
                }
            }
            case SubscriptionEvent.Removed(SubscriptionSnapshot last) ->
                LOG.debug("subscription {} is gone", last.wish().key());
        }
    }
}

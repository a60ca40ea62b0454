package io.rantwin.harness.ric.rtmgr;

import io.rantwin.xapp.rmr.RmrAddress;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** What the subscription manager asks of the route manager. Thread-safe; nothing blocks. */
public interface SubscriptionRouting {
    /** Whether an address is one that messages may be routed to: that of a registered xApp. */
    boolean knows(RmrAddress endpoint);

    /**
     * Routes the messages of a subscription, in place of where they went before.
     *
     * @param instanceId subscription id of its messages
     * @param endpoints each gets a copy
     * @return completes when the E2 termination has the route; fails when it cannot be told
     */
    CompletableFuture<Void> route(int instanceId, Collection<RmrAddress> endpoints);

    /** Removes the routes of a subscription. */
    void unroute(int instanceId);
}

package io.rantwin.codecs.e2ap;

import java.util.List;

/**
 * RIC subscription delete required (procedure 12, since v02), E2 node to RIC: subscriptions that the node cannot keep.
 *
 * @param ricSubscriptionsToBeRemoved 1..1024 subscriptions; a received message may have none, its criticality is ignore
 */
public record RicSubscriptionDeleteRequired(List<WithCause> ricSubscriptionsToBeRemoved) implements E2apMessage {
    public RicSubscriptionDeleteRequired {
        ricSubscriptionsToBeRemoved = List.copyOf(ricSubscriptionsToBeRemoved);
    }

    /** RIC Subscription With Cause item. */
    public record WithCause(RicRequestId ricRequestId, int ranFunctionId, Cause cause) {}
}

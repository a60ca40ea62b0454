package io.rantwin.xapp.subscription.rest;

import io.rantwin.codecs.per.Octets;
import java.util.List;

/**
 * What becomes one E2 subscription.
 *
 * @param xappEventInstanceId 0..65535, chosen by the xApp; the callback carries it
 * @param eventTriggers the E2SM event trigger definition in aligned PER
 * @param actions of one type; more than one confuses the subscription manager when it compares subscriptions
 */
public record SubscriptionDetail(int xappEventInstanceId, Octets eventTriggers, List<ActionToBeSetup> actions) {
    public SubscriptionDetail {
        if (xappEventInstanceId < 0 || xappEventInstanceId > 65_535) {
            throw new IllegalArgumentException("XappEventInstanceId " + xappEventInstanceId + " is not in 0..65535");
        }
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs an action");
        }
        actions = List.copyOf(actions);
    }
}

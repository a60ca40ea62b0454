package io.rantwin.xapp.subscription;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.subscription.rest.ActionToBeSetup;
import io.rantwin.xapp.subscription.rest.E2SubscriptionDirectives;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the application wants of a node. Each action becomes an E2 subscription of its own: the subscription manager compares
 * subscriptions of several actions wrongly.
 *
 * @param key chosen by the application, the same after a restart; unique
 * @param ranName node, as the E2 manager names it
 * @param ranFunctionId 0..4095
 * @param eventTrigger E2SM event trigger definition in aligned PER
 * @param actions at least one, action ids distinct
 * @param reportingPeriod how often indications of a report action are expected, at most a day; zero when there is
 *     no cadence
 * @param directives or {@code null}
 */
public record SubscriptionWish(
        String key,
        String ranName,
        int ranFunctionId,
        Octets eventTrigger,
        List<ActionToBeSetup> actions,
        Duration reportingPeriod,
        @Nullable E2SubscriptionDirectives directives) {
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1);

    public SubscriptionWish {
        if (key.isEmpty() || ranName.isEmpty()) {
            throw new IllegalArgumentException("a wish needs a key and a RAN name: '" + key + "', '" + ranName + "'");
        }
        if (ranFunctionId < 0 || ranFunctionId > 4_095) {
            throw new IllegalArgumentException(
                    "RAN function id " + ranFunctionId + " of " + key + " is not in 0..4095");
        }
        if (reportingPeriod.isNegative() || reportingPeriod.compareTo(LONGEST_PERIOD) > 0) {
            throw new IllegalArgumentException(
                    "reporting period " + reportingPeriod + " of " + key + " is not in 0.." + LONGEST_PERIOD);
        }
        actions = List.copyOf(actions);
        Set<Integer> ids = new HashSet<>();
        for (ActionToBeSetup action : actions) {
            if (!ids.add(action.actionId())) {
                throw new IllegalArgumentException("action id " + action.actionId() + " comes twice in " + key);
            }
        }
        if (ids.isEmpty()) {
            throw new IllegalArgumentException(key + " has no action");
        }
    }
}

package io.rantwin.xapp.subscription;

import io.rantwin.xapp.subscription.rest.ClientEndpoint;
import java.time.Duration;

/**
 * How the keeper goes about it.
 *
 * @param endpoint where this xApp is reached; part of every request
 * @param requestsInFlight most requests to the subscription manager at a time; four times as many may wait for their callback
 * @param requestsPerNode most of them for one node, together with those that wait for their callback
 * @param requestGivenUp after this a request is taken for lost, should the client not end it
 * @param callbackDue how long after the acceptance a callback is missing: longer than the E2 procedure with its retries
 * @param connectJitter over which the first requests after a connection are spread
 * @param deletionSettles how long after a deletion the same may be asked for again: the subscription manager is still at it
 * @param reconcilePeriod how often the list of the subscription manager is compared
 * @param orphanGrace how long after the start unexplained subscriptions are left alone, for the wishes to come
 * @param leastSilence the watchdog waits three reporting periods, and no less than this
 * @param renewalGap least time between two renewals of a subscription by the watchdog; doubles with each
 * @param storePatience how long a store that cannot be read holds up the start
 * @param leaveTimeout how long leaving for good may take
 */
public record KeeperSettings(
        ClientEndpoint endpoint,
        int requestsInFlight,
        int requestsPerNode,
        Duration requestGivenUp,
        Duration callbackDue,
        Duration connectJitter,
        Duration deletionSettles,
        Duration reconcilePeriod,
        Duration orphanGrace,
        Duration leastSilence,
        Duration renewalGap,
        Duration storePatience,
        Duration leaveTimeout) {
    public KeeperSettings {
        if (requestsInFlight < 1 || requestsPerNode < 1) {
            throw new IllegalArgumentException("requests in flight (" + requestsInFlight + ") and per node ("
                    + requestsPerNode + ") must be at least 1");
        }
    }

    /** Settings that suit the O-RAN SC platform with its default timers. */
    public static KeeperSettings of(ClientEndpoint endpoint) {
        return new KeeperSettings(
                endpoint,
                16,
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(25),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }
}

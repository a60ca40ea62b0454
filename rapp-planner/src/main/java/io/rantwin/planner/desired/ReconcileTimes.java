package io.rantwin.planner.desired;

import java.time.Duration;

/**
 * When the reconciler does what.
 *
 * @param compareEvery all policies are compared with what is there
 * @param keepAliveEvery the planner lets itself be heard of; well below the interval that it registered with
 * @param statusEvery the status of policies in place is asked for
 * @param firstRetry after the first failure; doubled with each one after it
 * @param longestRetry never longer than this
 * @param watchGone for so long after a deletion it is looked whether the policy comes back
 */
public record ReconcileTimes(
        Duration compareEvery,
        Duration keepAliveEvery,
        Duration statusEvery,
        Duration firstRetry,
        Duration longestRetry,
        Duration watchGone) {
    /** For networks that are served by a management service, which itself looks at RICs once a minute. */
    public static final ReconcileTimes USUAL = new ReconcileTimes(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(2),
            Duration.ofHours(1));
}

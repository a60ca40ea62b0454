package io.rantwin.harness.ric.submgr;

import java.time.Duration;

/**
 * How the subscription manager of the box behaves.
 *
 * @param isRealistic whether it compares subscriptions as badly as the platform does: those with more than one action never
 *     equal any other, so repeating them leaves old ones behind at the node
 * @param callsBackEarly whether the first callback comes before the answer to the request
 * @param routeCleanUp how long routes outlive a deleted subscription
 */
public record SubmgrOptions(boolean isRealistic, boolean callsBackEarly, Duration routeCleanUp) {
    /** As the platform does it. */
    public static final SubmgrOptions REALISTIC = new SubmgrOptions(true, false, Duration.ofSeconds(5));
}

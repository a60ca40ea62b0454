package io.rantwin.harness.ran.network;

import io.rantwin.harness.ran.traffic.DemandProfile;
import io.rantwin.harness.ran.traffic.TrafficClass;

/**
 * A kind of users.
 *
 * @param trafficClass what they do
 * @param weight their share of all users against the other weights, above 0
 * @param activeShare share of its time that such a user is in a session when the profile is at its highest, 0 .. 0.999
 * @param sessionSeconds mean duration of a session, exponential
 * @param profile how the activity goes through the week
 * @param demand multiplies how often files and reports come, above 0; 1 is usual
 * @param uplinkRatio bits sent for each bit received
 */
public record TrafficPlan(
        TrafficClass trafficClass,
        double weight,
        double activeShare,
        double sessionSeconds,
        DemandProfile profile,
        double demand,
        double uplinkRatio) {
    /** Checks the figures. */
    public TrafficPlan {
        if (!(weight > 0)
                || !(activeShare >= 0 && activeShare <= 0.999)
                || !(sessionSeconds > 0)
                || !(demand > 0)
                || !(uplinkRatio >= 0)) {
            throw new IllegalArgumentException("traffic " + trafficClass
                    + " needs a weight, a duration and a demand above 0, an active share of 0 .. 0.999 and an uplink"
                    + " ratio of 0 or more");
        }
    }
}

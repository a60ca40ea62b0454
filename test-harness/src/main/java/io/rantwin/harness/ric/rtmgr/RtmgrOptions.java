package io.rantwin.harness.ric.rtmgr;

import java.time.Duration;

/**
 * How the route manager of the box behaves.
 *
 * @param period between full tables without a reason; zero for none
 * @param namesSenders whether records for what xApps send apply to their sender only, as those of the platform do
 * @param checksEndpoints whether subscriptions are routed to registered xApps only
 */
public record RtmgrOptions(Duration period, boolean namesSenders, boolean checksEndpoints) {
    /** As the platform does it. */
    public static final RtmgrOptions REALISTIC = new RtmgrOptions(Duration.ofMinutes(1), true, true);
}

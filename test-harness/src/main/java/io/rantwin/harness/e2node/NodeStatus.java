package io.rantwin.harness.e2node;

import java.util.List;

/**
 * A simulated node at one moment.
 *
 * @param identity which
 * @param phase how far it is with its RIC
 * @param setups E2 setups that succeeded
 * @param subscribed subscription requests admitted, in whole or in part
 * @param indicationsSent of all reports it ever had
 * @param indicationsRefused by the transport, of all reports
 * @param indicationsLeftOut because they were too late, of all reports
 * @param controls control requests carried out
 * @param reports what it sends now
 */
public record NodeStatus(
        NodeIdentity identity,
        Phase phase,
        long setups,
        long subscribed,
        long indicationsSent,
        long indicationsRefused,
        long indicationsLeftOut,
        long controls,
        List<ReportStatus> reports) {
    public NodeStatus {
        reports = List.copyOf(reports);
    }

    /** How far a node is with its RIC. */
    public enum Phase {
        /** Not started, or stopped. */
        STOPPED,
        /** Waits before it connects again. */
        WAITING,
        /** Asked for an association. */
        CONNECTING,
        /** Sent its E2 setup request. */
        SETTING_UP,
        /** Set up: takes subscriptions. */
        CONNECTED
    }
}

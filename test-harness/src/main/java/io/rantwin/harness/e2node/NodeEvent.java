package io.rantwin.harness.e2node;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened to a simulated node.
 *
 * @param time when
 * @param node which
 * @param kind what
 * @param detail for people
 */
public record NodeEvent(Instant time, NodeIdentity node, Kind kind, String detail) {
    /** What happened. */
    public enum Kind {
        SET_UP,
        SETUP_REFUSED,
        DISCONNECTED,
        SUBSCRIBED,
        SUBSCRIPTION_REFUSED,
        SUBSCRIPTION_DELETED,
        CONTROLLED,
        CONTROL_REFUSED,
        RESET,
        SERVICE_QUERIED,
        ERROR_INDICATED,
        NOT_UNDERSTOOD
    }

    /** One line. */
    @Override
    public String toString() {
        return time + " " + node + " " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (detail.isEmpty() ? "" : ": " + detail);
    }
}

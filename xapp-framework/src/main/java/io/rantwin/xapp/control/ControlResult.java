package io.rantwin.xapp.control;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.rmr.SendResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a control request. Nothing is sent a second time: whoever wants that decides it knowing the outcome. */
public sealed interface ControlResult {
    /**
     * The node did it.
     *
     * @param ricControlOutcome encoded E2SM control outcome, or {@code null}
     */
    record Acknowledged(@Nullable Octets ricControlOutcome) implements ControlResult {}

    /** Sent, and no answer was asked for: nobody knows whether the node did it. */
    record Sent() implements ControlResult {}

    /**
     * The node did not do it, and says so.
     *
     * @param cause why, or {@code null} when the node did not say
     * @param ricControlOutcome encoded E2SM control outcome, or {@code null}
     */
    record Failed(@Nullable Cause cause, @Nullable Octets ricControlOutcome) implements ControlResult {}

    /**
     * Sent, and no answer came: the node may have done it or not. Requests for a node that the E2 termination does not have
     * end like this, too.
     *
     * @param after time since it was sent
     */
    record NoAnswer(Duration after) implements ControlResult {}

    /**
     * RMR did not take it; the node has not seen it.
     *
     * @param result never {@code SENT}
     */
    record NotSent(SendResult result) implements ControlResult {}

    /**
     * Not even tried: a bound was reached, the request cannot be encoded, or this side was closed.
     *
     * @param reason in one sentence
     */
    record Rejected(String reason) implements ControlResult {}
}

package io.rantwin.xapp.rmr;

import java.time.Instant;

/**
 * A received message that may be kept. Immutable.
 *
 * @param message the message, payload copied
 * @param returnPath for {@link Rmr#reply}
 * @param arrival when it was read from the connection (the second time stamp; the report's own time is in the payload)
 */
public record RmrDelivery(RmrMessage message, ReturnPath returnPath, Instant arrival) {}

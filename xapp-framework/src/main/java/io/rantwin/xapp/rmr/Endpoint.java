package io.rantwin.xapp.rmr;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to send to: the own connection to an address, made at the first message, made anew at the next message after it
 * broke, with pauses that double as long as attempts fail. Thread-safe.
 */
final class Endpoint {
    /** A connection that lived this long was a good one: the next pause is the shortest again. */
    private static final long GOOD_AFTER_NANOS = 5_000_000_000L;

    /** Begins to connect; the outcome is told to {@link #connected} and {@link #lost}. */
    interface Connector {
        Connection begin(Endpoint endpoint) throws IOException;
    }

    private final RmrAddress address;
    private final Connector connector;
    private final LongSupplier nanoTime;
    private final long shortestPauseNanos;
    private final long longestPauseNanos;

    private @Nullable Connection connection;
    private long pauseNanos;
    private long retryAt;
    private long connectedAt;
    private boolean wasConnected;

    Endpoint(RmrAddress address, Connector connector, LongSupplier nanoTime, RmrConfig config) {
        this.address = address;
        this.connector = connector;
        this.nanoTime = nanoTime;
        shortestPauseNanos = config.shortestBackOff().toNanos();
        longestPauseNanos = config.longestBackOff().toNanos();
        retryAt = nanoTime.getAsLong();
    }

    RmrAddress address() {
        return address;
    }

    SendResult send(FrameEncoder encoder, RmrMessage message, int callId, boolean isCall, OverflowPolicy policy) {
        Connection open = open();
        return open == null ? SendResult.UNREACHABLE : open.send(encoder, message, callId, isCall, policy);
    }

    private synchronized @Nullable Connection open() {
        if (connection == null && nanoTime.getAsLong() - retryAt >= 0) {
            try {
                connection = connector.begin(this);
            } catch (IOException _) {
                // No socket to be had; counted by the sender as unreachable.
                pause();
            }
        }
        return connection;
    }

    synchronized void connected() {
        wasConnected = true;
        connectedAt = nanoTime.getAsLong();
    }

    /** The connection is gone, or could not be made. */
    synchronized void lost(Connection gone) {
        if (connection != gone) {
            return;
        }
        connection = null;
        if (wasConnected && nanoTime.getAsLong() - connectedAt >= GOOD_AFTER_NANOS) {
            pauseNanos = 0;
            retryAt = nanoTime.getAsLong();
        } else {
            pause();
        }
        wasConnected = false;
    }

    private void pause() {
        pauseNanos = pauseNanos == 0 ? shortestPauseNanos : Math.min(longestPauseNanos, 2 * pauseNanos);
        retryAt = nanoTime.getAsLong() + pauseNanos;
    }
}

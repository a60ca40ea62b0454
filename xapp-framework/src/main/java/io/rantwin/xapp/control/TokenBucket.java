package io.rantwin.xapp.control;

import java.time.Duration;
import java.time.Instant;

/** Rate limit: a token for each request, so many come back each second. Not thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final int capacity;
    private double tokens;
    private Instant filled;

    TokenBucket(double perSecond, int capacity, Instant now) {
        this.perSecond = perSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filled = now;
    }

    boolean tryTake(Instant now) {
        fill(now);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    boolean isFull(Instant now) {
        fill(now);
        return tokens >= capacity;
    }

    private void fill(Instant now) {
        Duration since = Duration.between(filled, now);
        // A clock that was set back gives nothing, and the time until it catches up is not lost.
        if (since.isPositive()) {
            double seconds = since.getSeconds() + since.getNano() / NANOS_PER_SECOND;
            tokens = Math.min(capacity, tokens + seconds * perSecond);
        }
        filled = now;
    }
}

package io.rantwin.harness.e2node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time in a network that may run at another pace than ours and on another day. Immutable and thread-safe.
 *
 * @param wall our time
 * @param wallStart our time when the network began
 * @param networkStart the network's time then
 * @param speed seconds of the network in one of ours, above 0
 */
public record NetworkClock(InstantSource wall, Instant wallStart, Instant networkStart, double speed)
        implements InstantSource {
    public NetworkClock {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("the speed of a network is a number above 0, not " + speed);
        }
    }

    /** Our own time. */
    public static NetworkClock real(InstantSource wall) {
        return new NetworkClock(wall, Instant.EPOCH, Instant.EPOCH, 1);
    }

    @Override
    public Instant instant() {
        Instant now = wall.instant();
        if (speed == 1) {
            return networkStart.plus(Duration.between(wallStart, now));
        }
        Duration since = Duration.between(wallStart, now);
        double nanos = (since.getSeconds() * 1e9 + since.getNano()) * speed;
        return networkStart.plusSeconds((long) Math.floor(nanos / 1e9)).plusNanos((long)
                (nanos - Math.floor(nanos / 1e9) * 1e9));
    }

    /** How much of our time a span of the network's takes. */
    long wallNanos(long networkNanos) {
        return speed == 1 ? networkNanos : (long) (networkNanos / speed);
    }
}

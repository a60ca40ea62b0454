package io.rantwin.harness.ran.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Holds a network to its speed. When it falls behind by more than a second the lost time is given up, so that it never hurries
 * to catch up: reports would come in bursts. The speed may be changed by any thread; the rest is not thread-safe.
 */
final class Pace {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long SHORTEST_WAIT_NANOS = 500_000;
    private static final long MOST_BEHIND_NANOS = 1_000_000_000;

    private final LongSupplier nanoTime;
    private volatile double wanted;
    private double speed;
    private long startNanos;
    private long givenUpNanos;

    /**
     * @param speed network seconds in one of ours; infinite for as fast as possible
     * @param nanoTime our time
     */
    Pace(double speed, LongSupplier nanoTime) {
        this.wanted = speed;
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    /** Network time zero is now. */
    void begin() {
        startNanos = nanoTime.getAsLong();
    }

    /** From the next step on, so many network seconds in one of ours. */
    void setSpeed(double next) {
        wanted = next;
    }

    /** Waits until the network may be at a time, or until it is told to stop; true when it is. */
    boolean isStoppedBefore(long networkMicros, CountDownLatch stop) throws InterruptedException {
        if (wanted != speed) {
            speed = wanted;
            startNanos = nanoTime.getAsLong() - (long) (networkMicros * NANOS_PER_MICRO / speed);
        }
        if (Double.isInfinite(speed)) {
            return stop.getCount() == 0;
        }
        long due = startNanos + (long) (networkMicros * NANOS_PER_MICRO / speed);
        long ahead = due - nanoTime.getAsLong();
        if (ahead > SHORTEST_WAIT_NANOS) {
            return stop.await(ahead, TimeUnit.NANOSECONDS);
        }
        if (ahead < -MOST_BEHIND_NANOS) {
            startNanos -= ahead;
            givenUpNanos -= ahead;
        }
        return stop.getCount() == 0;
    }

    /** How much time was given up so far, in our seconds. */
    double givenUpSeconds() {
        return givenUpNanos / 1e9;
    }
}

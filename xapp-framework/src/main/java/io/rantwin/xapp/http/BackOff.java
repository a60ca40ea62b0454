package io.rantwin.xapp.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long after each failure, less up to half by chance so that many do not come
 * back at once. Not thread-safe.
 */
public final class BackOff {
    private final long firstMillis;
    private final long longestMillis;
    private final RandomGenerator random;
    private long nextMillis;

    /**
     * @param first longest wait after the first failure
     * @param longest longest wait at all
     * @param random where chance comes from
     */
    public BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.firstMillis = first.toMillis();
        this.longestMillis = longest.toMillis();
        if (firstMillis < 2 || longestMillis < firstMillis) {
            throw new IllegalArgumentException("a back-off from " + first + " to " + longest + " is none");
        }
        this.random = random;
        this.nextMillis = firstMillis;
    }

    /** The wait after one more failure: between half of the present step and the whole. */
    public Duration next() {
        long step = nextMillis;
        nextMillis = Math.min(longestMillis, step * 2);
        return Duration.ofMillis(random.nextLong(step / 2, step + 1));
    }

    /** Starts from the first wait again, after a success. */
    public void reset() {
        nextMillis = firstMillis;
    }
}

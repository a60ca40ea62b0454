package io.rantwin.planner.desired;

import io.rantwin.planner.timing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** When what failed is tried again: later each time, and not all at once. Used by one thread at a time. */
final class Retries {
    private static final int MOST_DOUBLINGS = 20;

    private record Failure(int times, Pause pause) {}

    private final ReconcileTimes times;
    private final RandomGenerator random;
    private final Map<String, Failure> failures = new HashMap<>();

    Retries(ReconcileTimes times, RandomGenerator random) {
        this.times = times;
        this.random = random;
    }

    boolean isDue(String what, Instant now) {
        Failure failure = failures.get(what);
        return failure == null || failure.pause().isOver(now);
    }

    /** Half to the whole of the doubled pause. */
    void failed(String what, Instant now) {
        Failure before = failures.get(what);
        int count = before == null ? 1 : before.times() + 1;
        long first = times.firstRetry().toMillis();
        long pause = Math.min(times.longestRetry().toMillis(), first << Math.min(count - 1, MOST_DOUBLINGS));
        long drawn = pause / 2 + (long) (random.nextDouble() * (pause - pause / 2));
        failures.put(what, new Failure(count, new Pause(now, Duration.ofMillis(drawn))));
    }

    void succeeded(String what) {
        failures.remove(what);
    }
}

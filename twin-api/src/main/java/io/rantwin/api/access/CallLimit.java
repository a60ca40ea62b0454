package io.rantwin.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Calls that each caller has: so many a second, and those of ten seconds at once, but one at least. Callers that asked longest ago are
 * forgotten beyond {@link #MOST_CALLERS}. Thread-safe.
 */
public final class CallLimit {
    /** Callers that are kept apart. */
    public static final int MOST_CALLERS = 10_000;

    private static final double SECONDS_AT_ONCE = 10;
    private static final double NANOS_OF_A_SECOND = 1e9;

    private final InstantSource clock;
    private final double perSecond;
    private final Map<String, Budget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    private record Budget(double calls, Instant at) {}

    /**
     * @param perSecond above 0
     * @param clock may be set back: the time in between is not counted
     */
    public CallLimit(double perSecond, InstantSource clock) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("callers have more than 0 calls a second, not " + perSecond);
        }
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /** Takes one call of a caller; false when there is none left. */
    public synchronized boolean take(String caller) {
        Instant now = clock.instant();
        double most = Math.max(1, perSecond * SECONDS_AT_ONCE);
        Budget before = budgets.getOrDefault(caller, new Budget(most, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / NANOS_OF_A_SECOND);
        double calls = Math.min(most, before.calls() + seconds * perSecond);
        boolean isLeft = calls >= 1;
        budgets.put(caller, new Budget(isLeft ? calls - 1 : calls, now));
        return isLeft;
    }
}

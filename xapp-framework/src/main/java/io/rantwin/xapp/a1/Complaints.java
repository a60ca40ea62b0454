package io.rantwin.xapp.a1;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;

/** Warnings, at most one a minute and cause. Thread-safe. */
final class Complaints {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final Logger log;
    private final InstantSource clock;
    private final Map<A1Counters.Kind, Instant> last = new ConcurrentHashMap<>();

    Complaints(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void warn(A1Counters.Kind cause, String text, Object... arguments) {
        Instant now = clock.instant();
        Instant before = last.get(cause);
        if (before == null || Duration.between(before, now).abs().compareTo(PERIOD) >= 0) {
            last.put(cause, now);
            log.warn(text, arguments);
        }
    }
}

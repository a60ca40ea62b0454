package io.rantwin.harness.ric.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;

/** Counts complaints by cause and logs each cause at most once a minute. The causes are a fixed few. Thread-safe. */
public final class Complaints {
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Logger log;
    private final InstantSource clock;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Instant> logged = new HashMap<>();

    public Complaints(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Counts a complaint, and logs it unless one of the same cause was logged within the last minute.
     *
     * @param cause a constant, such as {@code "callback refused"}
     * @param detail this case
     */
    public void add(String cause, String detail) {
        long count;
        synchronized (this) {
            count = counts.merge(cause, 1L, Long::sum);
            Instant now = clock.instant();
            Instant before = logged.get(cause);
            if (before != null && now.isBefore(before.plus(QUIET))) {
                return;
            }
            logged.put(cause, now);
        }
        log.warn("{}: {} (number {} of this kind; not said again for a minute)", cause, detail, count);
    }

    /** How often each cause occurred. */
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}

package io.rantwin.xapp.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/** Counts what was wrong, and logs each cause at most once a minute. Thread-safe. */
final class Complaints {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Logger log;
    private final InstantSource clock;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Instant> last = new HashMap<>();

    Complaints(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param cause one of few texts, which stand in the code */
    void add(String cause, String details) {
        count.incrementAndGet();
        if (isDue(cause)) {
            log.warn("{}: {} (said once a minute; {} complaints so far)", cause, details, count.get());
        }
    }

    long count() {
        return count.get();
    }

    private synchronized boolean isDue(String cause) {
        Instant now = clock.instant();
        Instant before = last.get(cause);
        if (before != null && now.isBefore(before.plus(PAUSE))) {
            return false;
        }
        last.put(cause, now);
        return true;
    }
}

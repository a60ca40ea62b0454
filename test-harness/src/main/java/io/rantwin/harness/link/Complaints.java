package io.rantwin.harness.link;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Counts what goes wrong, by cause, and logs each cause at most once a minute. Thread-safe. */
public final class Complaints {
    private static final long SECONDS_BETWEEN = 60;

    private static final class Cause {
        private final LongAdder count = new LongAdder();
        private @Nullable Instant logged;

        synchronized boolean isDue(Instant now) {
            if (logged != null && now.isBefore(logged.plusSeconds(SECONDS_BETWEEN))) {
                return false;
            }
            logged = now;
            return true;
        }
    }

    private final Logger log;
    private final InstantSource clock;
    private final Map<String, Cause> causes = new ConcurrentHashMap<>();

    public Complaints(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Something went wrong.
     *
     * @param cause a name from a small fixed set
     * @param detail is asked for when it is logged only
     */
    public void add(String cause, Supplier<String> detail) {
        Cause entry = causes.computeIfAbsent(cause, _ -> new Cause());
        entry.count.increment();
        if (entry.isDue(clock.instant())) {
            log.warn("{} ({} so far): {}", cause, entry.count.sum(), detail.get());
        }
    }

    /** How often something went wrong for a cause. */
    public long count(String cause) {
        Cause entry = causes.get(cause);
        return entry == null ? 0 : entry.count.sum();
    }

    /** All causes that were met, in the order of their names. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        causes.forEach((cause, entry) -> counts.put(cause, entry.count.sum()));
        return counts;
    }
}

package io.rantwin.xapp.rmr;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/** Logs a complaint of one kind at most once a minute, with the number of those left out. Thread-safe. */
final class Complaints {
    private static final long PAUSE_NANOS = 60_000_000_000L;

    /** Kinds are few: they are named in the code, never by a peer. */
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

    private final Logger log;
    private final LongSupplier nanoTime;

    private static final class Kind {
        final AtomicLong quietUntil;
        final AtomicLong leftOut = new AtomicLong();

        Kind(long now) {
            quietUntil = new AtomicLong(now);
        }
    }

    Complaints(Logger log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
    }

    void say(String kind, String message) {
        long now = nanoTime.getAsLong();
        Kind state = kinds.computeIfAbsent(kind, _ -> new Kind(now));
        long until = state.quietUntil.get();
        if (now - until >= 0 && state.quietUntil.compareAndSet(until, now + PAUSE_NANOS)) {
            long others = state.leftOut.getAndSet(0);
            log.warn("{}: {}{}", kind, message, others == 0 ? "" : " (and " + others + " more since the last line)");
        } else {
            state.leftOut.incrementAndGet();
        }
    }
}

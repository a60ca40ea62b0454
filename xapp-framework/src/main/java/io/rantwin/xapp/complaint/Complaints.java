package io.rantwin.xapp.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Counts what goes wrong, by cause, and logs each cause at most once a minute, with the number of those left out. A clock that
 * is put back silences nothing. Thread-safe.
 */
public final class Complaints {
    /** Causes that are told apart; all further ones count as {@link #OTHER_CAUSES}, so that nothing grows without bound. */
    public static final int MOST_CAUSES = 512;

    /** What causes beyond {@link #MOST_CAUSES} are called. */
    public static final String OTHER_CAUSES = "other causes";

    private static final Duration QUIET = Duration.ofMinutes(1);

    private static final class Cause {
        private long count;
        private long leftOut;
        private @Nullable Instant logged;
    }

    private final Logger log;
    private final InstantSource clock;
    private final Map<String, Cause> causes = new HashMap<>();

    public Complaints(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Something went wrong; logged as a warning.
     *
     * @param cause what kind of thing, as the log begins with it; one of few, no text from outside
     * @param detail this case
     */
    public void add(String cause, String detail) {
        add(cause, () -> detail);
    }

    /**
     * Something went wrong; logged as a warning.
     *
     * @param cause what kind of thing, as the log begins with it; one of few, no text from outside
     * @param detail this case; asked for only when it is logged
     */
    public void add(String cause, Supplier<String> detail) {
        long leftOut = admit(cause);
        if (leftOut >= 0) {
            log.warn("{}: {}{}", cause, detail.get(), more(leftOut));
        }
    }

    /**
     * Something failed that should not; logged as an error, with its stack.
     *
     * @param cause what kind of thing, as the log begins with it; one of few, no text from outside
     * @param detail this case
     */
    public void add(String cause, String detail, Throwable failure) {
        long leftOut = admit(cause);
        if (leftOut >= 0) {
            log.error("{}: {}{}", cause, detail, more(leftOut), failure);
        }
    }

    private static String more(long leftOut) {
        return leftOut == 0 ? "" : " (and " + leftOut + " more since the last line)";
    }

    /** How many were left out since the last line of this cause, or -1 when this one is left out, too. */
    private synchronized long admit(String cause) {
        boolean isTold = causes.size() < MOST_CAUSES || causes.containsKey(cause);
        Cause known = causes.computeIfAbsent(isTold ? cause : OTHER_CAUSES, _ -> new Cause());
        known.count++;
        Instant now = clock.instant();
        Instant before = known.logged;
        if (before != null && !now.isBefore(before) && now.isBefore(before.plus(QUIET))) {
            known.leftOut++;
            return -1;
        }
        long leftOut = known.leftOut;
        known.leftOut = 0;
        known.logged = now;
        return leftOut;
    }

    /** How often each cause occurred, in the order of their names. */
    public synchronized Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        causes.forEach((cause, known) -> counts.put(cause, known.count));
        return counts;
    }

    /** How often something went wrong, of all causes. */
    public synchronized long count() {
        return causes.values().stream().mapToLong(known -> known.count).sum();
    }
}

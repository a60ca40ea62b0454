package io.rantwin.xapp.logging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;

/**
 * Lets one complaint per cause and minute through and counts the others. Keeps at most {@value #MAX_CAUSES} causes; further
 * ones share one. Thread-safe.
 */
public final class OncePerMinute {
    /** Causes that are told apart. */
    public static final int MAX_CAUSES = 512;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String OTHERS = "";

    private final InstantSource clock;
    private final Map<String, Cause> causes = new HashMap<>();
    private long suppressed;

    public OncePerMinute(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Asks for leave to log.
     *
     * @param cause what the complaint is about; few different ones, no texts from outside
     * @return how many were held back since the last one of this cause, or empty when this one is held back, too
     */
    public synchronized OptionalLong permit(String cause) {
        Instant now = clock.instant();
        Cause known = causes.get(cause);
        if (known == null) {
            if (causes.size() >= MAX_CAUSES) {
                causes.values().removeIf(c -> c.heldBack == 0 && !now.isBefore(c.next));
            }
            known = causes.computeIfAbsent(causes.size() >= MAX_CAUSES ? OTHERS : cause, unused -> new Cause(now));
        }
        if (now.isBefore(known.next)) {
            known.heldBack++;
            suppressed++;
            return OptionalLong.empty();
        }
        long heldBack = known.heldBack;
        known.heldBack = 0;
        known.next = now.plus(MINUTE);
        return OptionalLong.of(heldBack);
    }

    /** Logs a warning when there is leave to, and says how many like it were not logged. */
    public void warn(Logger log, String cause, String message) {
        OptionalLong heldBack = permit(cause);
        if (heldBack.isPresent()) {
            long count = heldBack.getAsLong();
            log.warn("{}{}", message, count == 0 ? "" : " (" + count + " like this were not logged)");
        }
    }

    /** How many were held back since the start, of all causes. */
    public synchronized long suppressed() {
        return suppressed;
    }

    private static final class Cause {
        private Instant next;
        private long heldBack;

        Cause(Instant next) {
            this.next = next;
        }
    }
}

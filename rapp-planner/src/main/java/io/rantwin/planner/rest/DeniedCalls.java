package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.PolicyAudit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Denied calls in the audit log, as {@code access.denied}. The first of a sort is written at once; those of the same sort are counted and
 * written as one when ten minutes are over. Sorts beyond {@link #MOST_SORTS} are counted together, so that a flood has some 400 records an
 * hour at most. Thread-safe.
 */
final class DeniedCalls implements AutoCloseable {
    static final int MOST_SORTS = 32;
    static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int LONGEST = 200;
    private static final String KIND = "access.denied";
    private static final Logger LOG = LoggerFactory.getLogger(DeniedCalls.class);

    private final PolicyAudit audit;
    private final InstantSource clock;
    private final Map<Sort, Count> counts = new LinkedHashMap<>();
    private Instant until = Instant.MIN;
    private long beyond;
    private long all;

    /**
     * What is counted together.
     *
     * @param caller a name; empty when it is not known
     * @param from address
     * @param route method and path as the API has it
     * @param reason short
     */
    record Sort(String caller, String from, String route, String reason) {}

    private static final class Count {
        private final String detail;
        private long times;

        Count(String detail) {
            this.detail = detail;
        }
    }

    DeniedCalls(PolicyAudit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes down a call that was denied. */
    synchronized void note(Sort sort, String detail) {
        tick();
        all++;
        Count count = counts.get(sort);
        if (count != null) {
            count.times++;
        } else if (counts.size() < MOST_SORTS) {
            if (counts.isEmpty()) {
                until = clock.instant().plus(WINDOW);
            }
            counts.put(sort, new Count(detail));
            write(sort, detail, 1);
        } else {
            beyond++;
        }
    }

    /** Calls that were denied since the start. */
    synchronized long all() {
        return all;
    }

    /** Writes what was counted when its time is over; cheap enough to be called five times a second. */
    synchronized void tick() {
        if (!counts.isEmpty() && !clock.instant().isBefore(until)) {
            close();
        }
    }

    /** Writes what was counted and not yet written. */
    @Override
    public synchronized void close() {
        counts.forEach((sort, count) -> {
            if (count.times > 0) {
                write(sort, count.detail, count.times);
            }
        });
        if (beyond > 0) {
            write(null, "calls of further callers or for further reasons", beyond);
        }
        counts.clear();
        beyond = 0;
    }

    private void write(@Nullable Sort sort, String detail, long times) {
        ObjectNode data = Answer.object();
        if (sort != null) {
            data.put("from", cut(sort.from())).put("route", cut(sort.route())).put("reason", sort.reason());
        }
        data.put("detail", cut(detail)).put("times", times);
        String caller = sort == null || sort.caller().isEmpty() ? "unknown" : cut(sort.caller());
        LOG.warn("denied, {} times: {} {}", times, caller, data);
        try {
            audit.append(KIND, caller, data);
        } catch (AuditException failed) {
            // The call is denied all the same.
            LOG.error("A denied call is not in the audit log: {}", failed.getMessage());
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}

package io.rantwin.planner.rest;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/**
 * Gives each request a name, the caller's own where {@value #HEADER} has a good one: it is in the answer and in every line of the log that the
 * request leads to. Thread-safe.
 */
final class RequestIds {
    static final String HEADER = "X-Request-Id";
    static final String KEY = "request";
    private static final Pattern GOOD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String series;
    private final AtomicLong made = new AtomicLong();

    RequestIds(InstantSource clock) {
        // Another process has other names.
        series = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /** Before anything else is done with a request. */
    void begin(Context context) {
        String given = context.header(HEADER);
        String id = given != null && GOOD.matcher(given).matches() ? given : series + "-" + made.incrementAndGet();
        context.header(HEADER, id);
        MDC.put(KEY, id);
    }

    /** After it: what the thread does next is not of this request. */
    void end(Context context) {
        MDC.remove(KEY);
    }
}

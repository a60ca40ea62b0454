package io.rantwin.api.tracing;

import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace id in lines of the log, as {@value #KEY}, until it is closed by the thread that opened it. */
public final class TraceLine implements AutoCloseable {
    /** What lines of the log call the trace id. */
    public static final String KEY = "trace";

    private final @Nullable String before;
    private final boolean isThere;

    private TraceLine(@Nullable String before, boolean isThere) {
        this.before = before;
        this.isThere = isThere;
    }

    /** With the id of a trace that is sent; without, where it is none. */
    public static TraceLine of(SpanContext trace) {
        if (!trace.isSampled()) {
            return new TraceLine(null, false);
        }
        String before = MDC.get(KEY);
        MDC.put(KEY, trace.getTraceId());
        return new TraceLine(before, true);
    }

    @Override
    public void close() {
        if (isThere && before == null) {
            MDC.remove(KEY);
        } else if (isThere) {
            MDC.put(KEY, before);
        }
    }
}

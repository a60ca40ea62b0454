package io.rantwin.api.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A span that is what the thread is doing until it is closed: spans made meanwhile are within it, and lines of the log have its trace id
 * ({@link TraceLine}). Closed by the thread that began it.
 */
public final class TracedWork implements AutoCloseable {
    /** Nothing is traced. */
    static final TracedWork NONE = new TracedWork(Span.getInvalid(), Scope.noop(), null);

    private final Span span;
    private final Scope scope;
    private final @Nullable TraceLine line;

    private TracedWork(Span span, Scope scope, @Nullable TraceLine line) {
        this.span = span;
        this.scope = scope;
        this.line = line;
    }

    // The scope ends with this, which is for try-with-resources itself.
    @SuppressWarnings("MustBeClosedChecker")
    static TracedWork of(SpanBuilder begun) {
        Span span = begun.startSpan();
        return new TracedWork(span, span.makeCurrent(), TraceLine.of(span.getSpanContext()));
    }

    /** The span, to be told more of it; one that is nothing when nothing is traced. */
    public Span span() {
        return span;
    }

    /** It came to nothing. */
    public void failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
    }

    @Override
    public void close() {
        if (line != null) {
            line.close();
        }
        scope.close();
        span.end();
    }
}

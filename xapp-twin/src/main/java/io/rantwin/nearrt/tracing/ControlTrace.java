package io.rantwin.nearrt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.rantwin.api.tracing.TraceLine;
import io.rantwin.api.tracing.Tracing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A control on its way, within the decision that led to it: sent and answered, then looked for in reports. Thread-safe. */
public final class ControlTrace {
    /** Nothing is traced. */
    public static final ControlTrace NONE =
            new ControlTrace(Tracing.OFF, () -> Instant.EPOCH, Span.getInvalid(), "", "");

    private final Tracing tracing;
    private final InstantSource clock;
    private final Span decision;
    private final String cellId;
    private final String port;
    private volatile @Nullable Instant answeredAt;

    ControlTrace(Tracing tracing, InstantSource clock, Span decision, String cellId, String port) {
        this.tracing = tracing;
        this.clock = clock;
        this.decision = decision;
        this.cellId = cellId;
        this.port = port;
    }

    /** Lines of the log have its trace id until that is closed. */
    public TraceLine line() {
        return TraceLine.of(decision.getSpanContext());
    }

    /**
     * Carries it out within a span that ends with the answer.
     *
     * @param failure why the answer is no acknowledgement; empty when it is one
     */
    public <T> CompletableFuture<T> carryOut(Supplier<CompletableFuture<T>> carrier, Function<T, String> failure) {
        if (!tracing.isOn()) {
            return carrier.get();
        }
        Context within = Context.root().with(decision);
        Span span = tracing.tracer()
                .spanBuilder("control")
                .setParent(within)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(FieldNames.CELL_ID, cellId)
                .setAttribute(FieldNames.INTERFACE, port)
                .startSpan();
        try (Scope _ = within.with(span).makeCurrent()) {
            return carrier.get().whenComplete((answer, broken) -> {
                String why = broken == null ? failure.apply(answer) : broken.toString();
                span.setAttribute(FieldNames.RESULT, why.isEmpty() ? "acknowledged" : "failed");
                if (!why.isEmpty()) {
                    span.setStatus(StatusCode.ERROR, why);
                }
                answeredAt = clock.instant();
                span.end();
            });
        }
    }

    /**
     * Nothing is looked for any more.
     *
     * @param stage what became of it, such as verified
     * @param note more of it; may be empty
     */
    public void closed(String stage, String note) {
        Instant since = answeredAt;
        if (since == null) {
            return;
        }
        Span span = tracing.tracer()
                .spanBuilder("control.effect")
                .setParent(Context.root().with(decision))
                .setStartTimestamp(since)
                .setAttribute(FieldNames.CELL_ID, cellId)
                .setAttribute(FieldNames.STAGE, stage)
                .startSpan();
        if (!note.isEmpty()) {
            span.setAttribute(FieldNames.REASON, note);
        }
        span.end();
    }
}

package io.rantwin.nearrt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.rantwin.codecs.kpm.view.EnvelopeView;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * One indication that was drawn. Its own span ends when its reports are in the mailboxes of their cells; what the shards do with them is within
 * it and may come later. Handed from thread to thread with the reports.
 */
public final class IndicationTrace {
    private static final long NANOS = 1_000_000_000L;

    private final IndicationTraces traces;
    private final Tracer tracer;
    private final Span span;
    private final Context within;
    private final InstantSource clock;
    private final long arrivalNanos;
    private volatile long deliveredNanos;

    IndicationTrace(IndicationTraces traces, Tracer tracer, Span span, InstantSource clock, long arrivalNanos) {
        this.traces = traces;
        this.tracer = tracer;
        this.span = span;
        this.clock = clock;
        this.arrivalNanos = arrivalNanos;
        this.deliveredNanos = arrivalNanos;
        within = Context.root().with(span);
    }

    /** Whose it is. */
    public void about(String subscription, String ranName, String cellId, int octets) {
        span.setAttribute(FieldNames.SUBSCRIPTION, subscription)
                .setAttribute(FieldNames.RAN_NAME, ranName)
                .setAttribute(FieldNames.CELL_ID, cellId)
                .setAttribute(FieldNames.OCTETS, octets);
    }

    /** What E2AP says of it. */
    public void about(EnvelopeView envelope) {
        span.setAttribute(FieldNames.RIC_REQUESTOR_ID, envelope.ricRequestorId())
                .setAttribute(FieldNames.RIC_INSTANCE_ID, envelope.ricInstanceId())
                .setAttribute(FieldNames.RAN_FUNCTION_ID, envelope.ranFunctionId())
                .setAttribute(FieldNames.RIC_ACTION_ID, envelope.ricActionId());
        if (envelope.ricIndicationSn() != EnvelopeView.ABSENT) {
            span.setAttribute(FieldNames.RIC_INDICATION_SN, envelope.ricIndicationSn());
        }
    }

    /** It is read; its reports are handed over next. */
    public void decoded(long granularityMillis, int reports) {
        deliveredNanos = nowNanos();
        tracer.spanBuilder("decode")
                .setParent(within)
                .setStartTimestamp(arrivalNanos, TimeUnit.NANOSECONDS)
                .setAttribute(FieldNames.GRANULARITY_PERIOD_MILLIS, granularityMillis)
                .setAttribute(FieldNames.REPORTS, reports)
                .startSpan()
                .end(deliveredNanos, TimeUnit.NANOSECONDS);
    }

    /** Nothing comes of it. */
    public void refused(String why) {
        span.setStatus(StatusCode.ERROR, why);
        end();
    }

    /** Its reports are on their way. */
    public void end() {
        span.end(nowNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * A report of it is in the published state of its cell. The shard's.
     *
     * @param outcome what the filter did with it
     * @param endNanos end of its period, network time
     */
    public void updated(String cellId, String outcome, long endNanos) {
        tracer.spanBuilder("twin.update")
                .setParent(within)
                .setStartTimestamp(deliveredNanos, TimeUnit.NANOSECONDS)
                .setAttribute(FieldNames.CELL_ID, cellId)
                .setAttribute(FieldNames.OUTCOME, outcome)
                .setAttribute(FieldNames.PERIOD_END, endNanos)
                .startSpan()
                .end(nowNanos(), TimeUnit.NANOSECONDS);
        traces.updated(cellId, span.getSpanContext(), endNanos);
    }

    private long nowNanos() {
        Instant now = clock.instant();
        return now.getEpochSecond() * NANOS + now.getNano();
    }
}

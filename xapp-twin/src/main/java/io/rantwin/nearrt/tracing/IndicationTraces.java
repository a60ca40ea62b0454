package io.rantwin.nearrt.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.Tracing;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Draws the indications that are traced before anything is made for them: one that is not drawn costs a random number. What a decision rests
 * on is found by cell. Drawn by the one thread that reads RMR; else thread-safe.
 */
public final class IndicationTraces {
    private final Tracing tracing;
    private final double ratio;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Map<String, Newest> newest = new ConcurrentHashMap<>();

    /** The trace of a cell's last report that was traced, and when its period ended, network time. */
    private record Newest(SpanContext indication, long endNanos) {}

    private IndicationTraces(Tracing tracing, double ratio, RandomGenerator random, InstantSource clock) {
        this.tracing = tracing;
        this.ratio = ratio;
        this.random = random;
        this.clock = clock;
    }

    /**
     * Traces a share of the indications; null when there is nothing to draw.
     *
     * @param ratio 0..1
     * @param clock wall clock, as that of their arrival
     */
    public static @Nullable IndicationTraces of(
            Tracing tracing, double ratio, RandomGenerator random, InstantSource clock) {
        return tracing.isOn() && ratio > 0 ? new IndicationTraces(tracing, ratio, random, clock) : null;
    }

    /**
     * The trace of an indication; null for one that is not drawn.
     *
     * @param arrivalNanos when it arrived, wall clock, since 1970
     */
    public @Nullable IndicationTrace draw(long arrivalNanos) {
        if (random.nextDouble() >= ratio) {
            return null;
        }
        Span span = tracing.always("indication", Context.root())
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(arrivalNanos, TimeUnit.NANOSECONDS)
                .setAttribute(FieldNames.MESSAGE_TYPE, "RICindication")
                .startSpan();
        return new IndicationTrace(this, tracing.tracer(), span, clock, arrivalNanos);
    }

    /**
     * What a decision about a cell is within: the indication that brought the report on which the cell's state rests, if that one is traced;
     * else the root.
     *
     * @param networkNanos end of the newest period in the state
     */
    Context of(String cellId, long networkNanos) {
        Newest last = newest.get(cellId);
        return last == null || last.endNanos() != networkNanos
                ? Context.root()
                : Context.root().with(Span.wrap(last.indication()));
    }

    void updated(String cellId, SpanContext indication, long endNanos) {
        newest.put(cellId, new Newest(indication, endNanos));
    }
}

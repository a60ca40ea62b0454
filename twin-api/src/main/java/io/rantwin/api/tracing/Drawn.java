package io.rantwin.api.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/** Decides which traces that begin here are sent: a share of them by trace id, and all that whoever begins them has drawn already. */
final class Drawn implements Sampler {
    private static final ContextKey<Boolean> DRAWN = ContextKey.named("rantwin-drawn");

    private final Sampler others;

    Drawn(double ratio) {
        others = Sampler.traceIdRatioBased(ratio);
    }

    /** The context in which a trace that begins is sent. */
    static Context in(Context context) {
        return context.with(DRAWN, Boolean.TRUE);
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return parent.get(DRAWN) == null
                ? others.shouldSample(parent, traceId, name, kind, attributes, links)
                : SamplingResult.recordAndSample();
    }

    @Override
    public String getDescription() {
        return "drawn, else " + others.getDescription();
    }
}

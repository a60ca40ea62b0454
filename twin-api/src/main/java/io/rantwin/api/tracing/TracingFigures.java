package io.rantwin.api.tracing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What became of spans, as metrics. */
public final class TracingFigures {
    private TracingFigures() {}

    /** Shows them there from now on; all are there from the first look on, also when nothing is traced. */
    public static void bind(MeterRegistry registry, Tracing tracing) {
        show(registry, tracing, "sent", Tracing::sent);
        show(registry, tracing, "failed", Tracing::failed);
        show(registry, tracing, "dropped", Tracing::dropped);
    }

    private static void show(
            MeterRegistry registry, Tracing tracing, String outcome, ToDoubleFunction<Tracing> figure) {
        FunctionCounter.builder("rantwin.trace.spans", tracing, figure)
                .description("spans of traces, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }
}

package io.rantwin.api.tracing;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contexts of traces in headers, as W3C Trace Context has them: {@code traceparent} and {@code tracestate}. */
public final class W3cHeaders {
    private static final W3CTraceContextPropagator FORM = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Function<String, @Nullable String>> BY_NAME = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return FORM.fields();
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    };

    private W3cHeaders() {}

    /** Puts the trace of a context into headers; nothing when it has none. */
    public static void write(Context context, BiConsumer<String, String> headers) {
        FORM.inject(context, headers, (to, name, value) -> {
            if (to != null) {
                to.accept(name, value);
            }
        });
    }

    /**
     * What a caller is within; the root when he does not say, or nothing that can be read.
     *
     * @param headers gives the value of a header; null for one that is not there
     */
    public static Context read(Function<String, @Nullable String> headers) {
        return FORM.extract(Context.root(), headers, BY_NAME);
    }
}

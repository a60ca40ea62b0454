package io.rantwin.api.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TwinAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What a process makes its spans with. {@link #OFF} makes none: no thread, no connection, nothing allocated. With a collector spans wait in a
 * bounded queue ({@link SpanQueue}) and are sent in batches; whoever makes them never waits. Thread-safe.
 */
public final class Tracing implements AutoCloseable {
    /** Nothing is traced. */
    public static final Tracing OFF = new Tracing(null, null);

    /** A1 policy id, by which traces of the planner and of the xApp belong together: A1 carries no context. */
    public static final AttributeKey<String> POLICY_ID = AttributeKey.stringKey("rantwin.policy.id");

    private static final String SCOPE = "io.rantwin";
    private static final Duration SEND_WITHIN = Duration.ofSeconds(5);
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    /** For a connection that broke and a collector that has too much to do; one that is away for longer is not waited for. */
    private static final RetryPolicy AGAIN = RetryPolicy.builder()
            .setMaxAttempts(3)
            .setInitialBackoff(Duration.ofMillis(300))
            .setMaxBackoff(Duration.ofSeconds(1))
            .build();

    private static final long END_SECONDS = 3;
    private static final int LONGEST_VALUE = 1_000;

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable SpanQueue queue;
    private final Tracer tracer;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    private Tracing(@Nullable SdkTracerProvider provider, @Nullable SpanQueue queue) {
        this.provider = provider;
        this.queue = queue;
        tracer = (provider == null ? TracerProvider.noop() : provider).get(SCOPE);
    }

    /**
     * Traces as the settings say; {@link #OFF} when they say nothing. The collector need not be there.
     *
     * @param service name of the process, as {@code service.name}
     * @param instance which one of them, as {@code service.instance.id}; empty where there is one
     * @throws IOException when a file of certificates or tokens cannot be used
     */
    public static Tracing start(TracingSettings settings, String service, String instance) throws IOException {
        if (!settings.isOn()) {
            return OFF;
        }
        SpanQueue queue = new SpanQueue(exporter(settings), settings.target());
        var about = Attributes.builder().put("service.name", service);
        if (!instance.isEmpty()) {
            about.put("service.instance.id", instance);
        }
        return new Tracing(
                SdkTracerProvider.builder()
                        .setResource(Resource.getDefault().merge(Resource.create(about.build())))
                        .setSampler(Sampler.parentBased(new Drawn(settings.sampleRatio())))
                        .setSpanLimits(SpanLimits.builder()
                                .setMaxAttributeValueLength(LONGEST_VALUE)
                                .build())
                        .addSpanProcessor(queue)
                        .build(),
                queue);
    }

    private static OtlpHttpSpanExporter exporter(TracingSettings settings) throws IOException {
        OtlpHttpSpanExporterBuilder made = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.target().toString())
                .setTimeout(SEND_WITHIN)
                .setConnectTimeout(CONNECT_WITHIN)
                .setRetryPolicy(AGAIN);
        TlsFiles files = settings.tls();
        @Nullable PemTls tls = files == null ? null : PemTls.ofClient(files);
        if (tls != null && tls.trust().stream().findFirst().orElse(null) instanceof X509TrustManager trust) {
            made.setSslContext(tls.context(), trust);
        }
        Path token = settings.token();
        if (token != null) {
            TwinAccess.bearer(token);
        }
        return made.setHeaders(() -> headers(tls, token)).build();
    }

    // Asked for each batch, so replaced files count from the next one on.
    private static Map<String, String> headers(@Nullable PemTls tls, @Nullable Path token) {
        if (tls != null) {
            tls.refresh();
        }
        try {
            return token == null ? Map.of() : Map.of("Authorization", TwinAccess.bearer(token));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether anything is traced. */
    public boolean isOn() {
        return provider != null;
    }

    /** Makes spans; such as are nothing when nothing is traced. */
    public Tracer tracer() {
        return tracer;
    }

    /** Begins a piece of work within what the thread is doing, and makes it what the thread is doing. */
    public TracedWork begin(String name, SpanKind kind) {
        return begin(name, kind, Context.current());
    }

    /** The same within what is given. */
    public TracedWork begin(String name, SpanKind kind, Context within) {
        return isOn() ? TracedWork.of(tracer.spanBuilder(name).setParent(within).setSpanKind(kind)) : TracedWork.NONE;
    }

    /** The same for what is traced whatever the share of traces is, unless whoever began the trace decided otherwise. */
    public TracedWork beginAlways(String name, SpanKind kind, Context within) {
        return isOn() ? TracedWork.of(always(name, within).setSpanKind(kind)) : TracedWork.NONE;
    }

    /** A span that was drawn already, or is rare: it is sent unless whoever began the trace decided otherwise. */
    public SpanBuilder always(String name, Context within) {
        return tracer.spanBuilder(name).setParent(Drawn.in(within));
    }

    /** Whether what is done within a context belongs to a trace that is sent. */
    public static boolean isTraced(Context context) {
        return Span.fromContext(context).getSpanContext().isSampled();
    }

    /** Spans that the collector took. */
    public long sent() {
        return queue == null ? 0 : queue.sent();
    }

    /** Spans that were lost because the collector was away, was too slow or refused them. */
    public long failed() {
        return queue == null ? 0 : queue.failed();
    }

    /** Spans for which the queue had no room. */
    public long dropped() {
        return queue == null ? 0 : queue.dropped();
    }

    /** Sends what waits, for some seconds at most. */
    @Override
    public void close() {
        if (provider != null && !isClosed.getAndSet(true)) {
            provider.shutdown().join(END_SECONDS, TimeUnit.SECONDS);
        }
    }
}

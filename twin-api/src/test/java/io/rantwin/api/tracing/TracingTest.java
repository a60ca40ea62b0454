package io.rantwin.api.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.rantwin.api.access.Identity;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.ports.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingTest {
    private static TracingSettings to(String endpoint, double ratio) {
        return new TracingSettings(endpoint, ratio, null, null);
    }

    private static Tracing started(String endpoint, double ratio) throws IOException {
        return Tracing.start(to(endpoint, ratio), "test", "pod-1");
    }

    private static long tracingThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("BatchSpanProcessor"))
                .count();
    }

    private static void work(Tracing tracing, int times) {
        for (int i = 0; i < times; i++) {
            try (TracedWork work = tracing.begin("work", SpanKind.INTERNAL)) {
                work.span().setAttribute("number", i);
            }
        }
    }

    @Test
    void whatIsWithinAnotherIsToldSo() throws Exception {
        try (Collector collector = Collector.start()) {
            try (Tracing tracing = started(collector.endpoint(), 1);
                    TracedWork outer = tracing.begin("outer", SpanKind.SERVER)) {
                try (TracedWork inner = tracing.begin("inner", SpanKind.CLIENT)) {
                    inner.failed("nobody there");
                }
                assertThat(Span.current()).isSameAs(outer.span());
            }
            assertThat(Span.current().getSpanContext().isValid()).isFalse();
            Collector.Span outer = collector.named("outer").getFirst();
            assertThat(outer.parentSpanId()).isEmpty();
            assertThat(outer.service()).isEqualTo("test");
            assertThat(outer.kind()).isEqualTo(2);
            assertThat(collector.within(outer)).singleElement().satisfies(inner -> {
                assertThat(inner.name()).isEqualTo("inner");
                assertThat(inner.kind()).isEqualTo(3);
                assertThat(inner.error()).isEqualTo("error: nobody there");
                assertThat(inner.startNanos()).isBetween(outer.startNanos(), outer.endNanos());
            });
        }
    }

    @Test
    void withoutACollectorThereIsNoThreadAndNothingIsMade() throws Exception {
        long before = tracingThreads();
        try (Tracing tracing = Tracing.start(to("", 1), "test", "")) {
            assertThat(tracing).isSameAs(Tracing.OFF);
            assertThat(tracing.isOn()).isFalse();
            try (TracedWork work = tracing.begin("work", SpanKind.INTERNAL)) {
                assertThat(work).isSameAs(tracing.beginAlways("other", SpanKind.INTERNAL, Context.root()));
                assertThat(work.span().isRecording()).isFalse();
                Map<String, String> headers = new TreeMap<>();
                W3cHeaders.write(Context.current(), headers::put);
                assertThat(headers).isEmpty();
            }
            assertThat(tracingThreads()).isEqualTo(before);
        }
    }

    @Test
    void aShareOfTracesIsSentAndWhatWasDrawnAlwaysIs() throws Exception {
        try (Collector collector = Collector.start()) {
            try (Tracing tracing = started(collector.endpoint(), 0.1)) {
                work(tracing, 2_000);
                try (TracedWork drawn = tracing.beginAlways("drawn", SpanKind.INTERNAL, Context.root())) {
                    assertThat(drawn.span().getSpanContext().isSampled()).isTrue();
                    work(tracing, 3);
                }
            }
            Collector.Span drawn = collector.named("drawn").getFirst();
            assertThat(collector.within(drawn)).hasSize(3);
            // Of 2000 with p = 0.1: 200, standard deviation 13.4.
            assertThat(collector.named("work").size() - 3).isBetween(120, 280);
        }
    }

    @Test
    void whoeverBeganATraceDecidesWhetherItIsSent() throws Exception {
        String id = "0af7651916cd43dd8448eb211c80319c";
        try (Collector collector = Collector.start()) {
            try (Tracing tracing = started(collector.endpoint(), 0.5)) {
                for (String flags : new String[] {"00", "01"}) {
                    Context caller = W3cHeaders.read(
                            name -> name.equals("traceparent") ? "00-" + id + "-b7ad6b7169203331-" + flags : null);
                    Span span = tracing.tracer()
                            .spanBuilder("answer " + flags)
                            .setParent(caller)
                            .startSpan();
                    Map<String, String> headers = new TreeMap<>();
                    W3cHeaders.write(caller.with(span), headers::put);
                    assertThat(headers.get("traceparent"))
                            .isEqualTo("00-" + id + "-" + span.getSpanContext().getSpanId() + "-" + flags);
                    span.end();
                }
            }
            assertThat(collector.spans()).singleElement().satisfies(span -> {
                assertThat(span.name()).isEqualTo("answer 01");
                assertThat(span.traceId()).isEqualTo(id);
                assertThat(span.parentSpanId()).isEqualTo("b7ad6b7169203331");
            });
        }
    }

    @Test
    void headersThatAreNoneBeginATrace() {
        for (String value : new String[] {"", "00-xyz", "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01"}) {
            assertThat(Tracing.isTraced(W3cHeaders.read(name -> name.equals("traceparent") ? value : null)))
                    .as(value)
                    .isFalse();
        }
    }

    @Test
    void spansForACollectorThatIsAwayAreCountedAndLaterOnesReachIt() throws Exception {
        int port = new FreePorts(Path.of("target")).next();
        try (Tracing tracing = started("http://127.0.0.1:" + port, 1)) {
            work(tracing, 10);
            await().until(() -> tracing.failed() == 10);
            assertThat(tracing.sent()).isZero();
            assertThat(tracing.dropped()).isZero();
            try (Collector collector = Collector.start(port)) {
                work(tracing, 2);
                await().until(() -> tracing.sent() == 2);
                assertThat(collector.spans()).hasSize(2);
                assertThat(tracing.failed()).isEqualTo(10);
            }
        }
    }

    @Test
    void whatACollectorRefusesIsCounted() throws Exception {
        try (Collector collector = Collector.start()) {
            collector.answer(400);
            try (Tracing tracing = started(collector.endpoint(), 1)) {
                work(tracing, 7);
                await().until(() -> tracing.failed() == 7);
                assertThat(tracing.sent()).isZero();
            }
            assertThat(collector.requests()).isEqualTo(1);
        }
    }

    @Test
    void aCollectorThatDoesNotAnswerHoldsUpNobodyAndTakesNoMoreThanTheQueue() throws Exception {
        CountDownLatch answering = new CountDownLatch(1);
        try (Collector collector = Collector.start()) {
            collector.before(() -> {
                try {
                    answering.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            try (Tracing tracing = started(collector.endpoint(), 1)) {
                // Returns, although nothing is taken.
                work(tracing, 3 * SpanQueue.MOST);
                assertThat(tracing.dropped()).isEqualTo(2 * SpanQueue.MOST);
                var registry = new SimpleMeterRegistry();
                TracingFigures.bind(registry, tracing);
                assertThat(registry.get("rantwin.trace.spans")
                                .tag("outcome", "dropped")
                                .functionCounter()
                                .count())
                        .isEqualTo(2.0 * SpanQueue.MOST);
                answering.countDown();
                await().until(() -> tracing.sent() == SpanQueue.MOST);
                assertThat(tracing.failed()).isZero();
            }
            assertThat(collector.spans()).hasSize(SpanQueue.MOST);
        }
    }

    @Test
    void overTlsWithOwnCertificateAndToken(@TempDir Path folder) throws Exception {
        Identity own = Identity.of(folder, "xapp");
        Identity other = Identity.of(folder, "collector");
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        try (Collector collector =
                Collector.start(PemTls.ofServer(other.trusting(own)).context())) {
            try (Tracing tracing = Tracing.start(
                    new TracingSettings(collector.endpoint(), 1, own.trusting(other), token), "test", "")) {
                work(tracing, 1);
            }
            assertThat(collector.spans()).hasSize(1);
            assertThat(collector.headers().getFirst()).containsEntry("Authorization", "Bearer secret");

            // Neither without the certificate nor with another authority.
            for (TlsFiles files : new TlsFiles[] {new TlsFiles(null, null, other.certificate()), own.trusting(own)}) {
                try (Tracing tracing =
                        Tracing.start(new TracingSettings(collector.endpoint(), 1, files, token), "test", "")) {
                    work(tracing, 1);
                    await().until(() -> tracing.failed() == 1);
                }
            }
            assertThat(collector.spans()).hasSize(1);
        }
    }

    @Test
    void settingsThatCannotBeMeantAreRefused(@TempDir Path folder) {
        for (String endpoint : new String[] {"collector:4318", "grpc://collector:4317", "http://", "http://a b"}) {
            assertThatThrownBy(() -> to(endpoint, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(endpoint);
        }
        assertThatThrownBy(() -> to("http://collector:4318", 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> to("http://collector:4318", Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new TracingSettings("http://collector:4318", 1, null, folder))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> Tracing.start(
                        new TracingSettings("https://collector:4318", 1, null, folder.resolve("none")), "test", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void theEnvironmentNamesACollectorWhereNothingElseDoes() {
        Map<String, String> environment = Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318/");
        assertThat(to("", 0.5).orOf(environment).target()).hasToString("http://collector:4318/v1/traces");
        assertThat(to("http://other:1/otlp", 0.5).orOf(environment).target())
                .hasToString("http://other:1/otlp/v1/traces");
        assertThat(to("", 0.5).orOf(Map.of()).isOn()).isFalse();
    }
}

package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.api.tracing.Collector;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingSettings;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.desired.TracedAudit;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.DirectChannel;
import io.rantwin.planner.push.DirectRic;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.push.TracedChannel;
import io.rantwin.planner.push.TypeNames;
import io.rantwin.planner.tracing.PolicyTraces;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trace of a plan as a collector gets it, from the order over HTTP to the policy at a RIC and its withdrawal. */
class TracedPlanTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String POLICY = "rantwin.policy.id";
    private static final String ANN = "{\"actor\":\"ann\",\"reason\":\"looks good\"}";

    @TempDir
    private Path folder;

    private final HttpServer ric = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final Map<String, byte[]> policies = new ConcurrentHashMap<>();
    /** What the RIC was sent as traceparent, by method. */
    private final Map<String, String> parents = new ConcurrentHashMap<>();

    private Collector collector;
    private Tracing tracing;
    private Api api;
    private Reconciler reconciler;

    TracedPlanTest() throws IOException {}

    @BeforeEach
    void begin() throws Exception {
        collector = Collector.start();
        tracing = Tracing.start(new TracingSettings(collector.endpoint(), 0, null, null), "planner", "");
        PolicyTraces traces = new PolicyTraces(tracing);
        ric.createContext("/", this::answer);
        ric.start();
        PlanRoutesTest.writeFiles(folder);
        api = Api.traced(folder, null, traces);
        var http = new A1Http(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + ric.getAddress().getPort()),
                Duration.ofSeconds(30),
                A1Http.TokenSource.NONE);
        PolicyChannel channel = new DirectChannel(
                new TreeMap<>(Map.of("ric1", new DirectRic(http, null))),
                new TypeNames(MediatorNumbers.usual(PolicyTypes.known())));
        reconciler = new Reconciler(
                api.folder().policies(),
                new TracedChannel(channel, traces),
                new TracedAudit(api.folder().audit()::append, traces),
                ReconcileTimes.USUAL,
                api::now,
                new Random(1),
                Runnable::run,
                note -> {});
    }

    @AfterEach
    void end() throws Exception {
        api.close();
        ric.stop(0);
        tracing.close();
        collector.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        String parent = exchange.getRequestHeaders().getFirst("traceparent");
        if (parent != null) {
            parents.put(method, parent);
        }
        byte[] body = new byte[0];
        int status = 200;
        if (path.endsWith("/policytypes")) {
            body = "[\"ORAN_EnergySaving_3.0.1\"]".getBytes(StandardCharsets.UTF_8);
        } else if (path.endsWith("/status")) {
            body = "{\"enforceStatus\":\"ENFORCED\"}".getBytes(StandardCharsets.UTF_8);
        } else if (method.equals("PUT")) {
            body = exchange.getRequestBody().readAllBytes();
            status = policies.put(path, body) == null ? 201 : 200;
        } else if (method.equals("DELETE")) {
            status = policies.remove(path) == null ? 404 : 204;
        } else if (policies.containsKey(path)) {
            body = policies.get(path);
        } else {
            status = 404;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private Collector.Span one(String name) {
        await().untilAsserted(() -> assertThat(collector.named(name)).as(name).isNotEmpty());
        return collector.named(name).getFirst();
    }

    @Test
    void aPlanIsOneTraceFromItsOrderToItsWithdrawal() throws Exception {
        Api.Got ordered = api.send(
                "POST",
                "/v1/plans",
                PlanRoutesTest.order(", \"policyId\":\"es\""),
                "traceparent",
                "00-" + TRACE + "-" + CALLER + "-01");
        assertThat(ordered.status()).isEqualTo(202);
        api.events("/v1/jobs/" + ordered.body().get("jobId").asText() + "/events");
        String plan = ordered.response().headers().firstValue("Location").orElseThrow();

        Collector.Span request = one("POST /v1/plans");
        assertThat(request.traceId()).isEqualTo(TRACE);
        assertThat(request.parentSpanId()).isEqualTo(CALLER);
        assertThat(request.kind()).isEqualTo(2);
        assertThat(request.attributes()).containsEntry("http.response.status_code", 202L);
        assertThat(request.text("rantwin.request.id"))
                .isEqualTo(
                        ordered.response().headers().firstValue("X-Request-Id").orElseThrow());
        Collector.Span job = one("job.plan");
        assertThat(job.parentSpanId()).isEqualTo(request.spanId());
        // The gate is asked in the last step.
        Collector.Span rails = one("gate.rails");
        assertThat(rails.attributes())
                .containsEntry("rantwin.gate.passed", true)
                .containsEntry(POLICY, "es");
        assertThat(rails.text("rantwin.gate.sentence")).isNotBlank();
        List<Collector.Span> steps = collector.named("plan.step");
        assertThat(steps)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step.parentSpanId()).isEqualTo(job.spanId()));
        Collector.Span last = steps.stream()
                .filter(step -> step.spanId().equals(rails.parentSpanId()))
                .findFirst()
                .orElseThrow();
        assertThat(last.text("rantwin.plan.step")).contains("the gate looks");
        assertThat(collector.within(last))
                .extracting(Collector.Span::name)
                .containsExactlyInAnyOrder(
                        "gate.schema",
                        "gate.conflicts",
                        "gate.rails",
                        "gate.fidelity",
                        "gate.gain",
                        "gate.canary",
                        "gate.watch");

        api.send("POST", plan + "/approval", ANN);
        reconciler.tick();
        Collector.Span put = one("a1.policy.put");
        assertThat(put.traceId()).isEqualTo(TRACE);
        assertThat(put.kind()).isEqualTo(3);
        assertThat(put.attributes()).containsEntry(POLICY, "es").containsEntry("rantwin.ric.id", "ric1");
        assertThat(parents).containsEntry("PUT", "00-" + TRACE + "-" + put.spanId() + "-01");
        assertThat(put.startNanos()).isGreaterThanOrEqualTo(one("gate.approved").startNanos());
        assertThat(one("policy.status").traceId()).isEqualTo(TRACE);
        // Who approves does so in a trace of his own.
        Collector.Span approval = one("POST /v1/plans/{planId}/approval");
        assertThat(approval.traceId()).isNotEqualTo(TRACE);

        api.send("POST", plan + "/withdrawal", ANN);
        reconciler.tick();
        for (String name : List.of(
                "plan.ordered",
                "gate.passed",
                "gate.approved",
                "rollout.step",
                "policy.push.begun",
                "policy.pushed",
                "policy.withdrawn",
                "policy.delete.begun",
                "a1.policy.delete",
                "policy.gone")) {
            assertThat(one(name).traceId()).as(name).isEqualTo(TRACE);
            assertThat(one(name).text(POLICY)).as(name).isEqualTo("es");
        }
        assertThat(one("policy.withdrawn").text("rantwin.record.why")).contains("looks good");
        assertThat(policies).isEmpty();
        // Of what was only asked the share is traced, which is none.
        assertThat(collector.spans())
                .noneMatch(span -> span.name().startsWith("GET"))
                .allSatisfy(span -> assertThat(span.service()).isEqualTo("planner"));
    }

    @Test
    void aCollectorThatIsGoneIsInNobodysWay() throws Exception {
        collector.close();
        Api.Got got = api.want(Api.wish("plain", 5, 1));
        assertThat(got.status()).isIn(200, 201);
        reconciler.tick();
        assertThat(policies).hasSize(1);
        await().until(() -> tracing.failed() > 0);
        assertThat(api.get("/metrics").body().asText()).contains("rantwin_trace_spans_total{outcome=\"failed\"}");
    }
}

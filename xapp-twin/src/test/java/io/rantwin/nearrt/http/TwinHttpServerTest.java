package io.rantwin.nearrt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.Identity;
import io.rantwin.api.access.Issuer;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TokenCheck;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.nearrt.ingest.Ingest;
import io.rantwin.nearrt.live.LiveNodes.NodeView;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.loop.ArrivedReport;
import io.rantwin.nearrt.loop.CellFacts;
import io.rantwin.nearrt.loop.LatencyHistogram;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.ReportLayout;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.service.ServerAccess;
import io.rantwin.nearrt.watch.NetworkWatch;
import io.rantwin.nearrt.watch.WatchSettings;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.topology.Topology;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class TwinHttpServerTest {
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger("test"), InstantSource.system());
    private final NetworkTime time = new NetworkTime(System::nanoTime, 60_000_000_000L);
    private final LatencyHistogram latency = new LatencyHistogram();
    private final TwinLoop loop = new TwinLoop(
            LoopSettings.USUAL,
            new MeasurementNames(MeasurementCatalogue.bundled()),
            time,
            System::nanoTime,
            _ -> CellFacts.NONE,
            latency::record,
            complaints);
    private final NetworkWatch watch = new NetworkWatch(
            WatchSettings.USUAL,
            loop,
            time::epoch,
            () -> new Topology(List.of(), List.of(), List.of(), List.of(), List.of()),
            _ -> false,
            System::nanoTime);
    private final Ingest ingest = new Ingest(loop, time, InstantSource.system(), System::nanoTime, complaints, null);

    @Test
    void showsCellsNodesAndTheLoop() throws Exception {
        loop.begin();
        ReportLayout layout =
                new ReportLayout(List.of(new ReportLayout.Column("RRU.PrbTotDl", "%", 0, true, -1, "", 0)));
        time.told(time.node("n"), 1_000_000_000L);
        Objects.requireNonNull(loop.inbox("001-01-000004001"))
                .offer(new ArrivedReport("n", layout, new double[] {40}, null, 0, 1000, 0, 0, "", false));
        await().until(() -> !loop.cellIds().isEmpty());
        AtomicReference<Health> health = new AtomicReference<>(Health.GOOD);
        try (HttpClient client = HttpClient.newHttpClient();
                TwinHttpServer server = serve(null, health::get)) {
            String base = "http://127.0.0.1:" + server.port();
            assertThat(get(client, base + "/twin/health", 200)).hasToString("{\"status\":\"ready\"}");
            health.set(Health.missing("no report"));
            assertThat(get(client, base + "/twin/health", 503))
                    .hasToString("{\"status\":\"not ready\",\"missing\":[\"no report\"]}");
            assertThat(EnforcementJson.read(get(client, base + "/twin/enforcement", 200)))
                    .isEqualTo(EnforcementParameters.USUAL);
            JsonNode cells = get(client, base + "/twin/cells", 200);
            assertThat(cells.path(0).path("cellId").asText()).isEqualTo("001-01-000004001");
            JsonNode cell = get(client, base + "/twin/cells/001-01-000004001", 200);
            assertThat(cell.path("kpis").path(0).path("unit").asText()).isEqualTo("%");
            assertThat(cell.path("networkTime").asText()).isEqualTo("1970-01-01T00:00:01Z");
            assertThat(get(client, base + "/twin/cells/001-01-000004001/forecasts", 200)
                            .isEmpty())
                    .isFalse();
            assertThat(get(client, base + "/twin/cells/001-01-000004001/fidelity", 200)
                            .isArray())
                    .isTrue();
            assertThat(get(client, base + "/twin/cells/nobody", 404)
                            .path("error")
                            .asText())
                    .contains("nobody");
            assertThat(get(client, base + "/twin/nodes", 200)
                            .path(0)
                            .path("missingMeasurements")
                            .path(0)
                            .asText())
                    .isEqualTo("X");
            JsonNode held = get(client, base + "/twin/policies", 200);
            assertThat(held.path("controlEnabled").asBoolean()).isTrue();
            assertThat(held.path("policies").path(0).path("reason").asText()).isEqualTo("it is busy");
            JsonNode control = held.path("policies").path(0).path("controls").path(0);
            assertThat(control.path("sent").asText()).isEqualTo("1970-01-01T00:00:01Z");
            assertThat(control.path("stage").asText()).isEqualTo("ACKNOWLEDGED");
            assertThat(control.has("realised")).isFalse();
            JsonNode anomalies = get(client, base + "/twin/anomalies", 200);
            assertThat(anomalies.path("anomalies").isEmpty()).isTrue();
            assertThat(anomalies.path("basis").asText()).isNotEmpty();
            assertThat(get(client, base + "/twin/loop", 200).path("published").asInt())
                    .isPositive();
        } finally {
            ingest.close();
            loop.close();
        }
    }

    private TwinHttpServer serve(@Nullable ServerAccess guard, Supplier<Health> health) throws IOException {
        return TwinHttpServer.start(
                "127.0.0.1",
                0,
                guard,
                new TwinHttpServer.Sources(
                        loop,
                        ingest,
                        time,
                        () -> List.of(new NodeView("n", true, List.of("001-01-000004001"), List.of("X"))),
                        latency,
                        watch,
                        new OnePolicy(),
                        EnforcementParameters.USUAL,
                        health));
    }

    @Test
    void aGuardedViewIsForThoseWithATokenOrACertificate(@TempDir Path folder) throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Identity own = Identity.of(folder, "twin");
        Identity rapp = Identity.of(folder, "rapp");
        Issuer issuer = new Issuer("k1");
        Path keys = issuer.write(folder.resolve("keys.json"));
        ServerAccess guard = new ServerAccess(
                new AccessRules(
                        new TokenCheck(Issuer.rules(keys.toString()), () -> now), Map.of("rapp", Role.VIEWER), false),
                PemTls.ofServer(own.trusting(rapp)),
                1,
                () -> now);
        try (TwinHttpServer server = serve(guard, () -> Health.GOOD);
                HttpClient known = client(rapp.trusting(own));
                HttpClient nameless = client(new TlsFiles(null, null, own.certificate()));
                HttpClient deceived = client(rapp.trusting(rapp));
                HttpClient plain = HttpClient.newHttpClient()) {
            String base = "https://127.0.0.1:" + server.port();
            assertThat(status(known, base + "/twin/loop", null)).isEqualTo(200);
            assertThat(status(known, base + "/twin/loop", issuer.token("ann", now)))
                    .as("no role")
                    .isEqualTo(403);
            assertThat(status(known, base + "/twin/loop", issuer.token("ann", now.minusSeconds(1000), "viewer")))
                    .as("expired")
                    .isEqualTo(401);
            assertThat(status(known, base + "/twin/loop", new Issuer("k1").token("ann", now, "viewer")))
                    .as("of another issuer")
                    .isEqualTo(401);
            assertThat(status(known, base + "/twin/policies", issuer.token("ann", now, "viewer")))
                    .isEqualTo(200);
            for (HttpClient stranger : List.of(nameless, deceived)) {
                assertThatThrownBy(() -> status(stranger, base + "/twin/health", null))
                        .isInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> status(plain, "http://127.0.0.1:" + server.port() + "/twin/health", null))
                    .as("plain text")
                    .isInstanceOf(IOException.class);
            for (int call = 0; call < 9; call++) {
                assertThat(status(known, base + "/twin/nodes", null)).isEqualTo(200);
            }
            assertThat(status(known, base + "/twin/nodes", null))
                    .as("too often")
                    .isEqualTo(429);
            assertThat(status(known, base + "/twin/health", null)).as("a probe").isEqualTo(200);
            assertThat(guard.admission().denied())
                    .isEqualTo(Map.of(
                            AccessException.Reason.BAD_TOKEN, 2L,
                            AccessException.Reason.ROLE, 1L,
                            AccessException.Reason.TOO_MANY_CALLS, 1L));
        } finally {
            ingest.close();
            loop.close();
        }
    }

    @Test
    void withTokensAloneHealthNeedsNoneAndTheRestDoes(@TempDir Path folder) throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Identity own = Identity.of(folder, "twin");
        Path keys = new Issuer("k1").write(folder.resolve("keys.json"));
        ServerAccess guard = new ServerAccess(
                new AccessRules(new TokenCheck(Issuer.rules(keys.toString()), () -> now), Map.of(), false),
                PemTls.ofServer(own.trusting(null)),
                0,
                () -> now);
        try (TwinHttpServer server = serve(guard, () -> Health.GOOD);
                HttpClient client = client(new TlsFiles(null, null, own.certificate()))) {
            String base = "https://127.0.0.1:" + server.port();
            assertThat(status(client, base + "/twin/health", null)).isEqualTo(200);
            for (String path : List.of("/twin/cells", "/twin/health/", "/twin//health", "/twin/nothing", "/")) {
                assertThat(status(client, base + path, null)).as(path).isIn(400, 401);
            }
            HttpResponse<String> refused = client.send(
                    HttpRequest.newBuilder(URI.create(base + "/twin/cells")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(how -> assertThat(how).startsWith("Bearer"));
            assertThat(new ObjectMapper().readTree(refused.body()).path("error").asText())
                    .contains("A token is needed");
        } finally {
            ingest.close();
            loop.close();
        }
    }

    private static HttpClient client(TlsFiles files) throws IOException {
        return HttpClient.newBuilder()
                .sslContext(PemTls.ofClient(files).context())
                .build();
    }

    private static int status(HttpClient client, String uri, @Nullable String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static JsonNode get(HttpClient client, String uri, int status) throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static final class OnePolicy implements LivePolicies {
        @Override
        public List<PolicyView> policies() {
            return List.of(new PolicyView(
                    "es-1",
                    "ORAN_EnergySaving_2.0.0",
                    "{}",
                    true,
                    "it is busy",
                    List.of(new PolicyView.ControlView(
                            "001-01-000004001",
                            "sleep",
                            1_000_000_000L,
                            PolicyView.Stage.ACKNOWLEDGED,
                            "PEE.AvgPower",
                            "W",
                            -300,
                            null))));
        }

        @Override
        public AutoCloseable watch(Consumer<PolicyView> listener) {
            return () -> {};
        }

        @Override
        public boolean isControlEnabled() {
            return true;
        }

        @Override
        public int setControlEnabled(boolean enabled, String reason) {
            return 0;
        }
    }
}

package io.rantwin.planner.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.PemTls;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.desired.TracedAudit;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.plan.open.HistoryReports;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.retraining.HurriedTrainer;
import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.retraining.RetrainingPolicy;
import io.rantwin.planner.tracing.PolicyTraces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server over a folder, and a client that holds every answer against the OpenAPI document. */
final class Api implements AutoCloseable {
    private final Document document = new Document();
    private final HttpClient client;
    private final String scheme;
    private final PolicyFolder folder;
    private final OpenPlans plans;
    private final RestServer server;
    /** What is known of RICs; null when nothing is pushed. */
    volatile @Nullable ReconcilerState otherSide;

    private Instant now = Instant.parse("2026-11-21T22:00:00Z");

    /** The clock of the probes [ns]. */
    final AtomicLong nanoTime = new AtomicLong();

    /** An answer whose status, type and body are as documented. */
    record Got(int status, JsonNode body, HttpResponse<String> response) {}

    Api(Path at) throws IOException, DesiredException, AuditException {
        this(at, null);
    }

    /** With a twin. */
    Api(Path at, @Nullable LiveTwin twin) throws IOException, DesiredException, AuditException {
        this(at, twin, null);
    }

    /** With models that are trained again from a history of this process. */
    Api(Path at, HistoryStore history, RetrainingPolicy retraining)
            throws IOException, DesiredException, AuditException {
        this(
                at,
                null,
                null,
                AccessRules.OPEN,
                null,
                RestAccess.USUAL_CALLS_PER_SECOND,
                HttpClient.newHttpClient(),
                new HistoryView(at.resolve("history"), history),
                retraining,
                PolicyTraces.off());
    }

    /** With others who have policies at the RIC. */
    Api(Path at, @Nullable LiveTwin twin, @Nullable PolicyChannel others)
            throws IOException, DesiredException, AuditException {
        this(at, twin, others, AccessRules.OPEN, null, RestAccess.USUAL_CALLS_PER_SECOND, HttpClient.newHttpClient());
    }

    /** With traces. */
    static Api traced(Path at, @Nullable LiveTwin twin, PolicyTraces traces)
            throws IOException, DesiredException, AuditException {
        return new Api(
                at,
                twin,
                null,
                AccessRules.OPEN,
                null,
                RestAccess.USUAL_CALLS_PER_SECOND,
                HttpClient.newHttpClient(),
                new HistoryView(at.resolve("history"), null),
                RetrainingPolicy.OFF,
                traces);
    }

    /** With rules of access. */
    Api(
            Path at,
            @Nullable LiveTwin twin,
            @Nullable PolicyChannel others,
            AccessRules rules,
            @Nullable PemTls tls,
            double callsPerSecond,
            HttpClient client)
            throws IOException, DesiredException, AuditException {
        this(
                at,
                twin,
                others,
                rules,
                tls,
                callsPerSecond,
                client,
                new HistoryView(at.resolve("history"), null),
                RetrainingPolicy.OFF,
                PolicyTraces.off());
    }

    private Api(
            Path at,
            @Nullable LiveTwin twin,
            @Nullable PolicyChannel others,
            AccessRules rules,
            @Nullable PemTls tls,
            double callsPerSecond,
            HttpClient client,
            HistoryView history,
            RetrainingPolicy retraining,
            PolicyTraces traces)
            throws IOException, DesiredException, AuditException {
        this.client = client;
        this.scheme = tls == null ? "http" : "https";
        folder = PolicyFolder.open(at, () -> now, note -> {});
        plans = OpenPlans.open(
                PolicyFolder.plans(at),
                folder.policies(),
                new TracedAudit(folder.audit()::append, traces),
                AuditLog.list(PolicyFolder.auditFile(at), record -> true),
                new HistoryReports(new HistoryView(at.resolve("history"), null), () -> now, false),
                () -> now,
                note -> {});
        server = RestServer.start(
                RestSettings.USUAL,
                new RestSources(
                        at,
                        new Probes(at, nanoTime::get),
                        folder.policies(),
                        new ActivePolicies(folder.policies(), others),
                        () -> otherSide,
                        PolicyFolder.auditFile(at),
                        folder.audit(),
                        history,
                        at.resolve("models.db"),
                        new Retraining(
                                retraining,
                                at.resolve("models.db"),
                                history,
                                modelId -> Map.of(),
                                folder.audit()::append),
                        HurriedTrainer::new,
                        at.resolve("sweeps"),
                        at,
                        plans,
                        1,
                        twin,
                        traces),
                new RestAccess(rules, tls, callsPerSecond, folder.audit()::append),
                () -> now);
    }

    OpenPlans plans() {
        return plans;
    }

    Instant now() {
        return now;
    }

    RestServer server() {
        return server;
    }

    PolicyFolder folder() {
        return folder;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofMinutes(1));
    }

    Got get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Got delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    /** With a JSON body and headers. */
    Got send(String method, String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Got send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("none");
        JsonNode body =
                type.contains("json") ? Document.JSON.readTree(response.body()) : TextNode.valueOf(response.body());
        JsonNode operation = document.operation(
                request.method().toLowerCase(Locale.ROOT), request.uri().getPath());
        JsonNode documented =
                document.resolved(operation.get("responses").path(Integer.toString(response.statusCode())));
        assertThat(documented.isMissingNode())
                .as("%s answers %d %s, which is not documented", request, response.statusCode(), body)
                .isFalse();
        JsonNode content = documented.get("content").get(type.split(";", 2)[0]);
        assertThat(content).as("type %s of %s", type, request).isNotNull();
        assertThat(document.complaints(content.get("schema"), body))
                .as("%s", body)
                .isEmpty();
        return new Got(response.statusCode(), body, response);
    }

    /** The lines of an event stream until it ends. */
    List<String> events(String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).header("Accept", "text/event-stream").GET().build();
        HttpResponse<java.util.stream.Stream<String>> response =
                client.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.headers().firstValue("Content-Type").orElse("none")).startsWith("text/event-stream");
        try (var lines = response.body()) {
            return lines.filter(line -> !line.isEmpty()).toList();
        }
    }

    /** A wish to save some energy in some cells. */
    static ObjectNode wish(String id, int percent, int... cells) {
        ObjectNode wish = JsonNodeFactory.instance
                .objectNode()
                .put("policyId", id)
                .put("ricId", "ric1")
                .put("policyTypeId", "ORAN_EnergySaving_3.0.1")
                .put("actor", "ann")
                .put("reason", "for the test");
        ObjectNode policy = wish.putObject("policy");
        var list = policy.putObject("scope").putArray("cellIdList");
        for (int cell : cells) {
            ObjectNode each = list.addObject();
            each.putObject("plmnId").put("mcc", "001").put("mnc", "01");
            each.putObject("cId").put("ncI", cell);
        }
        policy.putObject("esObjectives").put("esPercentage", percent);
        return wish;
    }

    Got want(ObjectNode wish, String... headers) throws IOException, InterruptedException {
        return send("POST", "/v1/policies", wish.toString(), headers);
    }

    static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(item -> texts.add(item.get(member).asText()));
        return texts;
    }

    @Override
    public void close() throws DesiredException, AuditException {
        client.close();
        server.close();
        folder.close();
    }
}

package io.rantwin.nearrt.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsConnector;
import io.rantwin.nearrt.figures.CellAges;
import io.rantwin.nearrt.ingest.Ingest;
import io.rantwin.nearrt.ingest.RefusalCause;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.loop.LatencyHistogram;
import io.rantwin.nearrt.loop.LoopCounts;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.service.ServerAccess;
import io.rantwin.twin.enforcement.EnforcementJson;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.estimation.IntakeOutcome;
import io.rantwin.xapp.http.Health;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON view: {@code /twin/cells}, {@code /twin/cells/ID}, {@code /twin/cells/ID/forecasts}, {@code /twin/cells/ID/fidelity},
 * {@code /twin/nodes}, {@code /twin/anomalies}, {@code /twin/loop}; and {@code /twin/health}, which is 503 while nodes are connected and no
 * report comes, or reports are not read in time.
 */
public final class TwinHttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinHttpServer.class);
    private static final double NANOS = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final List<Long> HORIZONS_MILLIS = List.of(1_000L, 10_000L, 60_000L, 300_000L);
    private static final List<Double> PROBABILITIES = List.of(0.05, 0.5, 0.95);

    private static final String HEALTH = "/twin/health";

    private final TwinJson json = new TwinJson();
    private final Sources from;
    private final @Nullable ServerAccess guard;
    private final Javalin server;

    /**
     * What it shows.
     *
     * @param latency from arrival to publication
     * @param policies that are held
     * @param enforcement what counts
     * @param health whether reports come and are read in time
     */
    public record Sources(
            TwinLoop loop,
            Ingest ingest,
            NetworkTime time,
            LiveNodes nodes,
            LatencyHistogram latency,
            LiveQuality quality,
            LivePolicies policies,
            EnforcementParameters enforcement,
            Supplier<Health> health) {}

    private TwinHttpServer(String host, int port, @Nullable ServerAccess guard, Sources from) {
        this.from = from;
        this.guard = guard;
        server = Javalin.create(config -> configure(config, host, port));
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param port 0 for any that is free
     * @param guard over TLS, when it has one, and for those whom it lets in as viewers; health is for everybody. Null for plain text and everybody
     * @throws IOException when the port cannot be had
     */
    public static TwinHttpServer start(String host, int port, @Nullable ServerAccess guard, Sources from)
            throws IOException {
        TwinHttpServer started = new TwinHttpServer(host, port, guard, from);
        try {
            started.server.start(host, port);
        } catch (RuntimeException e) {
            throw new IOException("the JSON view cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return started;
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config, String host, int port) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        config.jetty.modifyHttpConfiguration(http -> withoutVersion(http));
        if (guard != null) {
            guard(config, guard, host, port);
        }
        config.routes.get(HEALTH, this::health);
        config.routes.get("/twin/cells", this::cells);
        config.routes.get("/twin/cells/{id}", this::cell);
        config.routes.get("/twin/cells/{id}/forecasts", context -> {
            if (view(context) != null) {
                answer(
                        context,
                        json.forecasts(from.loop()
                                .forecasts()
                                .forecast(context.pathParam("id"), List.of(), HORIZONS_MILLIS, PROBABILITIES)));
            }
        });
        config.routes.get("/twin/cells/{id}/fidelity", context -> {
            if (view(context) != null) {
                answer(context, json.fidelity(from.loop().fidelity(List.of(context.pathParam("id")))));
            }
        });
        config.routes.get(
                "/twin/nodes",
                context -> answer(context, json.nodes(from.nodes().nodes())));
        config.routes.get("/twin/anomalies", context -> answer(context, json.anomalies(from.quality())));
        config.routes.get("/twin/policies", context -> answer(context, json.policies(from.policies())));
        config.routes.get("/twin/enforcement", context -> answer(context, EnforcementJson.write(from.enforcement())));
        config.routes.get("/twin/loop", context -> answer(context, loop()));
    }

    private void guard(JavalinConfig config, ServerAccess access, String host, int port) {
        PemTls tls = access.tls();
        if (tls != null) {
            config.jetty.addConnector((jetty, http) -> TlsConnector.of(
                    jetty, http, tls, host, port, (from, why) -> LOG.debug("no handshake with {}: {}", from, why)));
        }
        config.routes.before(context -> {
            if (!context.path().equals(HEALTH)) {
                access.admission()
                        .admit(
                                context.header("Authorization"),
                                TlsConnector.certificate(context.req()),
                                Role.VIEWER,
                                context.path(),
                                context.ip());
            }
        });
        config.routes.exception(AccessException.class, this::deny);
    }

    private void deny(AccessException refused, Context context) {
        context.status(
                switch (refused.reason()) {
                    case NO_CREDENTIALS, BAD_TOKEN -> 401;
                    case ROLE -> 403;
                    case TOO_MANY_CALLS -> 429;
                    case NO_KEYS -> 503;
                });
        if (context.statusCode() == 401) {
            context.header("WWW-Authenticate", "Bearer realm=\"rantwin\"");
        }
        answer(context, json.object().put("error", refused.sentence()));
    }

    private static void withoutVersion(HttpConfiguration http) {
        http.setSendServerVersion(false);
    }

    private static void answer(Context context, JsonNode body) {
        context.contentType("application/json").result(body.toPrettyString() + "\n");
    }

    private void health(Context context) {
        Health health = from.health().get();
        ObjectNode body = json.object().put("status", health.good() ? "ready" : "not ready");
        if (!health.good()) {
            ArrayNode missing = body.putArray("missing");
            health.missing().forEach(missing::add);
        }
        context.status(health.good() ? 200 : 503);
        answer(context, body);
    }

    private void cells(Context context) {
        long now = from.loop().networkNanos();
        ArrayNode lines = json.array();
        from.loop().views().forEach(view -> lines.add(json.line(view, now)));
        // A line for each cell: what people look at with grep and tail.
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i == 0 ? "\n" : ",\n").append(lines.get(i));
        }
        context.contentType("application/json").result(text.append("\n]\n").toString());
    }

    private void cell(Context context) {
        CellView view = view(context);
        if (view != null) {
            answer(context, json.whole(view, from.loop().networkNanos()));
        }
    }

    private @Nullable CellView view(Context context) {
        String cellId = context.pathParam("id");
        CellView view = from.loop().cell(cellId);
        if (view == null) {
            context.status(404);
            answer(
                    context,
                    json.object()
                            .put(
                                    "error",
                                    "no report of a cell " + cellId + " was taken; /twin/cells lists those there are"));
        }
        return view;
    }

    private ObjectNode loop() {
        LoopCounts counts = from.loop().counts();
        ObjectNode loop = json.object()
                .put("networkTime", TwinJson.time(from.loop().networkNanos()))
                .put("networkSpeed", TwinJson.round(from.time().speed()))
                .put("networkEpoch", from.time().epoch())
                .put("indications", from.ingest().counts().indications())
                .put("reports", from.ingest().counts().reports())
                .put("reportsWithoutValues", from.ingest().counts().reportsWithoutValues())
                .put("reportsWithoutTime", from.ingest().counts().reportsWithoutTime())
                .put("reportsOfUes", from.ingest().counts().reportsOfUes())
                .put("decodedSlowly", from.ingest().counts().decodedSlowly())
                .put("published", counts.published())
                .put("droppedForNewer", counts.overwritten())
                .put("droppedTooManyCells", counts.reportsWithoutRoom())
                .put("failures", counts.failures())
                .put("oldestUnreadMillis", TwinJson.round(from.loop().oldestUnreadNanos() / NANOS * 1000));
        ObjectNode latency =
                loop.putObject("latencyMicros").put("count", from.latency().count());
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            latency.put("p" + TwinJson.round(share * 100), from.latency().quantileNanos(share) / NANOS_PER_MICRO);
        }
        CellAges ages = new CellAges(from.loop().glances(), from.loop().networkNanos());
        ObjectNode age = loop.putObject("cellAgeSeconds");
        for (double share : new double[] {0.5, 0.99, 1}) {
            age.put("p" + TwinJson.round(share * 100), TwinJson.round(ages.quantile(share)));
        }
        ObjectNode outcomes =
                loop.putObject("reportsByOutcome").put("empty", counts.empty()).put("refused", counts.refused());
        for (IntakeOutcome outcome : IntakeOutcome.values()) {
            outcomes.put(outcome.name().toLowerCase(Locale.ROOT), counts.count(outcome));
        }
        ObjectNode refused = loop.putObject("refusedByCause");
        for (RefusalCause cause : RefusalCause.values()) {
            refused.put(
                    cause.name().toLowerCase(Locale.ROOT),
                    from.ingest().counts().refused(cause));
        }
        ObjectNode last = loop.putObject("lastRefusals");
        from.ingest()
                .counts()
                .lastRefusals()
                .forEach((cause, sentence) -> last.put(cause.name().toLowerCase(Locale.ROOT), sentence));
        ArrayNode waiting = loop.putArray("waitingByShard");
        for (int cells : from.loop().waiting()) {
            waiting.add(cells);
        }
        ObjectNode names = loop.putObject("unknownNames");
        from.ingest().counts().unknownNames().forEach(names::put);
        return loop;
    }
}

package io.rantwin.planner.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.rantwin.api.access.CallLimit;
import io.rantwin.api.access.Caller;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.Reach;
import io.rantwin.api.access.Role;
import io.rantwin.api.access.TlsConnector;
import io.rantwin.planner.desired.ReconcilerState;
import io.rantwin.planner.figures.FigureSources;
import io.rantwin.planner.figures.PlannerMetrics;
import io.rantwin.planner.offer.RegistryOffers;
import io.rantwin.planner.registry.RegistryException;
import io.rantwin.planner.retraining.LineTraining;
import io.rantwin.planner.sweep.SweepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The REST API of the planner, for those whom its {@link RestAccess} lets in. */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final String DOCUMENT = "openapi.json";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final long STOP_MILLIS = 2_000;

    private final RestSettings settings;
    private final RestSources sources;
    private final RestAccess access;
    private final DeniedCalls denied;
    private final Doorkeeper door;
    private final IdempotencyKeys keys;
    private final InstantSource clock;
    private final Jobs jobs;
    private final SweepDesk sweeps;
    private final PlanDesk plans;
    private final ModelRoutes models;
    private final @Nullable RegistryOffers offers;
    private final RetrainingDesk retraining;
    private final LiveEvents events;
    private final PlannerMetrics metrics;
    private final boolean isLocal;
    private final byte[] document;
    private final Javalin server;
    private List<RouteTable.Route> routes = List.of();

    private RestServer(RestSettings settings, RestSources sources, RestAccess access, InstantSource clock)
            throws IOException {
        this.settings = settings;
        this.sources = sources;
        this.access = access;
        this.denied = new DeniedCalls(access.audit(), clock);
        this.door = new Doorkeeper(access.rules(), new CallLimit(access.callsPerSecond(), clock), denied);
        this.keys = new IdempotencyKeys(clock, settings.keepAnswers(), settings.mostAnswers());
        this.clock = clock;
        this.jobs = new Jobs(clock, sources.traces().tracing());
        this.sweeps = new SweepDesk(sources.sweeps(), sources.sweepThreads());
        this.plans = new PlanDesk(
                sources.openPlans(),
                sources.policies(),
                sources.inForce(),
                jobs,
                sources.plans(),
                sources.history(),
                sources.traces().tracing());
        this.models = new ModelRoutes(sources.models());
        this.offers = sources.twin() == null
                ? null
                : new RegistryOffers(sources.models(), sources.twin().modelCalls(), sources.audit()::append, clock);
        this.retraining = new RetrainingDesk(
                sources.retraining(),
                new LineTraining(sources.retraining(), sources.folder().resolve("models"), sources.trainers(), clock),
                sources.models(),
                offers,
                jobs,
                clock);
        this.events = new LiveEvents(sources.twin(), clock);
        this.metrics = new PlannerMetrics(
                new FigureSources(
                        sources.folder(),
                        sources.probes()::turnAgeSeconds,
                        sources.policies(),
                        sources.otherSide(),
                        sources.openPlans(),
                        jobs::counts,
                        sources.retraining(),
                        sources.audit(),
                        denied::all,
                        sources.history(),
                        sources.twin()),
                clock,
                sources.traces().tracing());
        this.isLocal = Reach.isLocal(settings.host());
        try (InputStream in = RestServer.class.getResourceAsStream(DOCUMENT)) {
            this.document = Objects.requireNonNull(in, DOCUMENT).readAllBytes();
        }
        this.server = Javalin.create(this::configure);
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws IOException when the port cannot be had
     */
    public static RestServer start(RestSettings settings, RestSources sources, RestAccess access, InstantSource clock)
            throws IOException {
        RestServer made = new RestServer(settings, sources, access, clock);
        try {
            made.server.start(settings.host(), settings.port());
            made.plans.goOn();
            made.retraining.start();
            return made;
        } catch (RuntimeException failed) {
            made.jobs.close();
            throw new IOException(
                    "the REST API cannot listen at " + settings.host() + ":" + settings.port() + ": "
                            + failed.getMessage(),
                    failed);
        }
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    /** Takes TLS files that were replaced, and takes down denied calls whose time is over; to be called a few times a second. */
    public void tick() {
        denied.tick();
        if (access.tls() != null) {
            access.tls().refresh();
        }
    }

    /** All operations, as they were added. */
    List<RouteTable.Route> routes() {
        return routes;
    }

    /** Asks jobs to end, waits for them and for requests that are being answered, a while each. */
    @Override
    public void close() {
        retraining.close();
        jobs.close();
        events.close();
        server.stop();
        denied.close();
        try (sweeps;
                models) {
            LOG.debug("closed");
        } catch (SweepException | RegistryException failed) {
            LOG.warn("a store was not closed: {}", failed.getMessage());
        }
    }

    private void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = settings.mostOctets();
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(STOP_MILLIS);
            jetty.setErrorHandler(RestServer::answerUnread);
        });
        config.jetty.modifyHttpConfiguration(http -> withoutVersion(http));
        if (access.tls() != null) {
            PemTls tls = access.tls();
            config.jetty.addConnector((jetty, http) -> TlsConnector.of(
                    jetty,
                    http,
                    tls,
                    settings.host(),
                    settings.port(),
                    (from, why) -> denied.note(new DeniedCalls.Sort("", from, "TLS", "handshake"), why)));
        }
        RequestIds ids = new RequestIds(clock);
        RequestTraces traces = new RequestTraces(sources.traces().tracing());
        config.routes.before(ids::begin);
        config.routes.before(traces::begin);
        config.routes.after(traces::end);
        config.routes.after(ids::end);
        config.routes.before(this::refuseForeignHost);
        config.routes.exception(ProblemException.class, (problem, context) -> Answer.problem(context, problem));
        config.routes.exception(HttpResponseException.class, this::answer);
        config.routes.exception(Exception.class, (failed, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), failed);
            Answer.problem(
                    context,
                    new ProblemException(ProblemKind.INTERNAL, "The planner made a mistake; its log tells more."));
        });
        RouteTable table = new RouteTable(config.routes, keys, door);
        table.open("/health", context -> Answer.json(context, 200, health(context)));
        sources.probes().addTo(table);
        table.get(
                Role.VIEWER,
                "/metrics",
                context -> Answer.octets(
                        context, 200, PlannerMetrics.TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8)));
        table.get(Role.VIEWER, "/v1/caller", context -> Answer.json(context, 200, caller(context)));
        table.open("/openapi.json", context -> Answer.octets(context, 200, "application/json", document));
        new PolicyRoutes(sources.policies(), sources.inForce(), sources.otherSide()).addTo(table);
        new AuditRoutes(sources.auditFile()).addTo(table);
        new DataRoutes(sources.history(), clock).addTo(table);
        models.addTo(table);
        new OfferRoutes(models, sources.twin(), offers).addTo(table);
        new RetrainingRoutes(sources.retraining(), retraining).addTo(table);
        new JobRoutes(jobs, clock).addTo(table);
        new SweepRoutes(sweeps, jobs, sources.plans(), clock).addTo(table);
        new PlanRoutes(sources.openPlans(), plans, sources.policies()).addTo(table);
        new LiveRoutes(sources.twin(), clock).addTo(table);
        new WhatIfRoutes(sources.twin()).addTo(table);
        events.addTo(table);
        new ConsolePages().addTo(config.routes);
        routes = table.noted();
    }

    private static void withoutVersion(HttpConfiguration http) {
        http.setSendServerVersion(false);
    }

    /** What is refused before it is a request, such as a path that cannot be decoded. */
    private static boolean answerUnread(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ProblemKind kind = ProblemKind.ofStatus(status);
        ObjectNode body = new ProblemException(kind, "The request cannot be read; its path or a header is malformed.")
                .toJson(request.getHttpURI().getPath())
                .put("status", status);
        response.getHeaders().put("Content-Type", "application/problem+json");
        response.write(true, ByteBuffer.wrap((body + "\n").getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }

    /** A page in a browser may reach a local port under a name of its own (DNS rebinding), but then names that host. */
    private void refuseForeignHost(Context context) throws ProblemException {
        String host = context.host();
        if (isLocal && host != null && !OWN_NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
            door.deny(context, "", context.method().name(), ProblemKind.FOREIGN_HOST, host);
            throw new ProblemException(
                    ProblemKind.FOREIGN_HOST,
                    "This server is for its own machine and answers to "
                            + String.join(", ", OWN_NAMES.stream().sorted().toList()) + " only, not to " + host + ".");
        }
    }

    private void answer(HttpResponseException refused, Context context) {
        ProblemKind kind = ProblemKind.ofStatus(refused.getStatus());
        String detail = switch (kind) {
            case NOT_FOUND -> "There is no " + context.path() + "; /openapi.json tells what there is.";
            case METHOD_NOT_ALLOWED -> context.path() + " does not know " + context.method() + ".";
            case TOO_LARGE -> "A body has at most " + settings.mostOctets() + " octets.";
            default -> String.valueOf(refused.getMessage());
        };
        if (kind == ProblemKind.TOO_LARGE) {
            @Nullable Caller caller = Doorkeeper.caller(context);
            door.deny(
                    context,
                    caller == null ? "" : caller.name(),
                    context.method().name(),
                    kind,
                    detail);
        }
        Answer.problem(context, new ProblemException(kind, detail));
    }

    private static ObjectNode caller(Context context) {
        Caller caller = Doorkeeper.known(context);
        ObjectNode json = Answer.object()
                .put("isNamed", caller.isNamed())
                .put("role", caller.role().word());
        if (caller.isNamed()) {
            json.put("name", caller.name()).put("until", caller.until().toString());
        }
        return json;
    }

    /** Probes need no name; RICs are told of to those who may see them. */
    private ObjectNode health(Context context) {
        ObjectNode json = Answer.object()
                .put("status", "up")
                .put("killSwitchIsOn", sources.policies().halted() != null);
        @Nullable ReconcilerState state = sources.otherSide().get();
        json.put("pushes", state != null);
        if (state != null && Doorkeeper.caller(context) != null) {
            json.set("otherSide", PolicyJson.otherSide(state));
        }
        return json;
    }
}

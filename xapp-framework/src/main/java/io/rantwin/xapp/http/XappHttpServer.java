package io.rantwin.xapp.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.descriptor.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP port of an xApp: probes, descriptor, metrics, subscription callback, configuration changes and diagnostics. Each
 * request has its virtual thread. A request that cannot be used is answered 400 (413 when too large) with a sentence; bodies end
 * at {@value #MAX_BODY_OCTETS} octets, and a connection that says nothing for {@link #IDLE} is closed.
 *
 * <p>Unlike the Go framework this server answers everything else, too, while it is not ready: the app manager asks for the
 * descriptor and the subscription manager calls back whatever the probe says.
 */
public final class XappHttpServer implements AutoCloseable {
    /** Largest request body. */
    public static final int MAX_BODY_OCTETS = 1 << 20;

    private static final int ACCEPT_QUEUE = 1024;

    /** How long a connection may be silent, also in the middle of a body. */
    public static final Duration IDLE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(XappHttpServer.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final JsonMapper json = new JsonMapper();
    private final HttpDuties duties;
    private final Complaints complaints;
    private final Javalin server;

    private XappHttpServer(String host, int port, HttpDuties duties, InstantSource clock, Duration idle) {
        this.duties = duties;
        this.complaints = new Complaints(LOG, clock);
        this.server = Javalin.create(config -> configure(config, host, port, idle));
    }

    /**
     * Starts a server; it answers when this returns.
     *
     * @param host address to listen at, {@code 0.0.0.0} for all
     * @param port to listen at, 0 for any that is free
     * @throws IOException when the port cannot be had
     */
    public static XappHttpServer start(String host, int port, HttpDuties duties, InstantSource clock)
            throws IOException {
        return start(host, port, duties, clock, IDLE);
    }

    static XappHttpServer start(String host, int port, HttpDuties duties, InstantSource clock, Duration idle)
            throws IOException {
        XappHttpServer started = new XappHttpServer(host, port, duties, clock, idle);
        try {
            started.server.start();
        } catch (RuntimeException e) {
            throw new IOException("the HTTP server cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return started;
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config, String host, int port, Duration idle) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MAX_BODY_OCTETS;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        config.jetty.addConnector((jetty, http) -> {
            http.setSendServerVersion(false);
            ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
            connector.setHost(host);
            connector.setPort(port);
            connector.setIdleTimeout(idle.toMillis());
            // Callbacks of hundreds of nodes may come at once.
            connector.setAcceptQueueSize(ACCEPT_QUEUE);
            return connector;
        });
        config.routes.get("/ric/v1/health/alive", context -> health(context, duties.alive(), "alive", "stuck"));
        config.routes.get("/ric/v1/health/ready", context -> health(context, duties.ready(), "ready", "not ready"));
        duties.probes()
                .forEach((name, probe) -> config.routes.get(
                        "/ric/v1/health/" + name, context -> health(context, probe, "good", "not good")));
        config.routes.get("/ric/v1/config", this::config);
        config.routes.get(
                "/ric/v1/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(duties.metrics().get()));
        config.routes.post(
                "/ric/v1/subscriptions/response",
                context -> duties.subscriptionCallback().received(body(context)));
        ConfigurationHook hook = duties.configurationHook();
        if (hook != null) {
            config.routes.post("/ric/v1/cm/{name}", context -> hook.changed(name(context), body(context)));
        }
        config.routes.get(
                "/ric/v1/symptomdata",
                context -> context.contentType("application/zip")
                        .header("Content-Disposition", "attachment; filename=\"symptomdata.zip\"")
                        .result(SymptomArchive.of(duties.symptoms())));
        config.routes.exception(BadInputException.class, (e, context) -> refuse(context, 400, e.getMessage()));
        config.routes.exception(BodyTooLarge.class, (e, context) -> {
            // What is left of the body is not read: the connection cannot be used again.
            context.header("Connection", "close");
            refuse(context, 413, "a body has at most " + MAX_BODY_OCTETS + " octets");
        });
        config.routes.exception(IOException.class, (e, context) -> refuse(context, 400, "the body breaks off: " + e));
        config.routes.exception(Exception.class, this::failed);
    }

    private void health(Context context, Supplier<Health> probe, String good, String bad) {
        Health health = probe.get();
        ObjectNode answer = json.createObjectNode().put("status", health.good() ? good : bad);
        if (!health.good()) {
            health.missing().forEach(answer.putArray("missing")::add);
        }
        context.status(health.good() ? 200 : 503)
                .contentType("application/json")
                .result(answer.toString());
    }

    /** The list form that the app manager reads; {@code config} must be a text with JSON inside, an object fails there. */
    private void config(Context context) {
        Descriptor descriptor = duties.descriptor().get();
        ObjectNode element = json.createObjectNode();
        element.putObject("metadata").put("xappName", descriptor.name()).put("configType", "json");
        element.put("config", descriptor.text());
        context.contentType("application/json")
                .result(json.createArrayNode().add(element).toString());
    }

    private static String name(Context context) throws BadInputException {
        String name = context.pathParam("name");
        if (!NAME.matcher(name).matches()) {
            throw new BadInputException(
                    "the name behind /ric/v1/cm/ must be 1 to 128 letters, digits, '.', '_' or '-'");
        }
        return name;
    }

    private static byte[] body(Context context) throws IOException, BodyTooLarge {
        try (InputStream in = context.bodyInputStream()) {
            byte[] body = in.readNBytes(MAX_BODY_OCTETS + 1);
            if (body.length > MAX_BODY_OCTETS) {
                throw new BodyTooLarge();
            }
            return body;
        }
    }

    private void refuse(Context context, int status, @Nullable String why) {
        complaints.add(
                context.method() + " " + context.endpoint().path + " refused with " + status,
                context.path() + ": " + why);
        context.status(status)
                .contentType("application/json")
                .result(json.createObjectNode()
                        .put("error", String.valueOf(why))
                        .toString());
    }

    private void failed(Exception e, Context context) {
        complaints.add(
                "request failed here with " + e.getClass().getName(), context.method() + " " + context.path(), e);
        context.status(500)
                .contentType("application/json")
                .result(json.createObjectNode()
                        .put("error", "failed inside the xApp; see its log")
                        .toString());
    }

    private static final class BodyTooLarge extends Exception {
        private static final long serialVersionUID = 1L;
    }
}

package io.rantwin.planner.federated;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsConnector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The coordinator for sites: each asks what to do next and sends what it found. A site is known by its secret ({@code Authorization: Bearer})
 * and can speak for itself only.
 */
public final class CoordinatorServer implements AutoCloseable {
    static final int MOST_OCTETS = 32 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorServer.class);
    private static final String BEARER = "Bearer ";
    private static final int UNKNOWN = 401;
    private static final int REFUSED = 422;

    private final Federation federation;
    private final Map<String, String> secrets;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final Javalin server;

    private CoordinatorServer(
            Federation federation, Map<String, String> secrets, String host, int port, @Nullable PemTls tls) {
        this.federation = federation;
        this.secrets = Map.copyOf(secrets);
        this.server = Javalin.create(config -> configure(config, host, port, tls));
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @param secrets of the sites, by name
     * @param tls null for plain text
     * @throws IOException when the port cannot be had
     */
    public static CoordinatorServer start(
            Federation federation, Map<String, String> secrets, String host, int port, @Nullable PemTls tls)
            throws IOException {
        CoordinatorServer made = new CoordinatorServer(federation, secrets, host, port, tls);
        try {
            made.server.start(host, port);
            return made;
        } catch (RuntimeException failed) {
            throw new IOException(
                    "the coordinator cannot listen at " + host + ":" + port + ": " + failed.getMessage(), failed);
        }
    }

    private void configure(JavalinConfig config, String host, int port, @Nullable PemTls tls) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = MOST_OCTETS;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        if (tls != null) {
            config.jetty.addConnector((jetty, http) -> TlsConnector.of(
                    jetty, http, tls, host, port, (from, why) -> LOG.warn("no TLS with {}: {}", from, why)));
        }
        config.routes.get("/v1/federation/plan", context -> {
            if (site(context) != null) {
                answer(context, 200, FederatedJson.plan(federation.plan()).toString());
            }
        });
        config.routes.get("/v1/federation/task", context -> {
            String site = site(context);
            if (site != null) {
                answer(context, 200, FederatedJson.task(federation.task(site)).toString());
            }
        });
        config.routes.post("/v1/federation/answer", context -> {
            String site = site(context);
            if (site != null) {
                take(context, site);
            }
        });
    }

    private void take(Context context, String site) {
        byte[] body = context.bodyAsBytes();
        received.addAndGet(body.length);
        String refusal;
        try {
            refusal = federation.take(site, FederatedJson.contribution(body));
        } catch (FederatedException unreadable) {
            refusal = federation.refuse(site, String.valueOf(unreadable.getMessage()));
        }
        answer(context, refusal == null ? 200 : REFUSED, refusal == null ? "taken" : refusal);
    }

    /** The site that asks; null when nobody knows it, and then it is answered so. */
    private @Nullable String site(Context context) {
        String given = String.valueOf(context.header("Authorization"));
        byte[] secret =
                (given.startsWith(BEARER) ? given.substring(BEARER.length()) : "").getBytes(StandardCharsets.UTF_8);
        String found = null;
        for (Map.Entry<String, String> each : secrets.entrySet()) {
            // All are compared, in constant time: how long it takes tells nothing.
            if (MessageDigest.isEqual(secret, each.getValue().getBytes(StandardCharsets.UTF_8))) {
                found = each.getKey();
            }
        }
        if (found == null) {
            answer(context, UNKNOWN, "no site has this secret");
        }
        return found;
    }

    private void answer(Context context, int status, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        sent.addAndGet(octets.length);
        context.status(status)
                .contentType(text.startsWith("{") ? "application/json" : "text/plain")
                .result(octets);
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    /** Octets of bodies from and to sites. */
    public long octets() {
        return received.get() + sent.get();
    }

    @Override
    public void close() {
        server.stop();
    }
}

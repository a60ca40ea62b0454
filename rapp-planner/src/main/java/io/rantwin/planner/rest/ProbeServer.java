package io.rantwin.planner.rest;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;

/**
 * A port with {@code /health/alive} and {@code /health/ready} alone, in plain text at all addresses: for whoever runs the planner and has neither a
 * certificate nor a token, while the API is not for him.
 */
final class ProbeServer implements AutoCloseable {
    private final Javalin server;

    private ProbeServer(Probes probes) {
        server = Javalin.create(config -> configure(config, probes));
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws IOException when the port cannot be had
     */
    static ProbeServer start(int port, Probes probes) throws IOException {
        ProbeServer made = new ProbeServer(probes);
        try {
            made.server.start("0.0.0.0", port);
            return made;
        } catch (RuntimeException failed) {
            throw new IOException("probes cannot be answered at port " + port + ": " + failed.getMessage(), failed);
        }
    }

    /** The port it listens at. */
    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config, Probes probes) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = 0;
        config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.routes.exception(ProblemException.class, (problem, context) -> Answer.problem(context, problem));
        config.routes.get("/health/alive", context -> Answer.json(context, 200, probes.alive()));
        config.routes.get("/health/ready", context -> Answer.json(context, 200, probes.ready()));
    }
}

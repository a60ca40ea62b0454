package io.rantwin.harness.ran.o1;

import io.javalin.Javalin;
import io.rantwin.harness.ran.node.ControlGate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/**
 * The O1-like REST interface of one network. It touches the network only through its queue, which the network's thread has to
 * empty ({@link NetworkQueue#runOn}); otherwise requests are answered with 503. Thread-safe.
 */
public final class O1Server implements AutoCloseable {
    private static final long LARGEST_BODY = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Javalin server;

    private O1Server(Javalin server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param host to listen at
     * @param port 0 for any
     * @param queue of the network
     * @param cellNames by index
     * @param cellIds NR CGIs as text by index
     * @param gate cells that acknowledge changes and do nothing
     * @param pmFolder where PM files are, or null
     * @param pace takes the speed of the network when it is to change
     * @throws IOException when it cannot listen there
     */
    public static O1Server start(
            String host,
            int port,
            NetworkQueue queue,
            List<String> cellNames,
            List<String> cellIds,
            ControlGate gate,
            @Nullable Path pmFolder,
            DoubleConsumer pace)
            throws IOException {
        O1Routes routes = new O1Routes(queue, cellNames, cellIds, gate, pmFolder, pace, PATIENCE);
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = LARGEST_BODY;
            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
            config.jetty.addConnector((jetty, http) -> {
                ServerConnector connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                return connector;
            });
            routes.register(config.routes);
        });
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IOException("O1 cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return new O1Server(server);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}

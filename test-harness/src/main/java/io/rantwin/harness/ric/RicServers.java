package io.rantwin.harness.ric;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.rantwin.harness.ric.alarm.AlarmRoutes;
import io.rantwin.harness.ric.appmgr.AppmgrRoutes;
import io.rantwin.harness.ric.fault.Place;
import io.rantwin.harness.ric.pms.Pms;
import io.rantwin.harness.ric.rtmgr.RtmgrRoutes;
import io.rantwin.harness.ric.submgr.SubmgrRoutes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** The HTTP servers of a box: one for each component, so that each can be harmed by itself. */
record RicServers(
        Javalin e2Manager,
        Javalin subscriptionManager,
        Javalin appManager,
        Javalin a1,
        Javalin alarm,
        Javalin admin,
        @Nullable Javalin pms)
        implements AutoCloseable {
    private static final long LARGEST_BODY = 1 << 20;
    private static final int ACCEPT_QUEUE = 1024;

    static RicServers start(RicBox box, RicOptions options) throws IOException {
        Starter starter = new Starter(options.host());
        try {
            Javalin a1 = starter.start("A1 mediator", options.a1Port(), config -> {
                box.faults().rest(Place.REST_A1).register(config.routes);
                box.a1().routes(config.routes);
            });
            return new RicServers(
                    starter.start("E2 manager", options.e2ManagerPort(), config -> {
                        box.faults().rest(Place.REST_E2MGR).register(config.routes);
                        box.e2Manager().register(config);
                    }),
                    starter.start("subscription manager", options.subscriptionManagerPort(), config -> {
                        box.faults().rest(Place.REST_SUBMGR).register(config.routes);
                        new SubmgrRoutes(box.submgr()).register(config.routes);
                    }),
                    starter.start("app manager", options.appManagerPort(), config -> {
                        box.faults().rest(Place.REST_APPMGR).register(config.routes);
                        new AppmgrRoutes(box.appmgr()).register(config.routes);
                    }),
                    a1,
                    starter.start("alarm manager", options.alarmPort(), config -> {
                        box.faults().rest(Place.REST_ALARM).register(config.routes);
                        new AlarmRoutes(box.alarms()).register(config.routes);
                    }),
                    starter.start("admin", options.adminPort(), config -> {
                        new RtmgrRoutes(box.rtmgr()).register(config.routes);
                        new AdminRoutes(box).register(config.routes);
                    }),
                    pms(box, options, starter, URI.create("http://" + options.host() + ":" + a1.port())));
        } catch (IOException e) {
            starter.started.forEach(Javalin::stop);
            throw e;
        }
    }

    private static @Nullable Javalin pms(RicBox box, RicOptions options, Starter starter, URI mediator)
            throws IOException {
        if (options.pmsPort() == null) {
            return null;
        }
        Pms pms = box.openPms(mediator);
        return starter.start("A1 policy management service", options.pmsPort(), config -> {
            box.faults().rest(Place.REST_PMS).register(config.routes);
            pms.routes(config.routes);
        });
    }

    private static final class Starter {
        private final String host;
        private final List<Javalin> started = new ArrayList<>();

        Starter(String host) {
            this.host = host;
        }

        Javalin start(String name, int port, Consumer<JavalinConfig> routes) throws IOException {
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
                    // Two hundred xApps or callbacks may come at once.
                    connector.setAcceptQueueSize(ACCEPT_QUEUE);
                    return connector;
                });
                routes.accept(config);
            });
            try {
                server.start();
            } catch (RuntimeException e) {
                throw new IOException(
                        "the " + name + " cannot listen at " + host + ":" + port + ": " + e.getMessage(), e);
            }
            started.add(server);
            return server;
        }
    }

    @Override
    public void close() {
        if (pms != null) {
            pms.stop();
        }
        for (Javalin server : List.of(e2Manager, subscriptionManager, appManager, a1, alarm, admin)) {
            server.stop();
        }
    }
}

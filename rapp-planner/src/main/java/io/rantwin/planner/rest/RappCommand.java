package io.rantwin.planner.rest;

import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.desired.commands.ChannelOptions;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.push.A1Http;
import io.rantwin.planner.push.PolicyChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rantwin rapp}: the planner as one process with a REST API. */
@Command(
        name = "rapp",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps policies in force as rantwin policy run does, and serves the REST API (docs/rest-api.md) until it is told",
            "to end. Without --pms and --a1 nothing is pushed. There is no authentication: whoever reaches the port may use it."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin rapp --pms http://pms:8081                serves at http://127.0.0.1:8090",
            "  rantwin rapp --twin 127.0.0.1:50051               with a running twin: console at http://127.0.0.1:8090",
            "  rantwin rapp --port 0                             any free port; it is printed"
        })
public final class RappCommand implements Callable<Integer> {
    private static final long TICK_MILLIS = 200;
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ChannelOptions channels;

    @Option(
            names = "--folder",
            defaultValue = PolicyFolder.USUAL,
            paramLabel = "DIR",
            description = "where policies and audit log are kept (default: ${DEFAULT-VALUE})")
    private Path folder;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where to listen (default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--port", defaultValue = "8090", description = "0 for any that is free (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--history", paramLabel = "DIR", description = "the history (default: history in the folder)")
    private @Nullable Path history;

    @Option(names = "--registry", paramLabel = "FILE", description = "the models (default: models.db in the folder)")
    private @Nullable Path registry;

    @Option(names = "--sweeps", paramLabel = "DIR", description = "the sweeps (default: sweeps in the folder)")
    private @Nullable Path sweeps;

    @Option(
            names = "--plans",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "where files that plans of sweeps name are (default: the current folder)")
    private Path plans;

    @Option(
            names = "--sweep-threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "threads that sweeps run on (default: ${DEFAULT-VALUE})")
    private int sweepThreads;

    @Option(
            names = "--twin",
            paramLabel = "HOST:PORT",
            description =
                    "a running twin (rantwin xapp serves at 127.0.0.1:50051); shown in /v1/live and in the console")
    private @Nullable String twin;

    @Override
    public Integer call() throws InterruptedException {
        channels.check(spec.commandLine());
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 0.." + HIGHEST_PORT + ", not " + port);
        }
        if (sweepThreads < 1) {
            throw new ParameterException(spec.commandLine(), "--sweep-threads is at least 1, not " + sweepThreads);
        }
        if (twin != null && !twin.matches("\\S+:\\d{1,5}")) {
            throw new ParameterException(spec.commandLine(), "--twin is HOST:PORT, not " + twin);
        }
        var ended = new Semaphore(0);
        var closed = new Semaphore(0);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            ended.release();
            closed.acquireUninterruptibly();
        }));
        try {
            return serve(ended);
        } finally {
            // Only now may the process end: journal, log and open requests are done with.
            closed.release();
        }
    }

    private int serve(Semaphore ended) throws InterruptedException {
        InstantSource clock = InstantSource.system();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = A1Http.client(threads, Duration.ofSeconds(5));
                LiveTwin live = twin == null ? null : LiveTwin.at(twin, clock);
                PolicyFolder open = PolicyFolder.open(folder, clock, this::say)) {
            @Nullable PolicyChannel channel = channels.isGiven() ? channels.channel(client) : null;
            @Nullable
            Reconciler reconciler = channel == null
                    ? null
                    : new Reconciler(
                            open.policies(),
                            channel,
                            open.audit()::append,
                            channels.times(),
                            clock,
                            new Random(),
                            threads,
                            this::say);
            var sources = new RestSources(
                    open.policies(),
                    () -> reconciler == null ? null : reconciler.state(),
                    PolicyFolder.auditFile(folder),
                    history == null ? folder.resolve("history") : history,
                    registry == null ? folder.resolve("models.db") : registry,
                    sweeps == null ? folder.resolve("sweeps") : sweeps,
                    plans,
                    sweepThreads,
                    live);
            try (RestServer server = RestServer.start(RestSettings.USUAL.at(host, port), sources, clock)) {
                say("serves at http://" + host + ":" + server.port() + "; keeps "
                        + open.policies().all().size() + " policies; "
                        + (channel == null ? "nothing is pushed: neither --pms nor --a1" : channel.name()));
                run(open, reconciler, live, ended);
            }
            return 0;
        } catch (DesiredException | AuditException | IOException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void run(PolicyFolder open, @Nullable Reconciler reconciler, @Nullable LiveTwin live, Semaphore ended)
            throws InterruptedException, DesiredException {
        while (!ended.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (open.obeyHaltRequest(folder)) {
                say("the kill switch is on");
            }
            if (reconciler != null) {
                reconciler.tick();
            }
            if (live != null) {
                live.tick();
            }
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}

package io.rantwin.planner.rest;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.desired.commands.ChannelOptions;
import io.rantwin.planner.desired.commands.Keeping;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.history.commands.FollowOptions;
import io.rantwin.planner.history.pm.PmFeed;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.plan.open.HistoryReports;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.push.PolicyChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
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
            "  rantwin rapp --port 0                             any free port; it is printed",
            "  rantwin rapp --ics http://ics:8083 --kafka kafka:9092    follows PM data, too (rantwin data follow)"
        })
public final class RappCommand implements Callable<Integer> {
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
            description = "where files that plans and sweeps name are (default: the current folder)")
    private Path plans;

    @Option(
            names = "--sweep-threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "threads that sweeps run on (default: ${DEFAULT-VALUE})")
    private int sweepThreads;

    @Mixin
    private FollowOptions pmData;
    /** What says how late it is in the network. */
    enum NetworkTime {
        CLOCK,
        REPORTS
    }

    @Option(
            names = "--network-time",
            defaultValue = "CLOCK",
            description = {
                "what says how late it is in the network, ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});",
                "REPORTS for one that is simulated or replayed"
            })
    private NetworkTime networkTime;

    @Option(
            names = "--twin",
            paramLabel = "HOST:PORT",
            description =
                    "a running twin (rantwin xapp serves at 127.0.0.1:50051); shown in /v1/live and in the console")
    private @Nullable String twin;

    @Override
    public Integer call() throws InterruptedException {
        channels.check(spec.commandLine());
        pmData.check(spec.commandLine());
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 0.." + HIGHEST_PORT + ", not " + port);
        }
        if (sweepThreads < 1) {
            throw new ParameterException(spec.commandLine(), "--sweep-threads is at least 1, not " + sweepThreads);
        }
        if (twin != null && !LiveTwin.isAddress(twin)) {
            throw new ParameterException(spec.commandLine(), "--twin is HOST:PORT, not " + twin);
        }
        InstantSource clock = InstantSource.system();
        try (Keeping keeping = Keeping.open(folder, channels, clock, new Random(), this::say)) {
            serve(keeping, clock);
            return 0;
        } catch (DesiredException | AuditException | HistoryException | IOException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void serve(Keeping keeping, InstantSource clock)
            throws InterruptedException, DesiredException, AuditException, HistoryException, IOException {
        Path rows = history == null ? folder.resolve("history") : history;
        OpenPlans openPlans = OpenPlans.open(
                PolicyFolder.plans(folder),
                keeping.folder().policies(),
                keeping.folder().audit()::append,
                AuditLog.list(PolicyFolder.auditFile(folder), record -> true),
                new HistoryReports(
                        () -> Files.isDirectory(rows)
                                ? ChunkHistory.openForReading(rows, new RollUp(MeasurementCatalogue.bundled()))
                                : null,
                        clock,
                        networkTime == NetworkTime.REPORTS),
                clock,
                this::say);
        try (LiveTwin live = twin == null ? null : LiveTwin.at(twin, clock)) {
            serve(keeping, openPlans, live, rows, clock);
        }
    }

    private void serve(Keeping keeping, OpenPlans openPlans, @Nullable LiveTwin live, Path rows, InstantSource clock)
            throws InterruptedException, DesiredException, HistoryException, IOException {
        @Nullable Reconciler reconciler = keeping.reconciler();
        @Nullable PolicyChannel channel = keeping.channel();
        var sources = new RestSources(
                keeping.folder().policies(),
                () -> reconciler == null ? null : reconciler.state(),
                PolicyFolder.auditFile(folder),
                rows,
                registry == null ? folder.resolve("models.db") : registry,
                sweeps == null ? folder.resolve("sweeps") : sweeps,
                plans,
                openPlans,
                sweepThreads,
                live);
        try (RestServer server = RestServer.start(RestSettings.USUAL.at(host, port), sources, clock);
                @Nullable
                        PmFeed feed = !pmData.isGiven()
                                ? null
                                : pmData.start(spec.commandLine(), rows, keeping.client(), clock, this::say)) {
            say("serves at http://" + host + ":" + server.port() + "; keeps "
                    + keeping.folder().policies().all().size() + " policies; "
                    + (channel == null ? "nothing is pushed: neither --pms nor --a1" : channel.name())
                    + (feed == null ? "" : "; follows PM data"));
            keeping.run(() -> {
                openPlans.tick();
                if (live != null) {
                    live.tick();
                }
            });
        }
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}

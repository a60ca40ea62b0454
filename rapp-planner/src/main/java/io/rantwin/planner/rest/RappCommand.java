package io.rantwin.planner.rest;

import io.rantwin.api.tracing.ClientTraces;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.audit.AuditException;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.ActivePolicies;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.desired.TracedAudit;
import io.rantwin.planner.desired.commands.ChannelOptions;
import io.rantwin.planner.desired.commands.Keeping;
import io.rantwin.planner.desired.commands.PolicyFolder;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.history.chunks.HistoryView;
import io.rantwin.planner.history.commands.FollowOptions;
import io.rantwin.planner.history.pm.PmFeed;
import io.rantwin.planner.history.twin.TwinFeed;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.TwinOptions;
import io.rantwin.planner.plan.open.HistoryReports;
import io.rantwin.planner.plan.open.OpenPlans;
import io.rantwin.planner.push.PolicyChannel;
import io.rantwin.planner.retraining.Retraining;
import io.rantwin.planner.retraining.RetrainingPolicy;
import io.rantwin.planner.tracing.PolicyTraces;
import io.rantwin.planner.tracing.TraceOptions;
import io.rantwin.planner.training.dl4j.Dl4jTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
            "to end. Without --pms, --a1 and --o1 nothing is pushed. At an address that other machines reach it needs TLS and tokens or",
            "client certificates (docs/security.md)."
        },
        footer = {
            "",
            "Examples:",
            "  rantwin rapp --pms http://pms:8081                serves at http://127.0.0.1:8090",
            "  rantwin rapp --twin 127.0.0.1:50051               with a running twin: console at http://127.0.0.1:8090",
            "  rantwin rapp --port 0                             any free port; it is printed",
            "  rantwin rapp --host 0.0.0.0 --tls-cert rapp.crt --tls-key rapp.key --token-issuer https://idp/realms/ran",
            "      --token-audience rantwin --token-keys https://idp/realms/ran/certs --token-roles realm_access.roles",
            "  rantwin rapp --ics http://ics:8083 --kafka kafka:9092    follows PM data, too (rantwin data follow)"
        })
public final class RappCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final String SERVICE = "rapp-planner";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ChannelOptions channels;

    @Mixin
    private AccessOptions access;

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

    @Option(
            names = "--health-port",
            paramLabel = "PORT",
            description = {
                "answers /health/alive and /health/ready, and nothing else, at this port, too, in plain text to everybody:",
                "for probes that have no certificate and no token"
            })
    private @Nullable Integer healthPort;

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
    private TraceOptions tracing;

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
                    "a running twin (rantwin xapp serves at 127.0.0.1:50051); shown in /v1/live and in the console, its reports are"
                            + " kept in the history")
    private @Nullable String twin;

    @Mixin
    private TwinOptions twinOptions;

    @Option(
            names = "--no-twin-reports",
            description = "do not keep the twin's reports in the history, which may then be another process's to write")
    private boolean noTwinReports;

    @Mixin
    private RetrainingOptions retraining;

    @Override
    public Integer call() throws InterruptedException {
        check();
        RetrainingPolicy trains = retraining.policy(spec.commandLine(), twin != null);
        try (Tracing traced = tracing.start(SERVICE)) {
            keep(trains, new PolicyTraces(traced), InstantSource.system());
            return 0;
        } catch (DesiredException | AuditException | HistoryException | IOException failed) {
            spec.commandLine().getErr().println("rantwin: " + failed.getMessage());
            return 1;
        }
    }

    private void check() {
        channels.check(spec.commandLine());
        pmData.check(spec.commandLine());
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port is 0.." + HIGHEST_PORT + ", not " + port);
        }
        if (healthPort != null && (healthPort < 0 || healthPort > HIGHEST_PORT)) {
            throw new ParameterException(
                    spec.commandLine(), "--health-port is 0.." + HIGHEST_PORT + ", not " + healthPort);
        }
        if (sweepThreads < 1) {
            throw new ParameterException(spec.commandLine(), "--sweep-threads is at least 1, not " + sweepThreads);
        }
        if (twin != null) {
            twinOptions.check(twin);
        }
        try {
            access.check(spec.commandLine(), host);
        } catch (IOException noHost) {
            throw new ParameterException(spec.commandLine(), String.valueOf(noHost.getMessage()), noHost);
        }
    }

    /** What all parts of the planner work with. */
    private record Work(Keeping keeping, RetrainingPolicy trains, PolicyTraces traces, InstantSource clock) {}

    private void keep(RetrainingPolicy trains, PolicyTraces traces, InstantSource clock)
            throws InterruptedException, DesiredException, AuditException, HistoryException, IOException {
        try (Keeping keeping = Keeping.open(folder, channels, clock, new Random(), this::say, traces)) {
            look(new Work(keeping, trains, traces, clock));
        }
    }

    private void look(Work work)
            throws InterruptedException, DesiredException, AuditException, HistoryException, IOException {
        Path rows = history == null ? folder.resolve("history") : history;
        // One store for all that feeds it; when nothing here does, another process may.
        try (@Nullable
                        HistoryStore store = pmData.isGiven() || keepsReports()
                                ? ChunkHistory.open(rows, new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL)
                                : null;
                LiveTwin live = twin == null
                        ? null
                        : LiveTwin.at(
                                twin,
                                twinOptions.access(),
                                work.clock(),
                                List.of(new ClientTraces(work.traces().tracing())))) {
            serve(work, new Rows(rows, store, new HistoryView(rows, store)), live);
        }
    }

    private boolean keepsReports() {
        return twin != null && !noTwinReports;
    }

    /** The history: its folder, the store when it is written here, and the way to look into it. */
    private record Rows(Path folder, @Nullable HistoryStore store, HistoryView look) {}

    private void serve(Work work, Rows rows, @Nullable LiveTwin live)
            throws InterruptedException, DesiredException, AuditException, HistoryException, IOException {
        Keeping keeping = work.keeping();
        var probes = new Probes(folder, System::nanoTime);
        RestSources sources = sources(work, rows, live, probes);
        RestAccess rules =
                access.access(spec.commandLine(), host, keeping.folder().audit()::append, work.clock());
        try (RestServer server = RestServer.start(RestSettings.USUAL.at(host, port), sources, rules, work.clock());
                @Nullable ProbeServer probing = healthPort == null ? null : ProbeServer.start(healthPort, probes);
                @Nullable PmFeed pmFeed = followsPmData(rows, keeping, work.clock());
                @Nullable TwinFeed twinFeed = followsReports(rows, live, work.clock())) {
            @Nullable PolicyChannel channel = keeping.channel();
            say("serves at " + (access.isEncrypted() ? "https://" : "http://") + host + ":" + server.port() + "; keeps "
                    + keeping.folder().policies().all().size() + " policies; "
                    + (channel == null ? "nothing is pushed: neither --pms nor --a1 nor --o1" : channel.name())
                    + (probing == null ? "" : "; probes at port " + probing.port())
                    + (pmFeed == null ? "" : "; follows PM data")
                    + (twinFeed == null ? "" : "; keeps reports of the twin")
                    + (work.trains().isOn() ? "; trains models that have drifted again" : ""));
            keeping.run(() -> {
                probes.turned();
                sources.openPlans().tick();
                server.tick();
                if (live != null) {
                    live.tick();
                }
            });
        }
    }

    private RestSources sources(Work work, Rows rows, @Nullable LiveTwin live, Probes probes)
            throws DesiredException, AuditException {
        PolicyFolder kept = work.keeping().folder();
        @Nullable Reconciler reconciler = work.keeping().reconciler();
        Path models = registry == null ? folder.resolve("models.db") : registry;
        OpenPlans openPlans = OpenPlans.open(
                PolicyFolder.plans(folder),
                kept.policies(),
                new TracedAudit(kept.audit()::append, work.traces()),
                AuditLog.list(PolicyFolder.auditFile(folder), record -> true),
                new HistoryReports(rows.look(), work.clock(), networkTime == NetworkTime.REPORTS),
                work.clock(),
                this::say);
        return new RestSources(
                folder,
                probes,
                kept.policies(),
                new ActivePolicies(kept.policies(), work.keeping().channel()),
                () -> reconciler == null ? null : reconciler.state(),
                PolicyFolder.auditFile(folder),
                kept.audit(),
                rows.look(),
                models,
                new Retraining(
                        work.trains(),
                        models,
                        rows.look(),
                        modelId -> live == null ? Map.of() : live.relativeErrors(modelId),
                        kept.audit()::append),
                Dl4jTrainer::new,
                sweeps == null ? folder.resolve("sweeps") : sweeps,
                plans,
                openPlans,
                sweepThreads,
                live,
                work.traces());
    }

    private @Nullable PmFeed followsPmData(Rows rows, Keeping keeping, InstantSource clock) throws HistoryException {
        return rows.store() == null || !pmData.isGiven()
                ? null
                : pmData.start(spec.commandLine(), rows.folder(), rows.store(), keeping.client(), clock, this::say);
    }

    private @Nullable TwinFeed followsReports(Rows rows, @Nullable LiveTwin live, InstantSource clock)
            throws HistoryException {
        return rows.store() == null || live == null || !keepsReports()
                ? null
                : TwinFeed.start(live, rows.store(), pmData.mostAhead(), clock, this::say);
    }

    private void say(String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(sentence);
        out.flush();
    }
}

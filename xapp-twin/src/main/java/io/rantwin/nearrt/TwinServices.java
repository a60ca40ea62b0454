package io.rantwin.nearrt;

import io.micrometer.core.instrument.Gauge;
import io.rantwin.api.access.AccessException;
import io.rantwin.api.access.AccessRules;
import io.rantwin.api.access.PemTls;
import io.rantwin.api.access.TlsFiles;
import io.rantwin.api.access.TokenCheck;
import io.rantwin.api.access.TokenRules;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.nearrt.configuration.AccessSettings;
import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.model.BundleCheck;
import io.rantwin.nearrt.model.FolderModelStore;
import io.rantwin.nearrt.model.ModelRegistry;
import io.rantwin.nearrt.model.ModelReport;
import io.rantwin.nearrt.model.ModelRules;
import io.rantwin.nearrt.model.PublicKeys;
import io.rantwin.nearrt.network.TwinNetwork;
import io.rantwin.nearrt.service.MacroPower;
import io.rantwin.nearrt.service.ServerAccess;
import io.rantwin.nearrt.service.ServiceLimits;
import io.rantwin.nearrt.service.TwinServer;
import io.rantwin.nearrt.service.TwinSources;
import io.rantwin.nearrt.service.WarmUp;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.xapp.metrics.XappMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gRPC services of a running twin. */
final class TwinServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinServices.class);

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(2);

    private final ExecutorService calls;
    private final ExecutorService whatIfs;
    private final TwinServer server;
    private final ModelRegistry models;

    private TwinServices(ExecutorService calls, ExecutorService whatIfs, TwinServer server, ModelRegistry models) {
        this.calls = calls;
        this.whatIfs = whatIfs;
        this.server = server;
        this.models = models;
    }

    /**
     * Starts them; they warm up by themselves for 2 s at most.
     *
     * @param access who may ask
     * @throws ConfigurationException when keys or the folder of models cannot be used
     * @throws IOException when the port cannot be had
     */
    static TwinServices start(
            TwinXapp twin,
            LivePolicies policies,
            TwinConfiguration configuration,
            ServerAccess access,
            LongSupplier nanoTime,
            Tracing tracing)
            throws ConfigurationException, IOException {
        ModelRegistry models = models(twin, configuration.models());
        TwinSources sources = new TwinSources(
                twin.cells(),
                twin.nodes(),
                twin.reports(),
                twin.forecasts(),
                twin.network(),
                twin.quality(),
                policies,
                models,
                new MacroPower(configuration.enforcementParameters().energy().sleepPowerShare()),
                twin::isBehind);
        ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService whatIfs = Executors.newFixedThreadPool(
                ServiceLimits.USUAL.parallelWhatIfs(),
                Thread.ofPlatform().name("twin-what-if-", 0).daemon().factory());
        TwinServer.Threads threads = new TwinServer.Threads(calls, whatIfs);
        TwinConfiguration.Endpoint at = configuration.grpc();
        TwinServer server;
        try {
            server = TwinServer.start(
                    at.host(), at.port(), access, sources, ServiceLimits.USUAL, threads, nanoTime, tracing);
        } catch (IOException portTaken) {
            calls.shutdownNow();
            whatIfs.shutdownNow();
            throw portTaken;
        }
        LOG.info("gRPC at {}:{}{}", at.host(), server.port(), access.tls() == null ? "" : " with TLS");
        if (access.isForAnybody() && configuration.access().open()) {
            LOG.warn(
                    "access.open: whoever reaches {}:{} may change models, topology and control",
                    at.host(),
                    server.port());
        }
        if (access.rules().isOpen() && access.tls() == null) {
            // Nobody waits for it: what-ifs of the first seconds are slower, and health of their service says so.
            server.whatIfsAreQuick(false);
            calls.execute(() -> {
                WarmUp.run(at.host(), server.port(), TwinNetwork.example(), threads, nanoTime, LONGEST_WARM_UP);
                server.whatIfsAreQuick(true);
            });
        } else {
            // It has no certificate and no token to ask the server with.
            LOG.info("not warmed up: the first what-ifs may take long");
        }
        return new TwinServices(calls, whatIfs, server, models);
    }

    /** Shows what became of what-ifs. */
    void bind(XappMetrics metrics) {
        metrics.counter("Twin", "WhatIfsAnswered", "what-ifs that had their turn", server::answeredWhatIfs);
        metrics.counter("Twin", "WhatIfsRefused", "what-ifs for which time or room was short", server::refusedWhatIfs);
        metrics.counter(
                "Twin",
                "WhatIfsLate",
                "answers and refusals of what-ifs handed over after the deadline of the call",
                server::lateWhatIfs);
        for (AccessException.Reason reason : AccessException.Reason.values()) {
            metrics.counter(
                    "Twin",
                    "CallsDenied" + suffix(reason),
                    "calls of gRPC, and of a guarded JSON view, that were turned away: " + reason,
                    () -> server.denied().getOrDefault(reason, 0L));
        }
        for (ModelReport.Stage stage : ModelReport.Stage.values()) {
            Gauge.builder("rantwin.models", models, each -> count(each, stage))
                    .description("learned models by where they are")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(metrics.registry());
        }
        metrics.gauge("Twin", "Streams", "gRPC streams that stand", server::streams);
        metrics.gauge("Twin", "WhatIfsWaiting", "what-ifs that wait for their turn", server::waitingWhatIfs);
        metrics.gauge(
                "Twin",
                "WhatIfLeastMarginSeconds",
                "shortest time before its deadline at which a what-if was answered or refused",
                server::leastMarginSeconds);
    }

    private static long count(ModelRegistry models, ModelReport.Stage stage) {
        return models.models().stream().filter(each -> each.stage() == stage).count();
    }

    /** Learned models. */
    ModelRegistry models() {
        return models;
    }

    private static String suffix(AccessException.Reason reason) {
        return switch (reason) {
            case NO_CREDENTIALS -> "NoCredentials";
            case BAD_TOKEN -> "BadToken";
            case ROLE -> "Role";
            case TOO_MANY_CALLS -> "TooMany";
            case NO_KEYS -> "NoKeys";
        };
    }

    /**
     * Who may ask, with the files that say so.
     *
     * @throws ConfigurationException when they cannot be used
     */
    static ServerAccess access(AccessSettings settings, InstantSource wall) throws ConfigurationException {
        try {
            @Nullable
            TlsFiles files = TlsFiles.orNone(settings.certificate(), settings.key(), settings.clientAuthorities());
            @Nullable PemTls tls = files == null ? null : PemTls.ofServer(files);
            @Nullable
            TokenCheck tokens = settings.tokenIssuer().isEmpty()
                    ? null
                    : new TokenCheck(
                            new TokenRules(
                                    settings.tokenIssuer(),
                                    settings.tokenAudience(),
                                    settings.tokenKeys(),
                                    settings.tokenRoles(),
                                    settings.tokenName()),
                            wall);
            return new ServerAccess(
                    new AccessRules(tokens, settings.clientRoles(), settings.isOpen()),
                    tls,
                    settings.callsPerSecond(),
                    wall);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ConfigurationException("access: " + wrong.getMessage());
        }
    }

    private static ModelRegistry models(TwinXapp twin, TwinConfiguration.Models configuration)
            throws ConfigurationException {
        List<PublicKey> keys = new ArrayList<>();
        for (String file : configuration.keyFiles()) {
            try {
                keys.add(PublicKeys.parse(Files.readString(Path.of(file))));
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException("models.keyFiles: " + file + " cannot be used: " + e.getMessage());
            }
        }
        List<String> inputs = Arrays.stream(MeasurementSlot.values())
                .flatMap(slot -> slot.names().stream())
                .toList();
        try {
            return new ModelRegistry(
                    new BundleCheck(keys, inputs, twin.forecasts().kpis()),
                    ModelRules.USUAL.activatingAlone(configuration.activatesAlone()),
                    LearnedModels.SIMPLE_MEMBERS,
                    twin::groupOf,
                    new FolderModelStore(Path.of(configuration.folder())));
        } catch (IOException e) {
            throw new ConfigurationException("models.folder: " + configuration.folder() + " cannot be used: " + e);
        }
    }

    @Override
    public void close() {
        server.close();
        calls.shutdownNow();
        whatIfs.shutdownNow();
    }
}

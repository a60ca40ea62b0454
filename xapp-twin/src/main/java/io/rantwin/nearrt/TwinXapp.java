package io.rantwin.nearrt;

import io.rantwin.api.figures.ProcessFigures;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.api.tracing.TracingFigures;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.nearrt.configuration.ConfigurationException;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.figures.AnomalyAlarms;
import io.rantwin.nearrt.figures.EnforcementMetrics;
import io.rantwin.nearrt.figures.QualitySample;
import io.rantwin.nearrt.figures.TwinAlarms;
import io.rantwin.nearrt.figures.TwinMetrics;
import io.rantwin.nearrt.figures.WatchMetrics;
import io.rantwin.nearrt.http.TwinHttpServer;
import io.rantwin.nearrt.ingest.Ingest;
import io.rantwin.nearrt.intent.KnownNodes;
import io.rantwin.nearrt.intent.NodeIntents;
import io.rantwin.nearrt.intent.SubscriptionPort;
import io.rantwin.nearrt.learned.LearnedModels;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveNetwork;
import io.rantwin.nearrt.live.LiveNodes;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.live.LiveSeasons;
import io.rantwin.nearrt.live.LiveUes;
import io.rantwin.nearrt.loop.LatencyHistogram;
import io.rantwin.nearrt.loop.LoopSettings;
import io.rantwin.nearrt.loop.NetworkTime;
import io.rantwin.nearrt.loop.TwinLoop;
import io.rantwin.nearrt.network.CellIdentities;
import io.rantwin.nearrt.network.TwinNetwork;
import io.rantwin.nearrt.power.PowerBook;
import io.rantwin.nearrt.service.MacroPower;
import io.rantwin.nearrt.service.ServerAccess;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.nearrt.tracing.IndicationTraces;
import io.rantwin.nearrt.watch.NetworkWatch;
import io.rantwin.nearrt.watch.WatchSettings;
import io.rantwin.twin.estimation.MeasurementNames;
import io.rantwin.twin.topology.TopologyException;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.XAppSetup;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.http.Health;
import io.rantwin.xapp.node.E2Node;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.subscription.SubscriptionWish;
import io.rantwin.xapp.subscription.WishOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The near-RT xApp: ingest, loop, intents, topology, views, services and enforcement put together. What the loop knows is read
 * through the interfaces of {@code live}.
 */
public final class TwinXapp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinXapp.class);
    private static final long TICK_MILLIS = 200;
    private static final long WATCH_MILLIS = 500;
    private static final long LONGEST_TURN_SECONDS = 30;

    /** Reports that wait so long do so because there is too little time, and not by the way. */
    private static final long BEHIND_NANOS = 30_000_000;

    private final TwinConfiguration configuration;
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final Tracing tracing;
    private final Complaints complaints;
    private final NetworkTime time;
    private final TwinNetwork network;
    private final TwinLoop loop;
    private final Ingest ingest;
    private final NodeIntents intents;
    private final LatencyHistogram latency = new LatencyHistogram();
    private final ScheduledExecutorService worker;
    private final ScheduledExecutorService watching;
    private final NetworkWatch watch;
    private final PowerBook powers;
    private final QualitySample sample;
    private volatile LongConsumer latencyMetric = _ -> {};
    private volatile @Nullable XApp running;
    private final TwinPolicies policies;
    private final TwinKeeping keeping;
    private volatile Supplier<Health> reports = () -> Health.missing("starting");
    private @Nullable TwinHttpServer http;
    private volatile @Nullable ServerAccess access;
    private volatile @Nullable TwinServices services;

    /**
     * Makes it; nothing runs yet.
     *
     * @param wall gives arrival times
     * @param nanoTime our own clock, which only goes forward
     * @param tracing what spans are made with; its owner closes it after this
     * @param random draws the indications that are traced
     * @throws ConfigurationException when the topology file cannot be used
     */
    public TwinXapp(
            TwinConfiguration configuration,
            InstantSource wall,
            LongSupplier nanoTime,
            Tracing tracing,
            RandomGenerator random)
            throws ConfigurationException {
        this.configuration = configuration;
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.tracing = tracing;
        IndicationTraces traces =
                IndicationTraces.of(tracing, configuration.tracing().sampleRatio(), random, wall);
        complaints = new Complaints(LOG, wall);
        MeasurementCatalogue catalogue = MeasurementCatalogue.bundled();
        MeasurementNames names = new MeasurementNames(catalogue);
        time = new NetworkTime(
                nanoTime, TimeUnit.MILLISECONDS.toNanos(configuration.clock().toleranceMillis()));
        TwinConfiguration.TopologyFile topology = configuration.topology();
        network = new TwinNetwork(
                new CellIdentities(topology.plmn(), topology.firstGnbId(), topology.gnbIdBits()),
                topology.hysteresisDb());
        loop = new TwinLoop(settings(configuration), names, time, nanoTime, network, this::measured, complaints);
        ingest = new Ingest(loop, time, wall, nanoTime, complaints, traces);
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("twin-work").daemon().factory());
        KpmDialect.Codecs codecs = new KpmDialect.Codecs();
        intents = new NodeIntents(
                configuration,
                catalogue,
                names,
                codecs,
                new RanFunctions(codecs, new RcCodec()),
                ingest.sources(),
                time,
                network::importedCellIds,
                complaints,
                worker);
        watching = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("twin-watch").daemon().factory());
        watch = new NetworkWatch(
                WatchSettings.USUAL, loop, time::epoch, network::topology, this::isAsleepByPlan, nanoTime);
        powers = new PowerBook(
                loop, time::epoch, this::isAsleepByPlan, network::powerDbm, MacroPower.IDLE_WATTS, MacroPower.SLOPE);
        network.reckonWith(powers);
        sample = new QualitySample(loop::glances, watch, loop.forecasts(), this::isBehind);
        network.connect(loop, loop, () -> {
            loop.factsChanged();
            watch.topologyChanged();
            intents.topologyChanged();
        });
        readTopology(topology.file());
        policies = new TwinPolicies(
                this,
                configuration.control(),
                configuration.enforcementParameters(),
                wall,
                tracing,
                new ControlTraces(tracing, traces, wall));
        keeping = new TwinKeeping(configuration.keeping(), complaints, nanoTime);
    }

    private static LoopSettings settings(TwinConfiguration configuration) {
        TwinConfiguration.Loop loop = configuration.loop();
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new LoopSettings(
                loop.shards() == 0 ? half : loop.shards(),
                loop.mailboxReports(),
                loop.mostCells(),
                loop.reportsPerCell(),
                loop.reportsInAll(),
                LoopSettings.USUAL.pageCells(),
                configuration.season().settings());
    }

    private void readTopology(String file) throws ConfigurationException {
        if (file.isEmpty()) {
            return;
        }
        try {
            network.importTopology(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new ConfigurationException("The topology " + file + " cannot be read: " + e);
        } catch (TopologyException e) {
            List<String> mistakes = new ArrayList<>();
            e.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
            throw new ConfigurationException(
                    "The topology " + file + " cannot be used: " + String.join("; ", mistakes));
        }
    }

    /** Whether reports wait, so that nothing that can wait should be asked of the loop. */
    boolean isBehind() {
        return loop.oldestUnreadNanos() > BEHIND_NANOS;
    }

    private boolean isAsleepByPlan(String cellId) {
        return policies.isAsleep(cellId);
    }

    private void measured(long nanos) {
        latency.record(nanos);
        latencyMetric.accept(nanos);
    }

    /**
     * Says what the framework is to tell.
     *
     * @param isRedisNamed whether the environment names a Redis, which then keeps what outlives a restart
     */
    public void setUp(XAppSetup setup, boolean isRedisNamed) {
        keeping.prepare(setup, isRedisNamed);
        setup.onStart(this::started)
                .aliveWhile(this::loopTurns)
                .probe("reports", () -> reports.get())
                .onIndicationDirectly(ingest.listener())
                .onNode(intents)
                .onPolicy(policies)
                .onSubscription(intents);
        TwinAlarms.definitions().forEach(setup::alarm);
        AnomalyAlarms.definitions().forEach(setup::alarm);
    }

    private Health loopTurns() {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(loop.longestTurnNanos());
        return seconds < LONGEST_TURN_SECONDS
                ? Health.GOOD
                : Health.missing("a thread of the loop has not got round for " + seconds + " s");
    }

    private void started(XApp xapp) {
        running = xapp;
        intents.connect(new SubscriptionPort() {
            @Override
            public WishOutcome wish(SubscriptionWish wish) {
                return xapp.subscriptions().wish(wish);
            }

            @Override
            public void unwish(String key) {
                xapp.subscriptions().unwish(key);
            }
        });
        latencyMetric = TwinMetrics.bind(xapp.metrics(), ingest, loop, time);
        keeping.begin(xapp, loop, powers, policies::storeLost);
        loop.begin();
        ingest.begin();
        TwinAlarms alarms = new TwinAlarms(
                xapp.alarms(),
                configuration.alarms(),
                loop::oldestUnreadNanos,
                () -> ingest.counts().indications(),
                () -> xapp.nodes().nodes().stream().anyMatch(E2Node::isConnected),
                nanoTime);
        var ticking = worker.scheduleAtFixedRate(() -> tick(alarms), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        LOG.debug("ticking: {}", ticking);
        WatchMetrics.bind(xapp.metrics(), watch);
        EnforcementMetrics.bind(xapp.metrics(), policies, policies::standing);
        sample.bind(xapp.metrics());
        ProcessFigures.bind(xapp.metrics().registry());
        TracingFigures.bind(xapp.metrics().registry(), tracing);
        var alarmed = watch.watchAnomalies(new AnomalyAlarms(xapp.alarms()));
        var looking = watching.scheduleWithFixedDelay(this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        LOG.debug("watching: {} {}", alarmed, looking);
        reports = alarms::health;
        access = access();
        startHttp(alarms::health);
        policies.start(xapp);
        startServices(xapp);
    }

    private @Nullable ServerAccess access() {
        try {
            return TwinServices.access(configuration.access(), wall);
        } catch (ConfigurationException e) {
            // The loop does not depend on those who ask.
            LOG.error("nobody can ask: {}", e.getMessage());
            return null;
        }
    }

    private void tick(TwinAlarms alarms) {
        try {
            time.tick();
            alarms.tick();
        } catch (RuntimeException e) {
            complaints.add("the xApp's own work failed", "it goes on", e);
        }
    }

    private void look() {
        try {
            ServerAccess doors = access;
            if (doors != null && doors.tls() != null) {
                doors.tls().refresh();
            }
            TwinServices answering = services;
            long now = loop.networkNanos();
            if (answering != null && now != Long.MIN_VALUE) {
                answering.models().tick(now);
            }
            watch.tick();
            sample.tick();
            powers.tick();
        } catch (RuntimeException e) {
            complaints.add("looking for anomalies failed", "the next round tries again", e);
        }
    }

    private void startHttp(Supplier<Health> health) {
        TwinConfiguration.Endpoint at = configuration.http().endpoint();
        boolean isGuarded = configuration.http().guarded();
        if (at.port() == 0 || isGuarded && access == null) {
            return;
        }
        try {
            http = TwinHttpServer.start(
                    at.host(),
                    at.port(),
                    isGuarded ? access : null,
                    new TwinHttpServer.Sources(
                            loop,
                            ingest,
                            time,
                            nodes(),
                            latency,
                            watch,
                            policies,
                            configuration.enforcementParameters(),
                            health));
            LOG.info("JSON view at {}://{}:{}/twin/loop", isGuarded ? "https" : "http", at.host(), at.port());
        } catch (IOException e) {
            // The loop does not depend on it.
            LOG.error("{}", e.getMessage());
        }
    }

    private void startServices(XApp xapp) {
        ServerAccess doors = access;
        if (configuration.grpc().port() == 0 || doors == null) {
            return;
        }
        try {
            TwinServices begun = TwinServices.start(this, policies, configuration, doors, nanoTime, tracing);
            services = begun;
            begun.bind(xapp.metrics());
            loop.use(LearnedModels.of(begun.models()));
        } catch (IOException | ConfigurationException e) {
            // The loop does not depend on them.
            LOG.error("no gRPC services: {}", e.getMessage());
        }
    }

    /** Newest states of the cells. */
    public LiveCells cells() {
        return loop;
    }

    /** Reports as they came. */
    public LiveReports reports() {
        return loop.reports();
    }

    /** The network as a whole. */
    public LiveNetwork network() {
        return network;
    }

    /** How cells are identified that a topology does not identify. */
    CellIdentities identities() {
        return network.identities();
    }

    /** Forecasts on warm state. */
    public LiveForecasts forecasts() {
        return loop.forecasts();
    }

    /** What is usual at what time of the season. */
    LiveSeasons seasons() {
        return loop.seasons();
    }

    /** Cells whose models are judged together: those of one carrier. */
    String groupOf(String cellId) {
        return network.carrierOf(cellId);
    }

    /** How good the twin is, and what looks wrong. */
    public LiveQuality quality() {
        return watch;
    }

    /** UEs as nodes report them. */
    public LiveUes ues() {
        return ingest.ues();
    }

    /** Nodes as the RIC knows them. */
    public LiveNodes nodes() {
        return new KnownNodes(
                () -> {
                    XApp xapp = running;
                    return xapp == null ? List.of() : xapp.nodes().nodes();
                },
                loop::glances,
                intents);
    }

    /** The loop itself, for those who measure it. */
    public TwinLoop loop() {
        return loop;
    }

    @Override
    public void close() {
        TwinHttpServer view = http;
        if (view != null) {
            view.close();
        }
        TwinServices answering = services;
        if (answering != null) {
            answering.close();
        }
        policies.close();
        ingest.close();
        keeping.close();
        loop.close();
        worker.shutdownNow();
        watching.shutdownNow();
    }
}

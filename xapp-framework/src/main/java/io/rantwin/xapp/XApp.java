package io.rantwin.xapp;

import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.codecs.e2ap.E2apNodes;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.a1.A1PoliciesOptions;
import io.rantwin.xapp.alarm.AlarmQueue;
import io.rantwin.xapp.alarm.AlarmSender;
import io.rantwin.xapp.alarm.Alarms;
import io.rantwin.xapp.alarm.RestAlarmSender;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.control.ControlOptions;
import io.rantwin.xapp.control.ControlTransactions;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.DescriptorException;
import io.rantwin.xapp.descriptor.DescriptorWatch;
import io.rantwin.xapp.descriptor.EnvironmentException;
import io.rantwin.xapp.descriptor.XappEnvironment;
import io.rantwin.xapp.http.BadInputException;
import io.rantwin.xapp.http.Health;
import io.rantwin.xapp.http.HttpDuties;
import io.rantwin.xapp.http.PlatformCalls;
import io.rantwin.xapp.http.XappHttpServer;
import io.rantwin.xapp.indication.Indication;
import io.rantwin.xapp.indication.IndicationFigures;
import io.rantwin.xapp.indication.IndicationIntake;
import io.rantwin.xapp.indication.MalformedIndicationException;
import io.rantwin.xapp.indication.Quarantine;
import io.rantwin.xapp.kpm.KpmReports;
import io.rantwin.xapp.logging.LoggingSetup;
import io.rantwin.xapp.metrics.XappMetrics;
import io.rantwin.xapp.node.E2ManagerClient;
import io.rantwin.xapp.node.NodeDirectory;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.node.RnibReader;
import io.rantwin.xapp.registration.AppManagerRegistration;
import io.rantwin.xapp.registration.RegistrationRequest;
import io.rantwin.xapp.rmr.Rmr;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.sdl.MemorySdl;
import io.rantwin.xapp.sdl.RedisSdl;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.sdl.SdlConfig;
import io.rantwin.xapp.sdl.SdlException;
import io.rantwin.xapp.subscription.KeeperSettings;
import io.rantwin.xapp.subscription.SdlSubscriptionStore;
import io.rantwin.xapp.subscription.SubscriptionKeeper;
import io.rantwin.xapp.subscription.SubscriptionSnapshot;
import io.rantwin.xapp.subscription.rest.ClientEndpoint;
import io.rantwin.xapp.subscription.rest.HttpSubscriptionManagerClient;
import io.rantwin.xapp.subscription.rest.SubscriptionFormatException;
import io.rantwin.xapp.subscription.rest.SubscriptionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running xApp of the near-RT RIC. It comes up in the order that suits the platform: RMR and HTTP listeners, registration,
 * route table, nodes, A1, subscriptions; and keeps all of them through restarts of any party. Thread-safe.
 */
public final class XApp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(XApp.class);
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    /** Kubernetes kills after 30 s; frameworks of the platform take 20 s at most. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(12);

    private final InstantSource clock;
    private final XappEnvironment environment;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Ticker ticker;
    private final Quarantine quarantine = new Quarantine();
    private final Complaints complaints;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean isStopping = new AtomicBoolean();

    private final Sdl sdl;
    private final DescriptorWatch descriptorFile;
    private volatile Descriptor descriptor;
    private final XappMetrics metrics;
    private final NodeDirectory nodes;
    private final SubscriptionKeeper keeper;
    private final KpmReports reports;
    private final IndicationIntake intake;
    private final Dispatch dispatch;
    private final Alarms alarms;
    private final AppManagerRegistration registration;
    private final RmrEngine rmr;
    private final ControlTransactions control;
    private final @Nullable A1Policies policies;
    private final XappHttpServer http;
    private final List<Runnable> stopListeners;
    private volatile boolean isStarted;
    private boolean wishesAreComplete;
    private volatile @Nullable Instant workingSince;

    /**
     * Begins to set up an xApp: reads its descriptor and its environment. Where nobody has set Logback up, it logs from
     * {@code info} on to standard output afterwards, as {@link XAppMain} has it.
     *
     * @param variables such as {@link System#getenv()}; {@link XappEnvironment} lists them
     * @throws DescriptorException when the descriptor cannot be used; says where and why
     * @throws EnvironmentException when a variable cannot be used
     */
    public static XAppSetup setUp(Map<String, String> variables) throws DescriptorException, EnvironmentException {
        XAppSetup setup = new XAppSetup(variables);
        LoggingSetup.installByDefault(
                LoggerFactory.getILoggerFactory(), setup.descriptor().name(), variables);
        return setup;
    }

    static XApp start(XAppSetup setup) throws IOException {
        XApp xapp = new XApp(setup);
        try {
            xapp.begin(setup);
        } catch (RuntimeException e) {
            // An application that fails at the start leaves no open port behind.
            xapp.close();
            throw e;
        }
        return xapp;
    }

    private XApp(XAppSetup setup) throws IOException {
        clock = setup.clock;
        InstantSource steady = new SteadyClock(clock);
        environment = setup.environment;
        stopListeners = List.copyOf(setup.stopListeners);
        complaints = new Complaints(LOG, clock);
        ticker = new Ticker(clock, setup.nanoTime);
        descriptorFile = new DescriptorWatch(setup.descriptorFile, setup.asRead, steady);
        descriptor = setup.descriptor;
        metrics = new XappMetrics(setup.descriptor.metricsNamespace());
        sdl = sdl(setup);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
        PlatformCalls calls = new PlatformCalls(client, threads, CALL_TIMEOUT);
        E2apNodes e2ap = new E2apNodes(new E2apCodecs());
        KpmDialect.Codecs kpm = new KpmDialect.Codecs();
        URI e2Manager = environment.platform().e2Manager();
        nodes = new NodeDirectory(
                new NodeDirectory.Config(),
                List.of(
                        new E2ManagerClient(client, e2Manager, new E2ManagerClient.Limits(), clock),
                        new RnibReader(sdl, clock)),
                sdl,
                steady,
                threads);
        keeper = new SubscriptionKeeper(
                new HttpSubscriptionManagerClient(
                        client,
                        environment.platform().subscriptionManager().resolve("/ric/v1"),
                        environment.platform().subscriptionManagerDebug().resolve("/ric/v1"),
                        HttpSubscriptionManagerClient.USUAL_TIMEOUT),
                new SdlSubscriptionStore(sdl, environment.xappName()),
                KeeperSettings.of(
                        new ClientEndpoint(environment.httpHost(), environment.httpPort(), environment.rmrPort())),
                clock,
                setup.random,
                threads);
        reports = new KpmReports(kpm, new RanFunctions(kpm, new RcCodec()));
        setup.interests.forEach(interested -> reports.add(interested.interest(), interested.listener()));
        intake = new IndicationIntake(
                keeper,
                e2ap,
                indication -> indication(indication, setup),
                setup.directIndications,
                quarantine,
                setup.intakeSize,
                clock,
                Thread.ofVirtual().name("indications-", 0).factory());
        AlarmSender alarmSender = new RestAlarmSender(
                environment.platform().alarmManager(),
                setup.alarms,
                AlarmQueue.standard(),
                calls,
                steady,
                setup.random);
        alarms = new Alarms(environment.xappName(), environment.xappName(), alarmSender, clock);
        registration = new AppManagerRegistration(
                environment.platform().appManager(),
                RegistrationRequest.of(environment, setup.descriptor),
                calls,
                steady,
                setup.random);
        NodeCare care = new NodeCare(keeper, reports, e2ap, complaints);
        nodes.addListener(care);
        setup.nodeListeners.forEach(nodes::addListener);
        keeper.addListener(new SubscriptionLog(complaints));
        setup.subscriptionListeners.forEach(keeper::addListener);

        dispatch = new Dispatch(intake, setup.messages);
        rmr = RmrEngine.start(environment.rmr(), dispatch, clock, setup.nanoTime, setup.random);
        control = new ControlTransactions(rmr, e2ap, ControlOptions.DEFAULT, this::instanceIds, threads, steady);
        policies = setup.policies == null
                ? null
                : new A1Policies(
                        rmr,
                        A1PoliciesOptions.of(environment.xappName(), setup.descriptor.policyTypeIds()),
                        setup.policies,
                        threads,
                        steady);
        try {
            http = XappHttpServer.start(environment.rmr().bindAddress(), environment.httpPort(), duties(setup), clock);
        } catch (IOException e) {
            rmr.close();
            throw e;
        }
        ticker.add(descriptorFile::tick);
        ticker.add(registration::tick);
        ticker.add(nodes::tick);
        ticker.add(this::work);
        ticker.add(alarmSender::tick);
    }

    private Sdl sdl(XAppSetup setup) throws IOException {
        if (setup.sdl != null) {
            return setup.sdl;
        }
        try {
            return SdlConfig.isIn(setup.variables)
                    ? new RedisSdl(SdlConfig.fromEnvironment(setup.variables), threads)
                    : new MemorySdl(threads);
        } catch (SdlException e) {
            throw new IOException("the shared data layer cannot be set up: " + e.getMessage(), e);
        }
    }

    private HttpDuties duties(XAppSetup setup) {
        return new HttpDuties(
                () -> ticker.isAlive()
                        ? Health.of(setup.lifeSigns)
                        : Health.missing("the thread that does the work is stuck"),
                () -> isStarted ? Health.GOOD : Health.missing("starting"),
                setup.probes,
                this::descriptor,
                metrics::scrape,
                this::callback,
                setup.configurationHook,
                Map.of("malformed-indications.jsonl", quarantine::text, "state.jsonl", () -> StateLines.of(state())));
    }

    private void begin(XAppSetup setup) {
        environment.notes().forEach(note -> LOG.warn("{}", note));
        setup.descriptor.warnings().forEach(warning -> LOG.warn("descriptor: {}", warning));
        new XAppMetrics(metrics).bind(this, sdl);
        descriptorFile.addListener(changed -> descriptorChanged(changed, setup.descriptorListeners));
        setup.startListeners.forEach(listener -> listener.accept(this));
        dispatch.begin(control, policies);
        isStarted = true;
        ticker.start();
        if (environment.registration()) {
            registration.start();
        }
        LOG.info(
                "{} {} started: HTTP port {}, RMR {}, routes at {}",
                environment.xappName(),
                setup.descriptor.version(),
                http.port(),
                rmr.ownAddress(),
                rmr.controlAddress());
    }

    private void descriptorChanged(Descriptor changed, List<Consumer<Descriptor>> listeners) {
        try {
            descriptor = XAppSetup.onPortsOf(environment, changed);
        } catch (DescriptorException e) {
            LOG.warn("the changed descriptor is not used: {}", e.getMessage());
            return;
        }
        registration.registerAgain(RegistrationRequest.of(environment, descriptor));
        listeners.forEach(listener -> listener.accept(descriptor));
    }

    /** What has to wait for a route table: before it, subscriptions and queries would go nowhere. */
    private void work() {
        if (rmr.hasRoutes()) {
            if (workingSince == null) {
                workingSince = clock.instant();
                LOG.info("routes are there: {}", rmr.statistics().routes());
                if (policies != null) {
                    policies.start();
                }
            }
            if (!wishesAreComplete && nodes.readAt() != null) {
                // What the wishes for the nodes of the first reading do not explain is from an earlier life.
                wishesAreComplete = true;
                keeper.wishesComplete();
            }
            keeper.tick();
        } else {
            complaints.add("waiting for a route table", "subscriptions are made when it has come");
        }
        control.tick();
        if (policies != null) {
            policies.tick();
        }
    }

    private void callback(byte[] body) throws BadInputException {
        try {
            keeper.callback(SubscriptionJson.readResponse(body));
        } catch (SubscriptionFormatException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        }
    }

    private void indication(Indication indication, XAppSetup setup) throws MalformedIndicationException {
        if (!reports.received(indication)) {
            setup.otherIndications.received(indication);
        }
    }

    private List<Integer> instanceIds(String ranName) {
        return keeper.subscriptions().stream()
                .filter(subscription -> subscription.state().isLive()
                        && subscription.wish().ranName().equals(ranName))
                .map(SubscriptionSnapshot::e2EventInstanceId)
                .toList();
    }

    /** RMR, for messages of the application's own. */
    public Rmr rmr() {
        return rmr;
    }

    /** The nodes. */
    public NodeDirectory nodes() {
        return nodes;
    }

    /** The subscriptions; wishes besides the interests may be handed over here. */
    public SubscriptionKeeper subscriptions() {
        return keeper;
    }

    /** Control requests. */
    public ControlTransactions control() {
        return control;
    }

    /** A1 policies in force; {@code null} when the xApp takes none. */
    public @Nullable A1Policies policies() {
        return policies;
    }

    /** The shared data layer. */
    public Sdl sdl() {
        return sdl;
    }

    /** Alarms. */
    public Alarms alarms() {
        return alarms;
    }

    /** Metrics, for the application's own. */
    public XappMetrics metrics() {
        return metrics;
    }

    /** The descriptor in force. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** What became of indications. */
    public IndicationFigures indications() {
        return intake.figures();
    }

    /** How things stand. */
    public XAppState state() {
        return new XAppState(
                workingSince,
                registration.state(),
                registration.lastError(),
                nodes.nodes().size(),
                nodes.problem(),
                keeper.subscriptions(),
                keeper.counts(),
                intake.figures(),
                rmr.statistics(),
                dispatch.unexpected());
    }

    /** Waits until the xApp has been stopped. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    /** Stops when the process is told to end (SIGTERM, Ctrl-C); subscriptions stay, as a rolling restart wants it. */
    public XApp stopAtExit() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::close));
        return this;
    }

    /**
     * Stops: no new work, subscriptions, deregistration, connections, within 20 s.
     *
     * @param leavingForGood whether to delete the subscriptions; otherwise they wait for the next life
     */
    public void stop(boolean leavingForGood) {
        if (!isStopping.compareAndSet(false, true)) {
            return;
        }
        LOG.info("stopping{}", leavingForGood ? " for good" : "; subscriptions stay");
        for (Runnable listener : stopListeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                LOG.error("the application failed at its end", e);
            }
        }
        if (workingSince != null) {
            await(keeper.stop(leavingForGood), "subscriptions");
        }
        if (environment.registration()) {
            await(registration.stop(), "deregistration");
        }
        ticker.close();
        control.close();
        intake.close();
        nodes.close();
        http.close();
        rmr.close();
        sdl.close();
        threads.shutdownNow();
        LOG.info("stopped");
        stopped.countDown();
    }

    private static void await(Future<?> end, String what) {
        try {
            end.get(STOP_WITHIN.toMillis() / 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("not waiting for {} any longer: {}", what, e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops; subscriptions stay. */
    @Override
    public void close() {
        stop(false);
    }
}

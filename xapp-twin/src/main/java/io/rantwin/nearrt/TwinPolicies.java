package io.rantwin.nearrt;

import io.opentelemetry.context.Context;
import io.rantwin.a1.types.MediatorNumbers;
import io.rantwin.a1.types.PolicyTypes;
import io.rantwin.a1.validation.PolicyLimits;
import io.rantwin.a1.validation.PolicyValidator;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import io.rantwin.codecs.kpm.KpmDialect;
import io.rantwin.codecs.rc.RcCodec;
import io.rantwin.codecs.rc.control.QuotaDialect;
import io.rantwin.nearrt.configuration.TwinConfiguration;
import io.rantwin.nearrt.control.CccPort;
import io.rantwin.nearrt.control.ControlDesk;
import io.rantwin.nearrt.control.ControlPort;
import io.rantwin.nearrt.control.ControlPorts;
import io.rantwin.nearrt.control.ControlSettings;
import io.rantwin.nearrt.control.HttpO1Client;
import io.rantwin.nearrt.control.KillFile;
import io.rantwin.nearrt.control.O1Port;
import io.rantwin.nearrt.control.RcPort;
import io.rantwin.nearrt.control.ReportedNodeCells;
import io.rantwin.nearrt.control.ReportedUes;
import io.rantwin.nearrt.control.SdlControlStore;
import io.rantwin.nearrt.control.VisibleUes;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LivePolicies;
import io.rantwin.nearrt.live.PolicyView;
import io.rantwin.nearrt.policy.DeskEvents;
import io.rantwin.nearrt.policy.PolicyDesk;
import io.rantwin.nearrt.policy.PolicyReadings;
import io.rantwin.nearrt.policy.PolicySettings;
import io.rantwin.nearrt.policy.PolicyStore;
import io.rantwin.nearrt.policy.SliceReports;
import io.rantwin.nearrt.policy.StatusSender;
import io.rantwin.nearrt.policy.TwinCheck;
import io.rantwin.nearrt.policy.TwinRails;
import io.rantwin.nearrt.policy.ViewMaker;
import io.rantwin.nearrt.service.MacroPower;
import io.rantwin.nearrt.tracing.ControlTraces;
import io.rantwin.twin.enforcement.Enforcement;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.enforcement.Target;
import io.rantwin.twin.enforcement.TargetMemory;
import io.rantwin.twin.whatif.WhatIf;
import io.rantwin.xapp.XApp;
import io.rantwin.xapp.a1.A1Policies;
import io.rantwin.xapp.a1.A1PolicyEvent;
import io.rantwin.xapp.a1.A1PolicyListener;
import io.rantwin.xapp.a1.A1PolicyVerdict;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.node.RanFunctions;
import io.rantwin.xapp.sdl.SdlException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policies and controls put together. Policies that come before {@link #start} are refused: the mediator repeats them when it is asked.
 * Thread-safe.
 */
final class TwinPolicies implements A1PolicyListener, LivePolicies, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TwinPolicies.class);
    private static final long TICK_MILLIS = 200;
    private static final long O1_REFRESH_SECONDS = 60;
    private static final long UE_FORGOTTEN_MILLIS = 10_000;
    private static final long SLICE_WINDOW_MILLIS = 10_000;
    private static final long NEAR_MILLIS = 60_000;
    private static final Duration O1_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_RESTORE = Duration.ofMinutes(1);
    private static final String NAMESPACE = "rantwin";

    private final TwinXapp twin;
    private final TwinConfiguration.Control configuration;
    private final EnforcementParameters parameters;
    private final InstantSource clock;
    private final Tracing tracing;
    private final ControlTraces traces;
    private final Complaints complaints;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("twin-policies").daemon().factory());
    private final ExecutorService errands = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable PolicyDesk desk;
    private volatile @Nullable ControlDesk control;

    TwinPolicies(
            TwinXapp twin,
            TwinConfiguration.Control configuration,
            EnforcementParameters parameters,
            InstantSource clock,
            Tracing tracing,
            ControlTraces traces) {
        this.twin = twin;
        this.configuration = configuration;
        this.parameters = parameters;
        this.clock = clock;
        this.tracing = tracing;
        this.traces = traces;
        complaints = new Complaints(LOG, clock);
    }

    /** Takes up what was in force in an earlier life, and enforces from now on. */
    void start(XApp xapp) {
        LiveCells cells = twin.cells();
        VisibleUes ues = new ReportedUes(cells, twin.ues(), UE_FORGOTTEN_MILLIS);
        O1Port o1 = o1();
        ControlPorts ports = new ControlPorts(ports(xapp, ues, o1));
        DeskEvents events = new DeskEvents(sentence -> complaints.add("control", sentence));
        ControlDesk controls = new ControlDesk(
                ports,
                cells,
                ues,
                ControlSettings.USUAL,
                parameters.calmMillis(),
                new SdlControlStore(xapp.sdl(), NAMESPACE, "control"),
                events,
                errands,
                clock,
                traces);
        MacroPower power = new MacroPower(parameters.energy().sleepPowerShare());
        PolicyTypes types = PolicyTypes.known();
        PolicyDesk made = new PolicyDesk(
                new PolicyReadings(types, MediatorNumbers.usual(types), new PolicyValidator(PolicyLimits.USUAL)),
                new Enforcement(parameters),
                new TwinCheck(new WhatIf(power, null), TwinRails.USUAL),
                new ViewMaker(
                        cells,
                        twin.network(),
                        twin.forecasts(),
                        ues,
                        ports,
                        new SliceReports(twin.reports(), SLICE_WINDOW_MILLIS),
                        power,
                        configuration.trackingAreas(),
                        foresight(),
                        TwinRails.USUAL.leastRsrpDbm()),
                controls,
                cells,
                new PolicyStore(xapp.sdl(), NAMESPACE),
                StatusSender.over(xapp.rmr(), xapp.descriptor().name()),
                PolicySettings.USUAL,
                clock);
        events.attach(made);
        Instant giveUp = clock.instant().plus(LONGEST_RESTORE);
        takeUp(made, controls, giveUp);
        KillFile kill =
                configuration.killFile().isEmpty() ? null : new KillFile(Path.of(configuration.killFile()), controls);
        var ticking = ticker.scheduleWithFixedDelay(
                () -> tick(xapp, made, controls, giveUp, kill), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        LOG.debug("ticking: {}", ticking);
        if (o1 != null) {
            var refreshing = ticker.scheduleWithFixedDelay(
                    () -> LOG.trace("reading O1: {}", o1.refresh()), 0, O1_REFRESH_SECONDS, TimeUnit.SECONDS);
            LOG.debug("reading O1: {}", refreshing);
        }
    }

    private ViewMaker.Foresight foresight() {
        EnforcementParameters.Energy energy = parameters.energy();
        return new ViewMaker.Foresight(
                twin.seasons(),
                energy.quantile(),
                energy.takeoverCost(),
                energy.loadWindowMillis(),
                LongStream.of(NEAR_MILLIS, energy.wakeLeadMillis(), energy.wakeLeadMillis() + energy.minOffMillis())
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList());
    }

    private @Nullable O1Port o1() {
        if (configuration.o1Url().isEmpty()) {
            return null;
        }
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(O1_TIMEOUT)
                .executor(errands)
                .build();
        Map<String, String> nameOfCell = new HashMap<>();
        configuration.o1Names().forEach((name, cellId) -> nameOfCell.put(cellId, name));
        return new O1Port(
                new HttpO1Client(http, URI.create(configuration.o1Url()), O1_TIMEOUT),
                // The other side is told of the trace that a call is within.
                tracing.isOn() ? Context.taskWrapping((Executor) errands) : errands,
                configuration.o1SleepState(),
                nameOfCell,
                twin.identities()::completed);
    }

    private List<ControlPort> ports(XApp xapp, VisibleUes ues, @Nullable O1Port o1) {
        ReportedNodeCells nodes = new ReportedNodeCells(twin.cells(), xapp.nodes()::nodes);
        RanFunctions functions = new RanFunctions(new KpmDialect.Codecs(), new RcCodec());
        List<ControlPort> ports = new ArrayList<>();
        ports.add(new RcPort(
                nodes,
                functions::rc,
                ues,
                xapp.control()::send,
                new RcCodec(),
                QuotaDialect.STANDARD,
                configuration.quotaForWholeNodes()));
        ports.add(new CccPort(nodes, xapp.control()::send));
        if (o1 != null) {
            ports.add(o1);
        }
        return ports;
    }

    /**
     * Policies and what they have changed are taken up together: changes without their policies would be taken back at once, policies
     * without changes would make them again.
     */
    private boolean takeUp(PolicyDesk made, ControlDesk controls, Instant giveUp) {
        try {
            made.restore();
            controls.restore();
        } catch (IOException | SdlException e) {
            boolean again = clock.instant().isBefore(giveUp);
            complaints.add(
                    "what was in force before cannot be read",
                    e.getMessage() + (again ? "; it is tried again" : ""),
                    e);
            if (again) {
                return false;
            }
        }
        control = controls;
        desk = made;
        return true;
    }

    private void tick(XApp xapp, PolicyDesk working, ControlDesk controls, Instant giveUp, @Nullable KillFile kill) {
        try {
            if (desk == null && !takeUp(working, controls, giveUp)) {
                return;
            }
            long now = twin.cells().networkNanos();
            if (now == Long.MIN_VALUE) {
                return;
            }
            if (kill != null) {
                kill.tick(now);
            }
            working.tick();
            A1Policies policies = xapp.policies();
            if (policies != null) {
                working.mediatorAsked(policies.state().queried());
            }
        } catch (RuntimeException e) {
            complaints.add("a round of enforcement failed", "the next one tries again", e);
        }
    }

    /** Whether enforcement has put a cell to sleep. */
    boolean isAsleep(String cellId) {
        ControlDesk controls = control;
        TargetMemory last = controls == null ? null : controls.memory().of(Target.cellState(cellId));
        return last != null && last.restore() != null && last.last() instanceof EnforcementAction.SleepCell;
    }

    /** Changes of the network in place that would be taken back. */
    int standing() {
        ControlDesk controls = control;
        return controls == null
                ? 0
                : (int) controls.memory().targets().values().stream()
                        .filter(each -> each.restore() != null)
                        .count();
    }

    /** The shared data layer has lost all: it is told of everything again. */
    void storeLost() {
        PolicyDesk working = desk;
        if (working != null) {
            working.storeLost();
        }
    }

    @Override
    public A1PolicyVerdict happened(A1PolicyEvent event) {
        PolicyDesk working = desk;
        try (TracedWork work = traces.policy(event)) {
            A1PolicyVerdict verdict = working == null
                    ? new A1PolicyVerdict.Refused("The twin is starting and cannot judge yet.")
                    : working.happened(event);
            ControlTraces.judged(work, verdict);
            return verdict;
        }
    }

    @Override
    public List<PolicyView> policies() {
        PolicyDesk working = desk;
        return working == null ? List.of() : working.policies();
    }

    @Override
    public AutoCloseable watch(Consumer<PolicyView> listener) {
        PolicyDesk working = desk;
        return working == null ? () -> {} : working.watch(listener);
    }

    @Override
    public boolean isControlEnabled() {
        PolicyDesk working = desk;
        return working != null && working.isControlEnabled();
    }

    @Override
    public int setControlEnabled(boolean enabled, String reason) {
        PolicyDesk working = desk;
        return working == null ? 0 : working.setControlEnabled(enabled, reason);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        errands.shutdownNow();
    }
}

package io.rantwin.xapp;

import io.rantwin.xapp.a1.A1PolicyListener;
import io.rantwin.xapp.alarm.AlarmDefinition;
import io.rantwin.xapp.descriptor.Descriptor;
import io.rantwin.xapp.descriptor.DescriptorException;
import io.rantwin.xapp.descriptor.EnvironmentException;
import io.rantwin.xapp.descriptor.XappEnvironment;
import io.rantwin.xapp.http.ConfigurationHook;
import io.rantwin.xapp.http.Health;
import io.rantwin.xapp.indication.DirectIndicationListener;
import io.rantwin.xapp.indication.IndicationIntake;
import io.rantwin.xapp.indication.IndicationListener;
import io.rantwin.xapp.kpm.KpmInterest;
import io.rantwin.xapp.kpm.KpmListener;
import io.rantwin.xapp.node.NodeListener;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RouteSource;
import io.rantwin.xapp.sdl.Sdl;
import io.rantwin.xapp.subscription.SubscriptionListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an xApp is made of: the descriptor, the environment, and what the application wants to be told. Everything has a default;
 * an xApp that only names its interests runs. Not thread-safe.
 */
public final class XAppSetup {
    final Map<String, String> variables;
    final Path descriptorFile;
    final Descriptor asRead;
    final Descriptor descriptor;
    final XappEnvironment environment;
    final List<Interested> interests = new ArrayList<>();
    final List<NodeListener> nodeListeners = new ArrayList<>();
    final List<SubscriptionListener> subscriptionListeners = new ArrayList<>();
    final List<Consumer<XApp>> startListeners = new ArrayList<>();
    final List<Runnable> stopListeners = new ArrayList<>();
    final List<Consumer<Descriptor>> descriptorListeners = new ArrayList<>();
    final List<Supplier<Health>> lifeSigns = new ArrayList<>();
    final Map<String, Supplier<Health>> probes = new LinkedHashMap<>();
    final List<AlarmDefinition> alarms = new ArrayList<>();
    final Map<Integer, Consumer<RmrDelivery>> messages = new HashMap<>();
    IndicationListener otherIndications = _ -> {};
    IndicationIntake.Size intakeSize = IndicationIntake.Size.USUAL;

    @Nullable
    DirectIndicationListener directIndications;

    @Nullable
    A1PolicyListener policies;

    @Nullable
    ConfigurationHook configurationHook;

    @Nullable
    Sdl sdl;

    InstantSource clock = InstantSource.system();
    LongSupplier nanoTime = System::nanoTime;
    RandomGenerator random = new Random();

    record Interested(KpmInterest interest, KpmListener listener) {}

    XAppSetup(Map<String, String> variables) throws DescriptorException, EnvironmentException {
        this.variables = Map.copyOf(variables);
        descriptorFile = XappEnvironment.descriptorFile(variables);
        asRead = Descriptor.read(descriptorFile);
        environment = XappEnvironment.of(variables, asRead);
        descriptor = onPortsOf(environment, asRead);
    }

    /** What is registered must name the ports that the environment has decided on. */
    static Descriptor onPortsOf(XappEnvironment environment, Descriptor read) throws DescriptorException {
        int routePort = switch (environment.rmr().routes()) {
            case RouteSource.Pushed pushed -> pushed.controlPort();
            case RouteSource.Requested requested -> requested.controlPort();
            case RouteSource.FileOnly _ -> read.rmrRoutePort();
        };
        return read.withPorts(environment.httpPort(), environment.rmrPort(), routePort);
    }

    /** The descriptor, of which {@link Descriptor#controls} is the application's own. */
    public Descriptor descriptor() {
        return descriptor;
    }

    /** Subscribes at every node that can tell, and keeps it so; the listener gets the reports. */
    public XAppSetup onReport(KpmInterest interest, KpmListener listener) {
        interests.add(new Interested(interest, listener));
        return this;
    }

    /** Takes indications that no interest asked for: those of wishes made with {@link XApp#subscriptions}. */
    public XAppSetup onIndication(IndicationListener listener) {
        otherIndications = listener;
        return this;
    }

    /** Takes all indications where they are read, instead of the other listeners. */
    public XAppSetup onIndicationDirectly(DirectIndicationListener listener) {
        directIndications = listener;
        return this;
    }

    /**
     * Is handed the xApp itself, for what listeners need of it ({@link XApp#control}, {@link XApp#alarms}, {@link XApp#sdl},
     * {@link XApp#metrics}). Called once, before any other listener; RMR and HTTP listen already. Must not block.
     */
    public XAppSetup onStart(Consumer<XApp> listener) {
        startListeners.add(listener);
        return this;
    }

    /**
     * Is called once when the xApp is about to stop, also by SIGTERM, while connections and the shared data layer are still open. May
     * take some seconds.
     */
    public XAppSetup onStop(Runnable listener) {
        stopListeners.add(listener);
        return this;
    }

    /**
     * The xApp counts as stuck, and whoever runs it restarts it, while this check misses anything. It is for what only a restart mends:
     * never for what others do not send. Called on the threads of requests, from before {@link #onStart} on; must not block.
     */
    public XAppSetup aliveWhile(Supplier<Health> check) {
        lifeSigns.add(check);
        return this;
    }

    /**
     * Answers {@code /ric/v1/health/NAME} with 200 while this check misses nothing and with 503 while it does: for what a restart does not mend.
     * Called on the threads of requests, from before {@link #onStart} on; must not block.
     *
     * @param name lower-case letters and dashes, neither {@code alive} nor {@code ready}, which are the framework's
     */
    public XAppSetup probe(String name, Supplier<Health> check) {
        if (!name.matches("[a-z]+(-[a-z]+)*") || name.equals("alive") || name.equals("ready")) {
            throw new IllegalArgumentException("a probe cannot be called '" + name + "'");
        }
        probes.put(name, check);
        return this;
    }

    /** Is told of nodes that come, change and go. */
    public XAppSetup onNode(NodeListener listener) {
        nodeListeners.add(listener);
        return this;
    }

    /** Is told what becomes of subscriptions. */
    public XAppSetup onSubscription(SubscriptionListener listener) {
        subscriptionListeners.add(listener);
        return this;
    }

    /** Acts on A1 policies of the types in the descriptor. */
    public XAppSetup onPolicy(A1PolicyListener listener) {
        policies = listener;
        return this;
    }

    /** Takes RMR messages of another type, on the thread that reads: must not block. */
    public XAppSetup onMessage(int type, Consumer<RmrDelivery> listener) {
        MessageType known = MessageType.of(type);
        if (known != null && Dispatch.OWN_TYPES.contains(known)) {
            throw new IllegalArgumentException(known + " is taken by the framework");
        }
        messages.put(type, listener);
        return this;
    }

    /** Is told of a changed descriptor. */
    public XAppSetup onDescriptor(Consumer<Descriptor> listener) {
        descriptorListeners.add(listener);
        return this;
    }

    /** Takes configuration that is posted to {@code /ric/v1/cm/NAME}. */
    public XAppSetup onConfiguration(ConfigurationHook hook) {
        configurationHook = hook;
        return this;
    }

    /** Makes an alarm known that the application may raise: the alarm manager ignores numbers it does not know. */
    public XAppSetup alarm(AlarmDefinition definition) {
        alarms.add(definition);
        return this;
    }

    /** Bounds of what waits for the application. */
    public XAppSetup intake(IndicationIntake.Size size) {
        intakeSize = size;
        return this;
    }

    /** Another shared data layer than the environment names; closed with the xApp. */
    public XAppSetup sdl(Sdl other) {
        sdl = other;
        return this;
    }

    /** Another clock, measure of time and source of chance, for tests. */
    public XAppSetup with(InstantSource otherClock, LongSupplier otherNanoTime, RandomGenerator otherRandom) {
        clock = otherClock;
        nanoTime = otherNanoTime;
        random = otherRandom;
        return this;
    }

    /**
     * Starts the xApp.
     *
     * @throws SetupException when two interests have the same name
     * @throws IOException when a port cannot be listened at; the sentence names it
     */
    public XApp start() throws SetupException, IOException {
        Set<String> names = new HashSet<>();
        for (Interested interested : interests) {
            String name = interested.interest().name();
            if (!names.add(name)) {
                throw new SetupException("two interests are called '" + name
                        + "'; give each KpmInterest a name of its own, because its subscriptions are known by it");
            }
        }
        return XApp.start(this);
    }
}

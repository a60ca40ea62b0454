package io.rantwin.harness.ric;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.codecs.e2ap.E2apCodecs;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.ric.a1.A1Mediator;
import io.rantwin.harness.ric.a1.A1MediatorOptions;
import io.rantwin.harness.ric.alarm.AlarmIntake;
import io.rantwin.harness.ric.alarm.MetricsIntake;
import io.rantwin.harness.ric.appmgr.Appmgr;
import io.rantwin.harness.ric.appmgr.ConfigFetch;
import io.rantwin.harness.ric.e2.E2Faults;
import io.rantwin.harness.ric.e2.E2TerminationServer;
import io.rantwin.harness.ric.e2.E2mgr;
import io.rantwin.harness.ric.e2.TerminationOptions;
import io.rantwin.harness.ric.fault.Faults;
import io.rantwin.harness.ric.fault.Place;
import io.rantwin.harness.ric.pms.Pms;
import io.rantwin.harness.ric.pms.PmsOptions;
import io.rantwin.harness.ric.rtmgr.Platform;
import io.rantwin.harness.ric.rtmgr.Rtmgr;
import io.rantwin.harness.ric.rtmgr.RtmgrOptions;
import io.rantwin.harness.ric.rtmgr.TableFile;
import io.rantwin.harness.ric.store.FileData;
import io.rantwin.harness.ric.store.MemoryData;
import io.rantwin.harness.ric.store.RedisData;
import io.rantwin.harness.ric.store.RnibWriter;
import io.rantwin.harness.ric.store.SharedData;
import io.rantwin.harness.ric.store.StoreException;
import io.rantwin.harness.ric.store.StoreWatch;
import io.rantwin.harness.ric.submgr.Submgr;
import io.rantwin.harness.ric.submgr.SubmgrOptions;
import io.rantwin.harness.ric.timing.Agenda;
import io.rantwin.xapp.complaint.Complaints;
import io.rantwin.xapp.rmr.MessageType;
import io.rantwin.xapp.rmr.ReceivedMessage;
import io.rantwin.xapp.rmr.RmrAddress;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RouteSource;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A near-RT RIC in one process. All components share one RMR process, whose address stands for all of theirs in route tables;
 * everything else is as separate as in the platform. Thread-safe.
 */
public final class RicBox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RicBox.class);
    private static final int AGENDA_CAPACITY = 100_000;
    private static final long TICK_MILLIS = 100;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ric-tick").factory());
    private final LongAdder unexpectedMessages = new LongAdder();
    private final RicOptions options;
    private final SharedData data;
    private final RmrEngine rmr;
    private final E2Link link;
    private final Agenda agenda;
    private final Agenda delayed;
    private final Faults faults;
    private final E2TerminationServer termination;
    private final InetSocketAddress e2Address;
    private final Appmgr appmgr;
    private final Rtmgr rtmgr;
    private final Submgr submgr;
    private final A1Mediator a1;
    private final AlarmIntake alarms;
    private final MetricsIntake metricTexts = new MetricsIntake();
    private final RnibWriter rnib;
    private final StoreWatch storeWatch;
    private final RicServers servers;
    private final HttpClient http;
    private final InstantSource clock;
    private volatile @Nullable Pms pms;
    private volatile boolean isComplete;

    private RicBox(RicOptions options, InstantSource clock, LongSupplier nanoTime) throws IOException, StoreException {
        this.options = options;
        this.clock = clock;
        agenda = new Agenda(clock, AGENDA_CAPACITY);
        delayed = new Agenda(clock, AGENDA_CAPACITY);
        faults = new Faults(options.seed(), Random::new, delayed);
        data = data(options);
        rmr = RmrEngine.start(
                RmrConfig.onPort(options.rmrPort(), options.host(), new RouteSource.Pushed(options.rmrControlPort()))
                        .boundTo(options.host())
                        .withBounds(Rtmgr.LARGEST_TABLE, Rtmgr.LARGEST_TABLE),
                this::received,
                clock,
                nanoTime,
                new Random(options.seed()));
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(options.transport()), clock);
        termination = new E2TerminationServer(
                link,
                new E2apCodecs(),
                rmr,
                new E2Faults(faults.at(Place.E2_INDICATION), faults.at(Place.E2_OUT)),
                TerminationOptions.of(rmr.ownAddress().toString()),
                threads,
                clock);
        rnib = new RnibWriter(data, rmr.ownAddress().toString(), threads, clock);
        appmgr = new Appmgr(true, data, new ConfigFetch(http, threads, agenda), agenda);
        rtmgr = new Rtmgr(
                rmr,
                Platform.at(rmr.ownAddress()),
                List.of(rmr.controlAddress()),
                new RtmgrOptions(options.routePeriod(), true, options.checksEndpoints()),
                faults.at(Place.ROUTES),
                clock,
                new TableFile(options.routeFile(), threads));
        submgr = new Submgr(
                new SubmgrOptions(true, options.callsBackEarly(), Duration.ofSeconds(5)),
                termination,
                rtmgr,
                data,
                http,
                threads,
                agenda,
                faults.at(Place.CALLBACK),
                new Random(options.seed()));
        a1 = new A1Mediator(rmr, A1MediatorOptions.REALISTIC, http, threads, faults.at(Place.RMR_OUT), clock);
        a1.keepIn(data, new Complaints(LOG, clock));
        alarms = new AlarmIntake(clock);
        storeWatch = new StoreWatch(data, rmr.ownAddress() + " " + clock.instant(), this::writeAgain, threads, clock);
        termination.watch(rnib);
        termination.watch(rtmgr);
        termination.watch(submgr);
        appmgr.restore();
        appmgr.watch(rtmgr);
        submgr.restart();
        servers = RicServers.start(this, options);
        e2Address = termination.listen(new InetSocketAddress(options.host(), options.e2Port()));
    }

    private static SharedData data(RicOptions options) throws StoreException {
        if (options.redis() != null) {
            RmrAddress address = RmrAddress.parse(options.redis());
            if (address == null) {
                throw new StoreException("the address of Redis is host:port, not '" + options.redis() + "'");
            }
            return new RedisData(address.host(), address.port());
        }
        return options.folder() == null ? new MemoryData() : FileData.open(options.folder());
    }

    /**
     * Starts a box.
     *
     * @param nanoTime for RMR's pauses and timeouts
     * @throws IOException when a port cannot be had; the sentence names it
     * @throws StoreException when its data cannot be read
     */
    public static RicBox start(RicOptions options, InstantSource clock, LongSupplier nanoTime)
            throws IOException, StoreException {
        RicBox box = new RicBox(options, clock, nanoTime);
        box.isComplete = true;
        var _ = box.ticker.scheduleWithFixedDelay(box::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return box;
    }

    private void tick() {
        try {
            agenda.tick();
            delayed.tick();
            termination.tick();
            rtmgr.tick();
            rnib.tick();
            storeWatch.tick();
            Pms service = pms;
            if (service != null) {
                service.tick();
            }
        } catch (RuntimeException e) {
            LOG.error("a component failed; the next turn tries again", e);
        }
    }

    /** On the thread that reads RMR. */
    private void received(ReceivedMessage message) {
        MessageType type = MessageType.of(message.type());
        if (!isComplete || type == null) {
            unexpectedMessages.increment();
            return;
        }
        switch (type) {
            case RIC_CONTROL_REQ -> termination.received(message);
            case RMRRM_REQ_TABLE -> rtmgr.tableRequested(message.copy());
            case RIC_ALARM_UPDATE -> alarms.received(message.copy().message());
            case RIC_METRICS -> metricTexts.received(message.copy());
            case A1_POLICY_RESP, A1_POLICY_QUERY, A1_EI_QUERY_ALL, A1_EI_CREATE_JOB -> {
                RmrDelivery delivery = message.copy();
                threads.execute(() -> a1.received(delivery));
            }
            default -> unexpectedMessages.increment();
        }
    }

    /** Where it is reached. */
    public RicAddresses addresses() {
        return new RicAddresses(
                options.host(),
                e2Address.getPort(),
                rmr.ownAddress().port(),
                rmr.controlAddress().port(),
                servers.e2Manager().port(),
                servers.subscriptionManager().port(),
                servers.appManager().port(),
                servers.a1().port(),
                servers.alarm().port(),
                servers.admin().port(),
                servers.pms() == null ? 0 : servers.pms().port(),
                options.redis());
    }

    E2mgr e2Manager() {
        return new E2mgr(termination);
    }

    E2TerminationServer termination() {
        return termination;
    }

    Appmgr appmgr() {
        return appmgr;
    }

    Rtmgr rtmgr() {
        return rtmgr;
    }

    Submgr submgr() {
        return submgr;
    }

    A1Mediator a1() {
        return a1;
    }

    /** The policy management service; {@code null} when the box has none. */
    @Nullable
    Pms pms() {
        return pms;
    }

    /** Makes the policy management service, once it is known where the mediator is. */
    Pms openPms(URI mediator) {
        Pms service = new Pms(
                PmsOptions.of(mediator), http, threads, faults.at(Place.PMS_POLICY), clock, new Random(options.seed()));
        pms = service;
        return service;
    }

    AlarmIntake alarms() {
        return alarms;
    }

    Faults faults() {
        return faults;
    }

    /** Loses the platform's shared data, as Redis does when it restarts; the E2 manager writes its part again. */
    void loseSharedData() throws StoreException {
        storeWatch.lose();
        rnib.writeAgain();
    }

    private void writeAgain() {
        rnib.writeAgain();
        appmgr.keepAgain();
        submgr.keepAgain();
        a1.keepAgain();
    }

    /** Everything that can be seen from outside. */
    public ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.set("e2", termination.state());
        state.set("appmgr", appmgr.state());
        state.set("rtmgr", rtmgr.state());
        state.set("submgr", submgr.state());
        state.set("a1", a1.state());
        Pms service = pms;
        if (service != null) {
            state.set("pms", service.state());
        }
        state.set("alarm", alarms.state());
        state.set("metrics", metricTexts.state());
        state.set("rnib", rnib.state());
        state.set("faults", faults.state());
        state.set("rmr", RmrFigures.json(rmr.statistics()));
        state.put("unexpectedMessages", unexpectedMessages.sum());
        state.put("delayed", delayed.waiting());
        return state;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        servers.close();
        termination.close();
        link.close();
        rmr.close();
        threads.shutdownNow();
        try {
            data.close();
        } catch (Exception e) {
            LOG.warn("the shared data could not be closed: {}", e.toString());
        }
    }
}

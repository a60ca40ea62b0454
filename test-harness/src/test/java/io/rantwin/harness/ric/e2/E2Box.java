package io.rantwin.harness.ric.e2;

import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.e2node.ControlDesk;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeEvent;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.TransportChoice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A termination and simulated nodes on real sockets of this machine, with links of their own. */
final class E2Box implements AutoCloseable {
    static final NodeCodecs CODECS = NodeCodecs.load();
    static final LinkOptions LINK_OPTIONS = LinkOptions.DEFAULT.withTransport(TransportChoice.TCP);
    static final Duration TIMEOUT = Duration.ofMinutes(1);
    static final int KPM_FUNCTION = 2;
    static final int RC_FUNCTION = 3;

    final RecordingRmr rmr = new RecordingRmr();
    final RecordingWatcher watcher = new RecordingWatcher();
    final List<NodeEvent> nodeEvents = new CopyOnWriteArrayList<>();
    final E2TerminationServer termination;
    final InetSocketAddress address;
    private final E2Link link;
    private final List<Runnable> closings = new ArrayList<>();

    E2Box(InstantSource clock, E2Faults faults) throws Exception {
        link = E2Link.start(LINK_OPTIONS, clock);
        termination = new E2TerminationServer(
                link, CODECS.e2ap(), rmr, faults, TerminationOptions.of("127.0.0.1:38000"), Runnable::run, clock);
        termination.watch(watcher);
        address = termination.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static NodeIdentity gnb(int number) {
        return new NodeIdentity(Plmn.of("001", "01"), number, 22);
    }

    static String ranName(int number) {
        return "gnb_001_001_%06x".formatted(number);
    }

    SimulatedNodes nodes(int count) throws Exception {
        return nodes(
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> NodeOptions.of(gnb(number)))
                        .toList(),
                ControlDesk.WILLING);
    }

    SimulatedNodes nodes(List<NodeOptions> options, ControlDesk desk) throws Exception {
        E2Link nodeLink = E2Link.start(LINK_OPTIONS, InstantSource.system());
        SimulatedNodes nodes = new SimulatedNodes(
                options,
                new SimulatedNodes.Setting(
                        CODECS,
                        nodeLink,
                        address.getHostString(),
                        address.getPort(),
                        7,
                        desk,
                        nodeEvents::add,
                        InstantSource.system()));
        closings.add(nodeLink::close);
        closings.add(nodes::close);
        nodes.start();
        return nodes;
    }

    void awaitStatus(String ranName, ConnectionStatus status) {
        await().atMost(TIMEOUT)
                .until(() -> termination.node(ranName).map(RanNode::status).orElse(null) == status);
    }

    RicSubscription ask(String ranName, RicSubscription request) throws Exception {
        return termination.procedure(ranName, request, TIMEOUT).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }

    static RicSubscriptionRequest subscription(int instance, long periodMillis, String... names) throws Exception {
        return subscription(KpmVersion.V3_00, instance, periodMillis, names);
    }

    static RicSubscriptionRequest subscription(KpmVersion version, int instance, long periodMillis, String... names)
            throws Exception {
        KpmCodec kpm = CODECS.kpm().of(version);
        List<MeasurementItem> items =
                List.of(names).stream().map(MeasurementItem::named).toList();
        Octets action =
                kpm.encode(new KpmActionDefinition(1, KpmActionDefinition.Measurements.of(items, periodMillis, null)));
        return new RicSubscriptionRequest(
                new RicRequestId(123, instance),
                KPM_FUNCTION,
                kpm.encode(KpmEventTrigger.every(periodMillis)),
                List.of(new RicAction.ToBeSetup(1, RicActionType.REPORT, action, null, null)),
                null,
                null);
    }

    static byte[] encoded(E2apVersion version, E2apMessage message) throws Exception {
        return CODECS.e2ap().of(version).encode(message);
    }

    @Override
    public void close() {
        closings.reversed().forEach(Runnable::run);
        termination.close();
        link.close();
    }
}

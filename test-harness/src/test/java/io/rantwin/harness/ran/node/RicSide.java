package io.rantwin.harness.ran.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.E2apCodec;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Ack;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.GlobalE2nodeId;
import io.rantwin.codecs.e2ap.GlobalRicId;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicAction.RicActionType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionRequest;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.KpmActionDefinition;
import io.rantwin.codecs.kpm.KpmCodec;
import io.rantwin.codecs.kpm.KpmEventTrigger;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.ran.network.RadioNetwork;
import io.rantwin.harness.recording.HandMovedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A network with its nodes and a RIC that is made of sockets. */
final class RicSide implements AutoCloseable {
    static final NodeCodecs CODECS = NodeCodecs.load();
    static final E2apCodec E2AP = CODECS.e2ap().of(E2apVersion.V02_03);
    static final KpmCodec KPM = CODECS.kpm().of(KpmVersion.V3_00);

    final RadioNetwork network;
    final NetworkNodes nodes;
    final Map<GlobalE2nodeId, RecordingHandler> handlers = new HashMap<>();
    final Map<GlobalE2nodeId, E2setupRequest> setups = new HashMap<>();
    /** Our time; it stands still unless it is moved. */
    final HandMovedClock clock = new HandMovedClock();

    private final BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
    private final E2Link link;

    RicSide(RadioNetwork network, NodePlan plan, NetworkNodes.Faults faults) throws Exception {
        this.network = network;
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), clock);
        InetSocketAddress ric = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> {
                    RecordingHandler handler = new RecordingHandler();
                    accepted.add(handler);
                    return handler;
                })
                .localAddress();
        nodes = new NetworkNodes(
                network,
                plan,
                new NetworkNodes.Surroundings(CODECS, link, ric.getHostString(), ric.getPort(), _ -> {}, clock),
                faults);
        nodes.start();
        setUpNext(nodes.nodes().size());
    }

    /** Answers the next setups; all nodes are connected then. */
    void setUpNext(int count) throws Exception {
        nodes.serve();
        for (int i = 0; i < count; i++) {
            setUp(accepted.poll(60, TimeUnit.SECONDS));
        }
        await().pollInSameThread().until(() -> {
            nodes.serve();
            return nodes.nodes().stream().allMatch(node -> node.status().phase() == Phase.CONNECTED);
        });
    }

    private void setUp(RecordingHandler handler) throws Exception {
        E2setupRequest request = (E2setupRequest) E2AP.decode(handler.next()).message();
        handlers.put(request.globalE2nodeId(), handler);
        setups.put(request.globalE2nodeId(), request);
        handler.association()
                .send(E2AP.encode(new E2setupResponse(
                        request.transactionId(),
                        new GlobalRicId(Plmn.of("001", "01"), 1),
                        List.of(),
                        List.of(),
                        List.of(new Ack(
                                request.e2nodeComponentConfigAdditions()
                                        .getFirst()
                                        .e2nodeComponent(),
                                UpdateOutcome.SUCCESS,
                                null)),
                        List.of())));
    }

    RecordingHandler of(int site, NodeRole role) {
        return handlers.get(nodes.identities().node(site, role).globalE2nodeId());
    }

    /** Sends a message to a node and has the node take it; the answer. */
    E2apMessage ask(RecordingHandler handler, E2apMessage message) throws Exception {
        int before = handler.waiting();
        handler.association().send(E2AP.encode(message));
        await().pollInSameThread().until(() -> {
            nodes.serve();
            return handler.waiting() > before;
        });
        return next(handler);
    }

    static E2apMessage next(RecordingHandler handler) throws Exception {
        return E2AP.decode(handler.next()).message();
    }

    static RicSubscriptionRequest subscription(int instance, KpmActionDefinition action, long periodMillis)
            throws Exception {
        return new RicSubscriptionRequest(
                new RicRequestId(123, instance),
                2,
                KPM.encode(KpmEventTrigger.every(periodMillis)),
                List.of(new RicAction.ToBeSetup(1, RicActionType.REPORT, KPM.encode(action), null, null)),
                null,
                null);
    }

    /** Lets the network run. */
    void run(long millis) {
        for (long passed = 0; passed < millis; passed += 10) {
            network.step();
            nodes.afterStep();
        }
        assertThat(network.timeMicros() % 10_000).isZero();
    }

    @Override
    public void close() {
        nodes.close();
        link.close();
    }
}

package io.rantwin.harness.e2node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.Cause;
import io.rantwin.codecs.e2ap.E2apMessage;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Ack;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2setup.E2setupFailure;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.ErrorIndication;
import io.rantwin.codecs.e2ap.GlobalRicId;
import io.rantwin.codecs.e2ap.TimeToWait;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.recording.HandMovedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node against a RIC that is made of a socket, with a clock that is moved by hand. */
class SimulatedE2NodeTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();

    private final HandMovedClock clock = new HandMovedClock();
    private final BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
    private final List<NodeEvent> events = new CopyOnWriteArrayList<>();
    private E2Link link;
    private SimulatedNodes nodes;
    private SimulatedE2Node node;

    @BeforeEach
    void start() throws Exception {
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), clock);
        InetSocketAddress ric = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> {
                    RecordingHandler handler = new RecordingHandler();
                    accepted.add(handler);
                    return handler;
                })
                .localAddress();
        nodes = new SimulatedNodes(
                List.of(NodeOptions.of(new NodeIdentity(Plmn.of("001", "01"), 411, 22))),
                new SimulatedNodes.Setting(
                        CODECS, link, ric.getHostString(), ric.getPort(), 1, ControlDesk.WILLING, events::add, clock));
        node = nodes.nodes().getFirst();
        node.start();
        nodes.tick();
    }

    @AfterEach
    void close() {
        nodes.close();
        link.close();
    }

    private RecordingHandler ric() throws Exception {
        RecordingHandler ric = accepted.poll(60, TimeUnit.SECONDS);
        assertThat(ric).as("association of the node").isNotNull();
        return ric;
    }

    private static E2apMessage message(byte[] pdu) throws Exception {
        return CODECS.e2ap().of(E2apVersion.V02_03).decode(pdu).message();
    }

    private static void send(RecordingHandler ric, E2apMessage message) throws Exception {
        ric.association().send(CODECS.e2ap().of(E2apVersion.V02_03).encode(message));
    }

    private void setUp(RecordingHandler ric) throws Exception {
        E2setupRequest request = (E2setupRequest) message(ric.next());
        send(
                ric,
                new E2setupResponse(
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
                        List.of()));
        await().until(() -> node.status().phase() == Phase.CONNECTED);
    }

    @Test
    void givesUpASetupThatIsNotAnsweredAndWaitsLongerEachTime() throws Exception {
        Duration longest = Duration.ZERO;
        for (int attempt = 0; attempt < 6; attempt++) {
            RecordingHandler ric = ric();
            assertThat(message(ric.next())).isInstanceOf(E2setupRequest.class);
            clock.advance(Duration.ofSeconds(6));
            nodes.tick();
            assertThat(node.status().phase()).isEqualTo(Phase.WAITING);
            ric.reason();
            Duration waited = Duration.ZERO;
            while (node.status().phase() == Phase.WAITING) {
                clock.advance(Duration.ofMillis(100));
                waited = waited.plusMillis(100);
                nodes.tick();
            }
            assertThat(waited).isLessThanOrEqualTo(Duration.ofSeconds(11));
            longest = waited.compareTo(longest) > 0 ? waited : longest;
        }
        assertThat(longest).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void waitsAsLongAsTheRicSays() throws Exception {
        RecordingHandler ric = ric();
        E2setupRequest request = (E2setupRequest) message(ric.next());
        send(
                ric,
                new E2setupFailure(
                        request.transactionId(),
                        new Cause(Cause.Category.MISC, "unspecified"),
                        TimeToWait.V60S,
                        null,
                        null));
        await().until(() -> node.status().phase() == Phase.WAITING);
        clock.advance(Duration.ofSeconds(59));
        nodes.tick();
        assertThat(node.status().phase()).isEqualTo(Phase.WAITING);
        clock.advance(Duration.ofSeconds(2));
        nodes.tick();
        setUp(ric());
        assertThat(node.status().setups()).isEqualTo(1);
    }

    @Test
    void answersGarbageWithAnErrorIndicationAndLivesOn() throws Exception {
        RecordingHandler ric = ric();
        setUp(ric);
        ric.association().send(new byte[] {(byte) 0xff, 0, 1});
        assertThat(message(ric.next())).isInstanceOf(ErrorIndication.class);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] pdu = new byte[1 + random.nextInt(40)];
            random.nextBytes(pdu);
            pdu[0] = (byte) (pdu[0] & 0x60);
            ric.association().send(pdu);
        }
        ric.association().send(new byte[] {(byte) 0xff, 7});
        await().until(() -> events.stream().anyMatch(event -> event.kind() == NodeEvent.Kind.NOT_UNDERSTOOD));
        assertThat(node.status().phase()).isEqualTo(Phase.CONNECTED);
        assertThat(ric.reasons()).isEmpty();
    }

    @Test
    void aStoppedNodeStaysAway() throws Exception {
        RecordingHandler ric = ric();
        setUp(ric);
        node.stop();
        ric.reason();
        clock.advance(Duration.ofMinutes(5));
        nodes.tick();
        assertThat(node.status().phase()).isEqualTo(Phase.STOPPED);
        assertThat(accepted).isEmpty();
        node.start();
        nodes.tick();
        setUp(ric());
        assertThat(node.status().setups()).isEqualTo(2);
    }
}

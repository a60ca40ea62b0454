package io.rantwin.harness.e2node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.Ack;
import io.rantwin.codecs.e2ap.E2nodeComponentConfig.UpdateOutcome;
import io.rantwin.codecs.e2ap.E2setup.E2setupRequest;
import io.rantwin.codecs.e2ap.E2setup.E2setupResponse;
import io.rantwin.codecs.e2ap.GlobalRicId;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.harness.e2node.NodeStatus.Phase;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import io.rantwin.harness.recording.HandMovedClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes whose messages wait for the network. */
class DrivenNodesTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();
    private static final int MOST_WAITING = 5;

    private final HandMovedClock clock = new HandMovedClock();
    private final RecordingHandler ric = new RecordingHandler();
    private E2Link link;
    private DrivenNodes nodes;
    private SimulatedE2Node node;

    @BeforeEach
    void connect() throws Exception {
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), clock);
        InetSocketAddress at = link.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), () -> ric)
                .localAddress();
        nodes = new DrivenNodes(
                new DrivenNodes.Setting(
                        CODECS,
                        link,
                        at.getHostString(),
                        at.getPort(),
                        1,
                        _ -> {},
                        clock,
                        Instant.EPOCH,
                        IndicationOutlet.DIRECT,
                        MOST_WAITING),
                List.of(new SimulatedNodes.Member(
                        NodeOptions.of(new NodeIdentity(Plmn.of("001", "01"), 411, 22)), null)));
        node = nodes.nodes().getFirst();
        nodes.start();
        nodes.serve();
        E2setupRequest request = (E2setupRequest)
                CODECS.e2ap().of(E2apVersion.V02_03).decode(ric.next()).message();
        ric.association()
                .send(CODECS.e2ap()
                        .of(E2apVersion.V02_03)
                        .encode(new E2setupResponse(
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
        await().until(() -> nodes.waiting() == 1);
    }

    @AfterEach
    void close() {
        nodes.close();
        link.close();
    }

    @Test
    void whatTheRicSendsIsTakenWhenTheNetworkHasTime() {
        assertThat(node.status().phase()).isEqualTo(Phase.SETTING_UP);
        nodes.advanceTo(Instant.EPOCH.plusMillis(10));
        assertThat(node.status().phase()).isEqualTo(Phase.CONNECTED);
        assertThat(nodes.waiting()).isZero();
    }

    @Test
    void aRicThatDoesNotStopIsLeft() throws Exception {
        for (int i = 0; i < MOST_WAITING; i++) {
            ric.association().send(new byte[] {1});
        }
        assertThat(ric.reason()).isNotEmpty();
        assertThat(nodes.waiting()).isEqualTo(MOST_WAITING);
        await().until(() -> node.status().phase() == Phase.WAITING);
        nodes.serve();
        assertThat(nodes.waiting()).isZero();
        assertThat(node.status().phase()).isEqualTo(Phase.WAITING);
    }
}

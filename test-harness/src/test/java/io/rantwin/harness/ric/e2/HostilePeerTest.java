package io.rantwin.harness.ric.e2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.rantwin.codecs.e2ap.E2apVersion;
import io.rantwin.codecs.e2ap.RicAction;
import io.rantwin.codecs.e2ap.RicIndication;
import io.rantwin.codecs.e2ap.RicIndication.RicIndicationType;
import io.rantwin.codecs.e2ap.RicRequestId;
import io.rantwin.codecs.e2ap.RicSubscription.RicSubscriptionResponse;
import io.rantwin.codecs.per.Octets;
import io.rantwin.harness.recording.HandMovedClock;
import io.rantwin.harness.ric.fault.PassThrough;
import io.rantwin.xapp.rmr.RmrMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HostilePeerTest {
    private static final int INDICATION = 12_050;

    private final HandMovedClock clock = new HandMovedClock();
    private final List<byte[]> passed = new CopyOnWriteArrayList<>();
    private volatile int copies = 1;
    private E2Box box;

    @BeforeEach
    void start() throws Exception {
        PassThrough copying = (octets, onward) -> {
            passed.add(octets);
            for (int i = 0; i < copies; i++) {
                onward.accept(octets);
            }
        };
        box = new E2Box(clock, new E2Faults(copying, PassThrough.UNHARMED));
    }

    @AfterEach
    void close() {
        box.close();
    }

    private static byte[] indication(int instance) throws Exception {
        return E2Box.encoded(
                E2apVersion.V02_03,
                new RicIndication(
                        new RicRequestId(1, instance),
                        2,
                        1,
                        instance,
                        RicIndicationType.REPORT,
                        Octets.ofHex("ffff"),
                        Octets.ofHex("0011223344"),
                        null));
    }

    private long complaints(String cause) {
        return box.termination.state().path("complaints").path(cause).asLong();
    }

    @Test
    void forwardsIndicationsWithAnyContentsUnchanged() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            byte[] pdu = indication(42);
            node.send(pdu);
            RmrMessage message = box.rmr.next(INDICATION);
            assertThat(message.payload()).isEqualTo(pdu);
            assertThat(message.subscriptionId()).isEqualTo(42);
            assertThat(message.managedElement()).isEqualTo(E2Box.ranName(1));
            assertThat(message.transactionId().text()).isEqualTo("              1");
        }
    }

    @Test
    void aFaultMayDropOrDoubleWhatPasses() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            copies = 2;
            node.send(indication(1));
            assertThat(box.rmr.next(INDICATION).payload())
                    .isEqualTo(box.rmr.next(INDICATION).payload());
            copies = 0;
            node.send(indication(2));
            await().until(() -> passed.size() == 2);
            assertThat(box.rmr.drain()).isEmpty();
        }
    }

    @Test
    void countsAndKeepsGarbageAndGoesOn() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            byte[] cut = Arrays.copyOf(indication(1), 20);
            node.send(cut);
            node.send(new byte[] {(byte) 0xff, 1, 2, 3});
            byte[] answer = node.next();
            assertThat(answer[1]).as("procedure code of an error indication").isEqualTo((byte) 2);
            node.send(indication(2));
            assertThat(box.rmr.next(INDICATION).subscriptionId()).isEqualTo(2);
            JsonNode malformed = box.termination.state().path("malformedPdus");
            assertThat(malformed).hasSize(2);
            assertThat(malformed.get(0).path("octets").asText())
                    .isEqualTo(Octets.of(cut).toHex());
            assertThat(malformed.get(0).path("from").asText()).isEqualTo(E2Box.ranName(1));
            assertThat(complaints("PDU not understood")).isEqualTo(2);
        }
    }

    @Test
    void survivesRandomOctetsAndDamagedMessages() throws Exception {
        Random random = new Random(5);
        List<byte[]> seeds = List.of(
                indication(1),
                E2Box.encoded(E2apVersion.V02_03, RawNode.setupRequest(1)),
                E2Box.encoded(E2apVersion.V02_03, E2Box.subscription(1, 20, "RRU.PrbTotDl")));
        try (RawNode node = new RawNode(box.address)) {
            Thread reader = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        node.next();
                    }
                } catch (IOException _) {
                    // closed at the end of the test
                }
            });
            for (int i = 0; i < 3_000; i++) {
                byte[] pdu = seeds.get(i % seeds.size()).clone();
                for (int k = 0; k <= random.nextInt(4); k++) {
                    pdu[random.nextInt(pdu.length)] = (byte) random.nextInt();
                }
                node.send(i % 7 == 0 ? Arrays.copyOf(pdu, 1 + random.nextInt(pdu.length)) : pdu);
            }
            node.leave();
            reader.join();
        }
        try (RawNode next = new RawNode(box.address)) {
            next.setUp(7);
            box.awaitStatus(E2Box.ranName(7), ConnectionStatus.CONNECTED);
        }
    }

    @Test
    void refusesAMalformedSetup() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            // An E2 setup request of v02 whose only IE is the transaction id.
            node.send(Octets.ofHex("0001000900000100310002000100").toArray());
            byte[] answer = node.next();
            assertThat(answer[0] & 0xff)
                    .as("unsuccessful outcome, or an error indication")
                    .isIn(0x40, 0x00);
            assertThat(box.termination.nodes()).isEmpty();
        }
    }

    @Test
    void closesAnAssociationThatSendsNoSetup() throws Exception {
        try (RawNode silent = new RawNode(box.address)) {
            await().until(() -> box.termination.state().path("associations").asInt() == 1);
            clock.advance(Duration.ofSeconds(29));
            box.termination.tick();
            assertThat(box.termination.state().path("associations").asInt()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(2));
            box.termination.tick();
            assertThat(silent.isClosedByPeer()).isTrue();
            assertThat(complaints("association without E2 setup")).isEqualTo(1);
        }
    }

    @Test
    void ignoresWhatComesBeforeTheSetup() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.send(indication(1));
            await().until(() -> complaints("indication before the E2 setup") == 1);
            node.setUp(1);
            assertThat(box.rmr.drain()).isEmpty();
        }
    }

    @Test
    void aNodeThatLeavesAPduHalfSentCountsAsDisconnected() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.CONNECTED);
            node.sendRaw(new byte[] {0, 0, 1, 0, 7});
            await().until(() -> {
                clock.advance(Duration.ofSeconds(5));
                return box.termination.node(E2Box.ranName(1)).orElseThrow().status() == ConnectionStatus.DISCONNECTED;
            });
            assertThat(node.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void refusesHostileLengths() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            node.sendRaw(new byte[] {0x7f, -1, -1, -1});
            assertThat(node.isClosedByPeer()).isTrue();
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.DISCONNECTED);
        }
    }

    @Test
    void aProcedureThatIsNotAnsweredTimesOut() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.CONNECTED);
            var request = E2Box.subscription(1, 20, "RRU.PrbTotDl");
            CompletableFuture<?> outcome = box.termination.procedure(E2Box.ranName(1), request, Duration.ofSeconds(10));
            CompletableFuture<?> again = box.termination.procedure(E2Box.ranName(1), request, Duration.ofSeconds(10));
            assertThat(again).isCompletedExceptionally();
            clock.advance(Duration.ofSeconds(9));
            box.termination.tick();
            assertThat(outcome).isNotDone();
            clock.advance(Duration.ofSeconds(2));
            box.termination.tick();
            assertThatThrownBy(outcome::join).hasCauseInstanceOf(TimeoutException.class);
            // The node is slow, and its answer comes to nobody.
            node.next();
            node.send(E2Box.encoded(
                    E2apVersion.V02_03,
                    new RicSubscriptionResponse(request.ricRequestId(), 2, List.of(new RicAction.Id(1)), List.of())));
            await().until(() -> complaints("outcome that nobody waits for") == 1);
        }
    }

    @Test
    void disconnectsANodeThatDoesNotAnswerAReset() throws Exception {
        try (RawNode node = new RawNode(box.address)) {
            node.setUp(1);
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.CONNECTED);
            assertThat(box.termination.reset(E2Box.ranName(1))).isTrue();
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.UNDER_RESET);
            clock.advance(Duration.ofSeconds(11));
            box.termination.tick();
            box.awaitStatus(E2Box.ranName(1), ConnectionStatus.DISCONNECTED);
        }
    }
}

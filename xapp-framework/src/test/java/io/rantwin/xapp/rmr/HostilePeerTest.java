package io.rantwin.xapp.rmr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.xapp.rmr.Engines.Inbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a peer can do to an RMR process: it goes on serving the others, loses no memory, and counts. */
class HostilePeerTest {
    private static final FrameEncoder ENCODER = new FrameEncoder("127.0.0.1:1", "127.0.0.1:1");

    private final Engines engines = new Engines();
    private final Inbox inbox = new Inbox();
    private RmrEngine victim;

    @BeforeEach
    void start() throws IOException {
        victim = engines.start(Engines.config().withBounds(64 << 10, 1 << 20).withMostConnections(40), inbox);
    }

    @AfterEach
    void close() {
        engines.close();
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), victim.ownAddress().port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static byte[] frame(RmrMessage message) {
        byte[] frame = new byte[FrameEncoder.length(message)];
        ENCODER.encode(message, 0, false, ByteBuffer.wrap(frame));
        return frame;
    }

    private void serves() throws Exception {
        RmrEngine other = engines.start(_ -> {});
        assertThat(other.sendTo(victim.ownAddress(), RmrMessage.of(7, "still here")))
                .isEqualTo(SendResult.SENT);
        RmrDelivery arrived = inbox.next();
        while (arrived.message().type() != 7) {
            arrived = inbox.next();
        }
        assertThat(arrived.message().payloadText()).isEqualTo("still here");
    }

    @Test
    void framesMayComeInPiecesAndSeveralAtOnce() throws Exception {
        byte[] one = frame(RmrMessage.of(1, "first"));
        byte[] two = frame(RmrMessage.of(2, new byte[20_000]));
        byte[] both =
                ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
        Random random = new Random(5);
        try (Socket peer = connect()) {
            OutputStream out = peer.getOutputStream();
            for (int i = 0; i < 50; i++) {
                int at = 0;
                while (at < both.length) {
                    int length = Math.min(both.length - at, 1 + random.nextInt(i % 3 == 0 ? 20 : 8_000));
                    out.write(both, at, length);
                    at += length;
                }
            }
            for (int i = 0; i < 50; i++) {
                assertThat(inbox.next().message().payloadText()).isEqualTo("first");
                assertThat(inbox.next().message().payload()).hasSize(20_000);
            }
        }
    }

    @Test
    void aLengthThatCannotBeEndsTheConnection() throws Exception {
        byte[] good = frame(RmrMessage.of(1, "x"));
        for (int length : new int[] {0, 20, 329, (64 << 10) + 1, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            byte[] bad = good.clone();
            ByteBuffer.wrap(bad).putInt(0, Integer.reverseBytes(length)).putInt(4, length);
            try (Socket peer = connect()) {
                peer.getOutputStream().write(bad);
                assertThat(peer.getInputStream().read()).isEqualTo(-1);
            }
        }
        await().until(() -> victim.statistics().badFrames().get(FrameFault.LENGTH) == 7);
        serves();
    }

    @Test
    void aFrameWhosePartsDoNotFitIsSkippedAndTheNextTaken() throws Exception {
        byte[] bad = frame(RmrMessage.of(1, "bad"));
        ByteBuffer.wrap(bad).putInt(FrameLayout.PAYLOAD_LENGTH, 1000);
        try (Socket peer = connect()) {
            peer.getOutputStream().write(bad);
            peer.getOutputStream().write(frame(RmrMessage.of(2, "good")));
            assertThat(inbox.next().message().payloadText()).isEqualTo("good");
        }
        assertThat(victim.statistics().badFrames()).containsEntry(FrameFault.PARTS, 1L);
    }

    @Test
    void twoHundredThousandHarmedFramesDoNoHarm() throws Exception {
        Random random = new Random(20261121);
        byte[] good = frame(RmrMessage.of(12050, new byte[100]).withManagedElement("gnb_1"));
        int written = 0;
        while (written < 200_000) {
            try (Socket peer = connect()) {
                peer.setTcpNoDelay(true);
                byte[] many = new byte[good.length * 200];
                for (int i = 0; i < 200; i++) {
                    byte[] harmed = good.clone();
                    for (int n = random.nextInt(3); n > 0; n--) {
                        int from = random.nextInt(50) == 0 ? 0 : 50;
                        harmed[from + random.nextInt(harmed.length - from)] = (byte) random.nextInt();
                    }
                    // No route table and no health request: those have tests of their own.
                    System.arraycopy(harmed, 0, many, i * good.length, good.length);
                }
                peer.getOutputStream().write(many);
            } catch (IOException _) {
                // The victim ended the connection: as it should when the framing is lost.
                assertThat(victim.statistics().badFramesInAll()).isPositive();
            }
            written += 200;
        }
        serves();
        assertThat(victim.statistics().badFrames().get(FrameFault.PARTS)).isPositive();
        assertThat(victim.statistics().receiverFailures()).isZero();
    }

    @Test
    void halfOpenAndSilentConnectionsCostNothingButTheirNumber() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 39; i++) {
                Socket peer = connect();
                silent.add(peer);
                if (i % 2 == 0) {
                    peer.getOutputStream().write(frame(RmrMessage.of(1, "x")), 0, 1 + i * 5);
                }
            }
            serves();
            silent.add(connect());
            silent.add(connect());
            await().until(() -> victim.statistics().connectionsRefused() > 0);
        } finally {
            for (Socket peer : silent) {
                peer.close();
            }
        }
        await().until(() -> victim.statistics().openConnections() <= 1);
    }

    @Test
    void aPeerThatDoesNotReadItsAnswersFillsItsOwnQueueOnly() throws Exception {
        byte[] health = frame(RmrMessage.of(100, new byte[0]));
        byte[] many = new byte[health.length * 1000];
        for (int i = 0; i < 1000; i++) {
            System.arraycopy(health, 0, many, i * health.length, health.length);
        }
        try (Socket peer = connect()) {
            await().until(() -> {
                peer.getOutputStream().write(many);
                return victim.statistics().refused().get(SendResult.FULL) > 0;
            });
            assertThat(victim.statistics().queuedOctets()).isLessThanOrEqualTo(1 << 20);
            serves();
        }
        await().until(() -> victim.statistics().queuedOctets() == 0);
    }

    @Test
    void aTableOfGarbageIsRefusedOrIgnored() throws Exception {
        Random random = new Random(1);
        try (Socket manager = new Socket(
                InetAddress.getLoopbackAddress(), victim.controlAddress().port())) {
            manager.setSoTimeout(60_000);
            for (int i = 0; i < 2_000; i++) {
                byte[] garbage = new byte[random.nextInt(200)];
                random.nextBytes(garbage);
                manager.getOutputStream().write(frame(RmrMessage.of(20, garbage)));
            }
            String good = "\nnewrt|end\nmeid_map|end\nnewrt|start|t1\nmse|1|-1|127.0.0.1:9\nnewrt|end\n";
            manager.getOutputStream().write(frame(RmrMessage.of(20, good)));
            InputStream in = manager.getInputStream();
            byte[] answer = in.readNBytes(FrameLayout.PAYLOAD + 8);
            assertThat(new String(answer, FrameLayout.PAYLOAD, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("OK t1");
        }
        assertThat(victim.statistics().tableLinesSkipped()).isPositive();
        assertThat(victim.statistics().routes()).isEqualTo(1);
        serves();
    }

    @Test
    void connectionsThatComeAndGoLeaveNothingBehind() throws Exception {
        for (int i = 0; i < 500; i++) {
            try (Socket peer = connect()) {
                peer.getOutputStream().write(frame(RmrMessage.of(1, "x")), 0, i % 335);
                if (i % 3 == 0) {
                    peer.setSoLinger(true, 0);
                }
            }
        }
        await().until(() -> victim.statistics().openConnections() == 0);
        serves();
    }
}

package io.rantwin.harness.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rantwin.api.ports.ClosedPort;
import io.rantwin.api.ports.FreePorts;
import io.rantwin.harness.recording.HandMovedClock;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class E2LinkTest {
    private static final LinkOptions OPTIONS =
            new LinkOptions(TransportChoice.TCP, 1 << 16, 1 << 16, 500, Duration.ofSeconds(30));

    private final HandMovedClock clock = new HandMovedClock();
    private final BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
    private E2Link link;

    @BeforeEach
    void start() throws Exception {
        link = E2Link.start(OPTIONS, clock);
    }

    @AfterEach
    void close() {
        link.close();
    }

    private LinkListener listen(E2Link on) throws Exception {
        return listen(on, 0);
    }

    private LinkListener listen(E2Link on, int port) throws Exception {
        return on.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), () -> {
            RecordingHandler handler = new RecordingHandler();
            accepted.add(handler);
            return handler;
        });
    }

    private RecordingHandler accepted() throws Exception {
        RecordingHandler handler = accepted.poll(60, TimeUnit.SECONDS);
        assertThat(handler).as("association at the server").isNotNull();
        return handler;
    }

    private static byte[] pdu(int length, long seed) {
        byte[] pdu = new byte[length];
        new Random(seed).nextBytes(pdu);
        return pdu;
    }

    @Test
    void carriesPdusBothWaysWholeAndInOrder() throws Exception {
        carriesPdus(link);
    }

    @Test
    void carriesPdusOverSctpWhereTheKernelHasIt() throws Exception {
        String problem = SctpSupport.problem();
        assumeTrue(problem.isEmpty(), "this machine has no SCTP: " + problem);
        try (E2Link sctp = E2Link.start(OPTIONS.withTransport(TransportChoice.SCTP), clock)) {
            carriesPdus(sctp);
        }
    }

    private void carriesPdus(E2Link over) throws Exception {
        LinkListener listener = listen(over);
        RecordingHandler client = new RecordingHandler();
        over.connect(listener.localAddress(), client);
        RecordingHandler server = accepted();
        List<byte[]> pdus = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pdus.add(pdu(1 + i * 20, i));
        }
        for (byte[] pdu : pdus) {
            assertThat(client.association().send(pdu)).isTrue();
        }
        for (byte[] pdu : pdus) {
            assertThat(server.next()).isEqualTo(pdu);
        }
        byte[] answer = pdu(OPTIONS.largestPduOctets(), 77);
        assertThat(server.association().send(answer)).isTrue();
        assertThat(client.next()).isEqualTo(answer);
        assertThat(client.association().counters().sent()).isEqualTo(50);
        assertThat(server.association().counters().received()).isEqualTo(50);

        client.association().close("enough");
        assertThat(client.reason()).isEqualTo("enough");
        assertThat(server.reason()).contains("closed");
        assertThat(client.association().send(new byte[] {1})).isFalse();
        assertThat(client.reasons()).hasSize(1);
    }

    @Test
    void readsPdusThatComeOctetByOctetOrSeveralAtOnce() throws Exception {
        LinkListener listener = listen(link);
        try (Socket raw = new Socket(
                listener.localAddress().getAddress(), listener.localAddress().getPort())) {
            raw.setTcpNoDelay(true);
            byte[] octets = {0, 0, 0, 2, 7, 8, 0, 0, 0, 1, 9, 0, 0, 0, 1, 10};
            for (int i = 0; i < 6; i++) {
                raw.getOutputStream().write(octets[i]);
                raw.getOutputStream().flush();
            }
            raw.getOutputStream().write(octets, 6, 10);
            RecordingHandler server = accepted();
            assertThat(server.next()).containsExactly(7, 8);
            assertThat(server.next()).containsExactly(9);
            assertThat(server.next()).containsExactly(10);
        }
    }

    @Test
    void refusesHostileLengthsAndGoesOnWithOthers() throws Exception {
        LinkListener listener = listen(link);
        int port = listener.localAddress().getPort();
        for (byte[] length : new byte[][] {{0, 0, 0, 0}, {0, 1, 0, 1}, {-1, -1, -1, -1}, {0x7f, -1, -1, -1}}) {
            try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), port)) {
                raw.getOutputStream().write(length);
                RecordingHandler server = accepted();
                assertThat(server.reason()).contains("octets was announced");
                assertThat(raw.getInputStream().read()).isEqualTo(-1);
                assertThat(server.waiting()).isZero();
            }
        }
        assertThat(link.complaintCounts()).containsEntry("peer broke the rules of the transport", 4L);
        RecordingHandler client = new RecordingHandler();
        link.connect(listener.localAddress(), client);
        client.association().send(new byte[] {5});
        assertThat(accepted().next()).containsExactly(5);
    }

    @Test
    void closesAPeerThatLeavesAPduHalfSent() throws Exception {
        LinkListener listener = listen(link);
        try (Socket raw = new Socket(
                InetAddress.getLoopbackAddress(), listener.localAddress().getPort())) {
            raw.getOutputStream().write(new byte[] {0, 0, 0, 9, 1, 2});
            RecordingHandler server = accepted();
            // Another association is idle for as long, which is no fault.
            RecordingHandler idle = new RecordingHandler();
            link.connect(listener.localAddress(), idle);
            idle.association();
            await().until(() -> {
                clock.advance(Duration.ofSeconds(5));
                return !server.association().isOpen();
            });
            assertThat(server.reason()).contains("half sent");
            assertThat(idle.association().isOpen()).isTrue();
        }
    }

    @Test
    void refusesToSendToAPeerThatTakesNothingAndGivesItUpInTheEnd() throws Exception {
        LinkListener listener = listen(link);
        try (Socket raw = new Socket(
                InetAddress.getLoopbackAddress(), listener.localAddress().getPort())) {
            Association slow = accepted().association();
            byte[] pdu = pdu(OPTIONS.largestPduOctets() / 8, 1);
            int taken = 0;
            while (slow.send(pdu)) {
                taken++;
            }
            assertThat(slow.counters().refused()).isEqualTo(1);
            assertThat(slow.counters().queuedOctets()).isBetween(1L, (long) OPTIONS.sendQueueOctets());
            // When it reads again, all that was taken arrives.
            InputStream in = raw.getInputStream();
            for (int i = 0; i < taken; i++) {
                assertThat(ByteBuffer.wrap(in.readNBytes(4)).getInt()).isEqualTo(pdu.length);
                assertThat(in.readNBytes(pdu.length)).isEqualTo(pdu);
            }
            await().until(() -> slow.counters().queuedOctets() == 0);
            while (slow.send(pdu)) {
                taken++;
            }
            await().until(() -> {
                clock.advance(Duration.ofSeconds(10));
                return !slow.isOpen();
            });
            assertThat(link.complaintCounts()).containsEntry("peer takes nothing", 1L);
        }
    }

    @Test
    void refusesPdusThatAreTooLongOrEmpty() throws Exception {
        LinkListener listener = listen(link);
        RecordingHandler client = new RecordingHandler();
        link.connect(listener.localAddress(), client);
        assertThat(client.association().send(new byte[OPTIONS.largestPduOctets() + 1]))
                .isFalse();
        assertThat(client.association().send(new byte[0])).isFalse();
        assertThat(client.association().counters().refused()).isEqualTo(2);
    }

    @Test
    void saysWhenNobodyListens() throws Exception {
        RecordingHandler client = new RecordingHandler();
        try (ClosedPort nobody = new ClosedPort()) {
            link.connect(nobody.address(), client);
            assertThat(client.reason()).isNotBlank();
        }
        RecordingHandler unknown = new RecordingHandler();
        link.connect(InetSocketAddress.createUnresolved("no.such.host.invalid", 1), unknown);
        assertThat(unknown.reason()).contains("no.such.host.invalid");
        assertThat(link.associations()).isZero();
    }

    @Test
    void freesThePortOfAListenerThatIsClosed() throws Exception {
        LinkListener listener = listen(link, new FreePorts(Path.of("target")).next());
        RecordingHandler client = new RecordingHandler();
        link.connect(listener.localAddress(), client);
        RecordingHandler server = accepted();
        listener.close();
        try (E2Link other = E2Link.start(OPTIONS, clock)) {
            LinkListener next = other.listen(listener.localAddress(), RecordingHandler::new);
            assertThat(next.localAddress()).isEqualTo(listener.localAddress());
        }
        client.association().send(new byte[] {3});
        assertThat(server.next()).containsExactly(3);
    }

    @Test
    void survivesAHandlerThatFails() throws Exception {
        LinkListener listener = listen(link);
        AtomicInteger closed = new AtomicInteger();
        link.connect(listener.localAddress(), new AssociationHandler() {
            @Override
            public void opened(Association association) {
                throw new IllegalStateException("fault");
            }

            @Override
            public void received(Association association, byte[] pdu) {}

            @Override
            public void closed(Association association, String reason) {
                closed.incrementAndGet();
            }
        });
        await().until(() -> closed.get() == 1);
        RecordingHandler client = new RecordingHandler();
        link.connect(listener.localAddress(), client);
        assertThat(client.association().isOpen()).isTrue();
    }

    @Test
    void servesFourHundredAssociationsAndNoMoreThanAllowed() throws Exception {
        LinkListener listener = listen(link);
        try (E2Link nodes = E2Link.start(OPTIONS, clock)) {
            List<RecordingHandler> clients = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                RecordingHandler client = new RecordingHandler();
                clients.add(client);
                nodes.connect(listener.localAddress(), client);
            }
            for (int i = 0; i < 400; i++) {
                clients.get(i).association().send(new byte[] {(byte) i, (byte) (i >> 8)});
            }
            int sum = 0;
            for (int i = 0; i < 400; i++) {
                byte[] pdu = accepted().next();
                sum += (pdu[0] & 0xff) + ((pdu[1] & 0xff) << 8);
            }
            assertThat(sum).isEqualTo(400 * 399 / 2);
            for (int i = 0; i < 150; i++) {
                link.connect(listener.localAddress(), new RecordingHandler());
            }
            await().until(() -> link.complaintCounts().containsKey("too many associations"));
            assertThat(clients).allMatch(client -> client.reasons().isEmpty());
        }
    }
}

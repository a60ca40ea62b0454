package io.rantwin.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.harness.e2node.ControlDesk;
import io.rantwin.harness.e2node.NodeCodecs;
import io.rantwin.harness.e2node.NodeIdentity;
import io.rantwin.harness.e2node.NodeListener;
import io.rantwin.harness.e2node.NodeOptions;
import io.rantwin.harness.e2node.SimulatedNodes;
import io.rantwin.harness.link.E2Link;
import io.rantwin.harness.link.LinkOptions;
import io.rantwin.harness.link.RecordingHandler;
import io.rantwin.harness.link.TransportChoice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tap, recorder and replay over real sockets of this machine. */
class ReplayAndTapTest {
    private static final NodeCodecs CODECS = NodeCodecs.load();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final BlockingQueue<RecordingHandler> accepted = new LinkedBlockingQueue<>();
    private E2Link link;
    private InetSocketAddress ric;

    @BeforeEach
    void listen() throws Exception {
        link = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), CLOCK);
        ric = link.listen(ANY, () -> {
                    RecordingHandler handler = new RecordingHandler();
                    accepted.add(handler);
                    return handler;
                })
                .localAddress();
    }

    @AfterEach
    void close() {
        link.close();
    }

    private RecordingHandler ric() throws Exception {
        RecordingHandler handler = accepted.poll(60, TimeUnit.SECONDS);
        assertThat(handler).isNotNull();
        return handler;
    }

    private static byte[] setupRequest() throws Exception {
        BlockingQueue<RecordingHandler> taken = new LinkedBlockingQueue<>();
        try (E2Link own = E2Link.start(LinkOptions.DEFAULT.withTransport(TransportChoice.TCP), CLOCK)) {
            InetSocketAddress at = own.listen(ANY, () -> {
                        RecordingHandler handler = new RecordingHandler();
                        taken.add(handler);
                        return handler;
                    })
                    .localAddress();
            try (SimulatedNodes nodes = new SimulatedNodes(
                    List.of(NodeOptions.of(new NodeIdentity(Plmn.of("001", "01"), 411, 22))),
                    new SimulatedNodes.Setting(
                            CODECS,
                            own,
                            at.getHostString(),
                            at.getPort(),
                            1,
                            ControlDesk.WILLING,
                            NodeListener.SILENT,
                            CLOCK))) {
                nodes.start();
                return taken.take().next();
            }
        }
    }

    @Test
    void theTapPassesEverythingOnAndRecordsBothDirections() throws Exception {
        Path file = folder.resolve("tap.rec");
        byte[] setup = setupRequest();
        byte[] report = Recordings.indication(3, CollectionStartTime.ntp64(START), KpmVersion.V3_00);
        byte[] garbage = {(byte) 0xff, 1, 2, 3};
        try (RecordingWriter writer = RecordingWriter.create(file, START);
                E2Tap tap = new E2Tap(link, ANY, () -> ric, writer, CODECS.e2ap(), CLOCK)) {
            RecordingHandler node = new RecordingHandler();
            link.connect(tap.localAddress(), node);
            for (byte[] pdu : List.of(garbage, setup, report)) {
                node.association().send(pdu);
            }
            RecordingHandler termination = ric();
            assertThat(termination.next()).isEqualTo(garbage);
            assertThat(termination.next()).isEqualTo(setup);
            assertThat(termination.next()).isEqualTo(report);
            termination.association().send(new byte[] {0x20, 1, 9});
            assertThat(node.next()).containsExactly(0x20, 1, 9);
            assertThat(tap.pairs()).isEqualTo(1);
            termination.association().close("enough");
            node.reason();
            await().until(() -> tap.pairs() == 0);
            assertThat(tap.passed()).isEqualTo(4);
            assertThat(tap.complaints()).isEmpty();
        }
        List<RecordingEntry> read = Recordings.read(file, RecordingQuery.ALL, new ArrayList<>());
        assertThat(read)
                .extracting(RecordingEntry::octets)
                .containsExactly(garbage, setup, report, new byte[] {0x20, 1, 9});
        assertThat(read)
                .extracting(RecordingEntry::direction)
                .containsExactly(Direction.FROM_NODE, Direction.FROM_NODE, Direction.FROM_NODE, Direction.TO_NODE);
        assertThat(read.getFirst().node()).startsWith("127.0.0.1:");
        assertThat(read.get(2).node()).isEqualTo("gnb_001_001_00019b");
        assertThat(read.get(2).networkNanos()).isEqualTo(RecordingWriter.nanos(START));
        assertThat(read.get(1).hasNetworkTime()).isFalse();
    }

    @Test
    void aNodeWhoseTerminationIsNotThereIsLetGo() throws Exception {
        InetSocketAddress nobody = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        try (RecordingWriter writer = RecordingWriter.create(folder.resolve("alone.rec"), START);
                E2Tap tap = new E2Tap(link, ANY, () -> nobody, writer, CODECS.e2ap(), CLOCK)) {
            RecordingHandler node = new RecordingHandler();
            link.connect(tap.localAddress(), node);
            node.reason();
            await().until(() -> tap.pairs() == 0);
        }
    }

    private static RecordingEntry entry(int seconds, byte[] pdu) {
        long network = new IndicationTime().nanos(pdu, 0, pdu.length);
        return new RecordingEntry(
                RecordingWriter.nanos(START.plusSeconds(seconds)),
                network,
                Direction.FROM_NODE,
                RecordedKind.E2AP,
                "gnb_001_001_00019b",
                pdu);
    }

    /** Runs a replay with a clock of its own until it ends or waits for what cannot come. */
    private static long run(RecordingReplay replay, long from, long to) throws Exception {
        long now = from;
        long due = replay.run(now);
        while (due != Long.MAX_VALUE && due <= to) {
            now = Math.max(now, due);
            long at = now;
            due = replay.run(at);
        }
        return due;
    }

    @Test
    void replaysANodeAtItsPaceOctetForOctet() throws Exception {
        List<RecordingEntry> entries = new ArrayList<>(List.of(entry(0, setupRequest())));
        for (int i = 1; i <= 5; i++) {
            entries.add(entry(
                    i,
                    Recordings.indication(i, CollectionStartTime.ntp64(START.plusSeconds(i - 1)), KpmVersion.V3_00)));
        }
        Path file = folder.resolve("node.rec");
        Recordings.write(file, entries, 2);
        try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
            RecordingReplay replay = new RecordingReplay(
                    reader,
                    new E2ReplayTarget(link, () -> ric, CLOCK),
                    new RecordingReplay.Options(RecordingQuery.ALL, 2, false, true));
            await().until(() -> {
                run(replay, 0, 0);
                return replay.figures().sent() == 1;
            });
            RecordingHandler termination = ric();
            assertThat(termination.next()).isEqualTo(entries.getFirst().octets());
            long second = TimeUnit.SECONDS.toNanos(1);
            run(replay, second, second);
            assertThat(termination.waiting())
                    .as("before the answer to the setup")
                    .isZero();
            termination.association().send(new byte[] {0x20, 1, 0});
            await().until(() -> {
                replay.run(second);
                return replay.figures().sent() == 2;
            });
            assertThat(replay.run(second + second / 2 - 1_000_000)).isEqualTo(second + second / 2);
            assertThat(run(replay, second + second / 2, 4 * second)).isEqualTo(Long.MAX_VALUE);
            for (int i = 1; i <= 5; i++) {
                assertThat(termination.next()).isEqualTo(entries.get(i).octets());
            }
            assertThat(replay.figures()).isEqualTo(new RecordingReplay.Figures(6, 0, 0, 1));
        }
    }

    private record Kept(List<RecordingEntry> entries) implements ReplayTarget {
        @Override
        public Outcome deliver(RecordingEntry entry) {
            entries.add(entry);
            return Outcome.SENT;
        }

        @Override
        public void restart() {}
    }

    @Test
    void movesTheTimesOfReportsToThePresentAndKeepsTheirDistancesOverPasses() throws Exception {
        List<RecordingEntry> entries = new ArrayList<>();
        entries.add(entry(0, setupRequest()));
        entries.add(entry(1, Recordings.indication(1, CollectionStartTime.ntp64(START), KpmVersion.V3_00)));
        entries.add(entry(
                2,
                Recordings.indication(
                        2, CollectionStartTime.unixMicroseconds(START.plusSeconds(1)), KpmVersion.V4_00)));
        entries.add(entry(
                3, Recordings.indication(3, CollectionStartTime.ntpSeconds(START.plusSeconds(2)), KpmVersion.V2_03)));
        Path file = folder.resolve("times.rec");
        Recordings.write(file, entries, 10);
        List<RecordingEntry> sent = new ArrayList<>();
        long now = RecordingWriter.nanos(START.plusSeconds(86_400));
        try (RecordingReader reader = RecordingReader.open(file, _ -> {})) {
            RecordingReplay replay = new RecordingReplay(
                    reader, new Kept(sent), new RecordingReplay.Options(RecordingQuery.ALL, 1, true, false));
            run(replay, now, now + TimeUnit.SECONDS.toNanos(7));
        }
        assertThat(sent).hasSize(8);
        assertThat(sent.getFirst().octets()).isEqualTo(entries.getFirst().octets());
        IndicationTime times = new IndicationTime();
        for (int i : new int[] {1, 2, 3, 5, 6, 7}) {
            byte[] pdu = sent.get(i).octets();
            byte[] original = entries.get(i % 4).octets();
            long expected = now + TimeUnit.SECONDS.toNanos(i % 4 - 1 + (i < 4 ? 0 : 4));
            assertThat(times.nanos(pdu, 0, pdu.length)).isEqualTo(expected);
            assertThat(pdu).hasSameSizeAs(original);
            // Back again is what was recorded: nothing else has changed.
            long back = RecordingWriter.nanos(START.plusSeconds(i % 4 - 1)) - expected;
            assertThat(times.shifted(pdu, 0, pdu.length, back)).isEqualTo(original);
        }
    }
}

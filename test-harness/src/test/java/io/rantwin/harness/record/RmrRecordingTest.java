package io.rantwin.harness.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.kpm.KpmVersion;
import io.rantwin.xapp.rmr.RmrConfig;
import io.rantwin.xapp.rmr.RmrDelivery;
import io.rantwin.xapp.rmr.RmrEngine;
import io.rantwin.xapp.rmr.RmrMessage;
import io.rantwin.xapp.rmr.RmrReceiver;
import io.rantwin.xapp.rmr.RouteSource;
import io.rantwin.xapp.rmr.SendResult;
import io.rantwin.xapp.rmr.TransactionId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RMR messages: recorded, and sent again, over real sockets of this machine. */
class RmrRecordingTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void recordsRmrFramesAndSendsThemAgain() throws Exception {
        Path file = folder.resolve("rmr.rec");
        RouteSource noRoutes = new RouteSource.FileOnly();
        RmrConfig config = RmrConfig.onPort(0, "127.0.0.1", noRoutes);
        byte[] id = new byte[TransactionId.LENGTH];
        new Random(1).nextBytes(id);
        byte[] report = Recordings.indication(9, CollectionStartTime.ntp64(START), KpmVersion.V3_00);
        List<RmrMessage> messages = List.of(
                new RmrMessage(12_050, 7, "gnb_001_001_00019b", TransactionId.read(id, 0), report),
                RmrMessage.of(12_040, "to the node"),
                new RmrMessage(12_050, 8, "gnb_b", TransactionId.of("x"), new byte[0]));
        try (RecordingWriter writer = RecordingWriter.create(file, START)) {
            RmrRecorder recorder = new RmrRecorder(writer, CLOCK);
            try (RmrEngine receiver = engine(config, recorder);
                    RmrEngine sender = engine(config, _ -> {})) {
                for (RmrMessage message : messages) {
                    await().until(() -> sender.sendTo(receiver.ownAddress(), message) == SendResult.SENT);
                }
                await().until(() -> writer.entries() == 3);
            }
            assertThat(recorder.lost()).isZero();
        }
        List<RecordingEntry> read = Recordings.read(file, RecordingQuery.ALL, new ArrayList<>());
        assertThat(read).extracting(RecordingEntry::node).containsExactly("gnb_001_001_00019b", "", "gnb_b");
        assertThat(read.get(1).direction()).isEqualTo(Direction.TO_NODE);
        assertThat(read.getFirst().networkNanos()).isEqualTo(RecordingWriter.nanos(START));
        List<RmrDelivery> got = new CopyOnWriteArrayList<>();
        try (RmrEngine receiver = engine(config, message -> got.add(message.copy()));
                RmrEngine sender = engine(config, _ -> {});
                RecordingReader reader = RecordingReader.open(file, _ -> {})) {
            RecordingReplay replay = new RecordingReplay(
                    reader,
                    new RmrReplayTarget(sender, List.of(receiver.ownAddress()), CLOCK),
                    new RecordingReplay.Options(RecordingQuery.ALL, 1, false, true));
            await().until(() -> replay.run(RecordingWriter.nanos(CLOCK.instant())) == Long.MAX_VALUE);
            await().until(() -> got.size() == 2);
            assertThat(replay.figures()).isEqualTo(new RecordingReplay.Figures(2, 0, 1, 1));
        }
        for (int i = 0; i < 2; i++) {
            RmrMessage sent = messages.get(2 * i);
            RmrMessage received = got.get(i).message();
            assertThat(received.payload()).isEqualTo(sent.payload());
            assertThat(received.transactionId()).isEqualTo(sent.transactionId());
            assertThat(received.subscriptionId()).isEqualTo(sent.subscriptionId());
            assertThat(received.managedElement()).isEqualTo(sent.managedElement());
            assertThat(received.type()).isEqualTo(sent.type());
        }
    }

    private static RmrEngine engine(RmrConfig config, RmrReceiver receiver) throws Exception {
        return RmrEngine.start(config, receiver, CLOCK, System::nanoTime, new SplittableRandom(1));
    }

    @Test
    void framesAreReadWithoutAFault() {
        Random random = new Random(2);
        int whole = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(400)];
            random.nextBytes(octets);
            for (int at = 246; at < Math.min(octets.length, 262); at++) {
                octets[at] = at % 4 == 1 ? (byte) random.nextInt(120) : 0;
            }
            RmrFrame frame = RmrFrame.read(octets);
            whole += frame == null ? 0 : 1;
        }
        assertThat(whole).isZero();
    }
}

package io.rantwin.planner.history.pm;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.FailingHistory;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.MemoryHistory;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.sources.SourceStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A follower of a Kafka that is only played, a store that can fail, and a clock moved by hand. */
final class TestBench {
    static final TopicPartition PARTITION = new TopicPartition(PmReports.TOPIC, 0);

    final MemoryHistory history = new MemoryHistory(new RollUp(MeasurementCatalogue.bundled()), Retention.USUAL);
    final List<String> said = new ArrayList<>();
    /** What stands in Kafka; the index is the offset. */
    final List<byte[]> log = new ArrayList<>();

    final Path folder;
    long now = PmReports.T0 + 3_600_000;
    long firstOffset;
    /** Asked at each append: 0 is kept, 1 fails before, 2 fails after it is kept. */
    IntUnaryOperator fate = append -> 0;

    @Nullable
    MockConsumer<byte[], byte[]> consumer;

    private int appends;

    TestBench(Path folder) {
        this.folder = folder;
    }

    PmFollower follower() throws HistoryException {
        var usual = FollowSettings.usual("job", PmReports.TOPIC, folder);
        return new PmFollower(
                new FollowSettings(
                        usual.source(),
                        usual.topic(),
                        usual.deadLetters(),
                        3,
                        usual.mostDeadOctets(),
                        Duration.ZERO,
                        usual.tellEvery(),
                        usual.tidyEvery(),
                        5),
                new Store(),
                new PmIntake(MeasurementCatalogue.bundled(), CellNames.byDistinguishedName(), Duration.ofDays(1)),
                this::connect,
                null,
                () -> Instant.ofEpochMilli(now),
                said::add);
    }

    private MockConsumer<byte[], byte[]> connect() {
        var fresh = new Connection();
        fresh.updatePartitions(PmReports.TOPIC, List.of(new PartitionInfo(PmReports.TOPIC, 0, null, null, null)));
        fresh.updateBeginningOffsets(Map.of(PARTITION, firstOffset));
        fresh.updateEndOffsets(Map.of(PARTITION, (long) log.size()));
        consumer = fresh;
        return fresh;
    }

    /** Gives what stands in the log from the position on; the library's own gives each record once only. */
    private final class Connection extends MockConsumer<byte[], byte[]> {
        Connection() {
            super("none");
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            updateEndOffsets(Map.of(PARTITION, (long) log.size()));
            for (long offset = Math.max(firstOffset, position(PARTITION)); offset < log.size(); offset++) {
                addRecord(PmReports.record(offset, log.get((int) offset)));
            }
            return super.poll(timeout);
        }
    }

    /** More records come. */
    void send(byte[]... values) {
        log.addAll(List.of(values));
    }

    /** The connection dies at the next look. */
    void breakConnection(String why) {
        MockConsumer<byte[], byte[]> there = consumer;
        if (there != null) {
            there.schedulePollTask(() -> there.setPollException(new KafkaException(why)));
        }
    }

    /** Rounds, with time for every retry. */
    void rounds(PmFollower follower, int rounds) {
        for (int i = 0; i < rounds; i++) {
            follower.step();
            now += 31_000;
        }
    }

    SourceStatus bookmark() throws HistoryException {
        return SourceStatus.read(history.bookmarks().get("job"));
    }

    double[] values(String cell, String measurement) throws HistoryException {
        return history.read(cell, PmReports.QUARTER, Long.MIN_VALUE, Long.MAX_VALUE, List.of(measurement))
                .column(measurement);
    }

    /** The store of a process, which may end in the midst of an append. */
    private final class Store extends FailingHistory {
        Store() {
            super(history);
        }

        @Override
        public Receipt append(List<Reports> reports, @Nullable Bookmark bookmark) throws HistoryException {
            int now = reports.isEmpty() ? 0 : fate.applyAsInt(appends++);
            if (now == 1) {
                throw new HistoryException("the disk is full");
            }
            Receipt receipt = history.append(reports, bookmark);
            if (now == 2) {
                throw new HistoryException("the answer was lost");
            }
            return receipt;
        }
    }
}

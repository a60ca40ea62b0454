package io.rantwin.planner.history.pm;

import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.intake.PmReport;
import io.rantwin.planner.history.sources.PeriodWatch;
import io.rantwin.planner.history.sources.Refusal;
import io.rantwin.planner.history.sources.RefusedRecordException;
import io.rantwin.planner.history.sources.SourceLedger;
import io.rantwin.planner.history.sources.SourceStatus;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the reports of one topic into the history. How far it has read is kept in the same transaction as the rows, so whatever
 * happens, it goes on exactly behind them; a record that comes twice says nothing new. What fails is tried again at growing
 * intervals and never passed over. Driven by one thread through {@link #step}; {@link #wakeUp} may come from others.
 */
public final class PmFollower implements AutoCloseable {
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final long LONGEST_RETRY_MILLIS = 30_000;
    private static final long LOOK_EVERY_MILLIS = 30_000;
    private static final long LOOK_AGAIN_MILLIS = 1_000;

    private final FollowSettings settings;
    private final HistoryStore store;
    private final PmIntake intake;
    private final DeadLetters deadLetters;
    private final Supplier<Consumer<byte[], byte[]>> kafka;
    private final @Nullable JobKeeper job;
    private final InstantSource clock;
    private final java.util.function.Consumer<String> say;
    private final PeriodWatch periods = new PeriodWatch();
    private final Set<TopicPartition> assigned = new LinkedHashSet<>();
    private final List<Reports> pending = new ArrayList<>();
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private SourceStatus kept;
    private SourceLedger ledger;
    private String link = "not connected yet";
    private String told = "";
    private String toldJob = "";
    private int pendingValues;
    private long lookAt = Long.MIN_VALUE;
    private long retryAt = Long.MIN_VALUE;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private long tellAt = Long.MIN_VALUE;
    private long tidyAt;

    /**
     * @param kafka makes a consumer without a group and without a reset policy
     * @param job null when the topic is filled without being ordered
     * @param say is told what people should know, once a change
     */
    PmFollower(
            FollowSettings settings,
            HistoryStore store,
            PmIntake intake,
            Supplier<Consumer<byte[], byte[]>> kafka,
            @Nullable JobKeeper job,
            InstantSource clock,
            java.util.function.Consumer<String> say)
            throws HistoryException {
        this.settings = settings;
        this.store = store;
        this.intake = intake;
        this.kafka = kafka;
        this.job = job;
        this.clock = clock;
        this.say = say;
        this.tidyAt = clock.millis() + settings.tidyEvery().toMillis();
        try {
            this.deadLetters =
                    DeadLetters.open(settings.deadLetters(), settings.mostDeadLetters(), settings.mostDeadOctets());
        } catch (IOException failed) {
            throw new HistoryException(settings.deadLetters() + ": cannot be used: " + failed, failed);
        }
        @Nullable String bookmark = store.bookmarks().get(settings.source());
        SourceStatus before = bookmark == null ? SourceStatus.none(settings.topic()) : SourceStatus.read(bookmark);
        if (!before.topic().equals(settings.topic())) {
            throw new HistoryException("source " + settings.source() + " was read from topic " + before.topic()
                    + ", not from " + settings.topic() + "; another topic is another source (--job)");
        }
        this.kept = before;
        this.ledger = new SourceLedger(before);
    }

    /** How it stands; for the thread that drives it. */
    SourceStatus status() {
        return ledger.status(jobState(), link, clock.millis(), waiting());
    }

    /** One round: looks after the job, reads what has come, keeps it. False when nothing came. */
    public boolean step() {
        long now = clock.millis();
        if (job != null) {
            job.tick(now);
            tellOnce(job.state(), toldJob, "job: ");
            toldJob = job.state();
        }
        if (now < retryAt) {
            return false;
        }
        boolean came = false;
        try {
            came = read(now);
            upkeep(now);
            retryMillis = FIRST_RETRY_MILLIS;
        } catch (WakeupException ending) {
            return false;
        } catch (InvalidOffsetException gone) {
            findPlace(gone);
        } catch (KafkaException failed) {
            disconnect();
            later(now, "Kafka: " + reason(failed));
        } catch (HistoryException failed) {
            goBack();
            later(now, String.valueOf(failed.getMessage()));
        }
        return came;
    }

    /** Ends a wait for records; the next one waits again. */
    void wakeUp() {
        @Nullable Consumer<byte[], byte[]> now = consumer;
        if (now != null) {
            now.wakeup();
        }
    }

    private boolean read(long now) throws HistoryException {
        Consumer<byte[], byte[]> from = connected();
        if (now >= lookAt) {
            look(from, now);
        }
        if (assigned.isEmpty()) {
            return false;
        }
        boolean came = false;
        for (ConsumerRecord<byte[], byte[]> each : from.poll(settings.poll())) {
            came = true;
            take(each, now);
            if (pendingValues >= settings.mostPendingValues()) {
                keep();
            }
        }
        if (came) {
            keep();
        }
        return came;
    }

    private Consumer<byte[], byte[]> connected() {
        @Nullable Consumer<byte[], byte[]> there = consumer;
        if (there == null) {
            there = kafka.get();
            consumer = there;
            lookAt = Long.MIN_VALUE;
        }
        return there;
    }

    /** Partitions come to be with the first record, and more of them later. */
    private void look(Consumer<byte[], byte[]> from, long now) {
        List<PartitionInfo> partitions;
        try {
            partitions = from.partitionsFor(settings.topic());
        } catch (TimeoutException nobody) {
            state("Kafka does not answer");
            lookAt = now + LOOK_AGAIN_MILLIS;
            return;
        }
        if (partitions == null || partitions.isEmpty()) {
            state("Kafka has no topic " + settings.topic() + " yet");
            lookAt = now + LOOK_AGAIN_MILLIS;
            return;
        }
        List<TopicPartition> fresh = partitions.stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .filter(each -> !assigned.contains(each))
                .toList();
        if (!fresh.isEmpty()) {
            assigned.addAll(fresh);
            from.assign(assigned);
            fresh.forEach(each -> seek(from, each));
        }
        state("connected, " + assigned.size() + (assigned.size() == 1 ? " partition" : " partitions"));
        lookAt = now + LOOK_EVERY_MILLIS;
    }

    private void seek(Consumer<byte[], byte[]> from, TopicPartition partition) {
        long next = ledger.next(partition.partition());
        if (next < 0) {
            from.seekToBeginning(Set.of(partition));
        } else {
            from.seek(partition, next);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> each, long now) throws HistoryException {
        if (each.offset() < ledger.next(each.partition())) {
            return;
        }
        ledger.read(each.partition(), each.offset());
        try {
            PmIntake.Taken taken = intake.take(each.value(), now);
            pending.addAll(taken.rows());
            pendingValues += taken.values();
            PmReport report = taken.report();
            ledger.taken(taken.rows().size(), taken.values(), now, report.beginMillis() + report.granularityMillis());
            taken.refused().forEach(ledger::refuse);
            taken.unknownMeasurements().forEach(ledger::unknownMeasurement);
            taken.otherObjects().forEach(ledger::otherObject);
            report.skipped().stream()
                    .filter(skipped -> skipped.flaw() != PmReport.Flaw.NO_VALUE)
                    .findFirst()
                    .ifPresent(
                            first -> ledger.problem(each.partition(), each.offset(), first.pointer(), first.reason()));
            periods.note(
                    report.sourceName() + " " + report.measuredEntityDn(),
                    report.granularityMillis(),
                    report.beginMillis(),
                    ledger);
        } catch (RefusedRecordException refused) {
            refuse(each, refused.refusal(), refused.pointer(), String.valueOf(refused.getMessage()));
        } catch (RuntimeException mistake) {
            // Of this program: one record that it cannot bear must not keep out all others.
            refuse(each, Refusal.NOT_TAKEN, "", mistake.toString());
        }
    }

    private void refuse(ConsumerRecord<byte[], byte[]> each, Refusal cause, String pointer, String reason)
            throws HistoryException {
        ledger.refuse(cause, 1);
        ledger.problem(each.partition(), each.offset(), pointer, reason);
        var why = new SourceStatus.Problem(each.partition(), each.offset(), pointer, reason);
        byte[] value = each.value() == null ? new byte[0] : each.value();
        try {
            deadLetters.keep(settings.topic(), why, cause, each.timestamp(), value);
        } catch (IOException failed) {
            throw new HistoryException(settings.deadLetters() + ": a refused record cannot be kept: " + failed, failed);
        }
    }

    private void keep() throws HistoryException {
        SourceStatus status = status();
        Receipt receipt = store.append(List.copyOf(pending), new Bookmark(settings.source(), status.write()));
        pending.clear();
        pendingValues = 0;
        ledger.kept(receipt);
        kept = status();
    }

    private void upkeep(long now) throws HistoryException {
        if (now >= tellAt) {
            keep();
            tellAt = now + settings.tellEvery().toMillis();
        }
        if (now >= tidyAt) {
            tidyAt = now + settings.tidyEvery().toMillis();
            store.tidy();
        }
    }

    /** Nothing is lost: what was not kept is read again. */
    private void goBack() {
        pending.clear();
        pendingValues = 0;
        ledger = new SourceLedger(kept);
        @Nullable Consumer<byte[], byte[]> from = consumer;
        if (from != null) {
            assigned.forEach(each -> seek(from, each));
        }
    }

    private void findPlace(InvalidOffsetException gone) {
        @Nullable Consumer<byte[], byte[]> from = consumer;
        if (from == null) {
            return;
        }
        try {
            from.beginningOffsets(gone.partitions()).forEach((partition, first) -> {
                long wanted = ledger.next(partition.partition());
                if (wanted >= 0 && wanted < first) {
                    say.accept("Kafka has deleted records " + wanted + " to " + (first - 1) + " of " + partition
                            + " before they were read");
                    ledger.lost(partition.partition(), wanted, first);
                } else {
                    say.accept(partition + " ends before record " + wanted
                            + ": it was made anew, and is read from its beginning");
                    ledger.beginAgain(partition.partition());
                }
                from.seek(partition, first);
            });
        } catch (KafkaException failed) {
            disconnect();
            later(clock.millis(), "Kafka: " + reason(failed));
        }
    }

    private void later(long now, String why) {
        state(why);
        retryAt = now + retryMillis;
        retryMillis = Math.min(2 * retryMillis, LONGEST_RETRY_MILLIS);
    }

    private void state(String now) {
        tellOnce(now, told, "");
        told = now;
        link = now;
    }

    private void tellOnce(String now, String before, String about) {
        if (!now.equals(before)) {
            say.accept(settings.source() + ": " + about + now);
        }
    }

    private String jobState() {
        return job == null ? "" : job.state();
    }

    private long waiting() {
        @Nullable Consumer<byte[], byte[]> from = consumer;
        return from == null
                ? 0
                : assigned.stream()
                        .mapToLong(each -> from.currentLag(each).orElse(0))
                        .sum();
    }

    private static String reason(KafkaException failed) {
        Throwable cause = failed.getCause();
        return failed.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private void disconnect() {
        @Nullable Consumer<byte[], byte[]> from = consumer;
        consumer = null;
        assigned.clear();
        if (from != null) {
            try {
                from.close(CloseOptions.timeout(settings.poll()));
            } catch (KafkaException failed) {
                say.accept(settings.source() + ": the connection to Kafka was not closed well: " + reason(failed));
            }
        }
    }

    /** Keeps how it stands and ends. The store stays open. */
    @Override
    public void close() throws HistoryException {
        disconnect();
        goBack();
        link = SourceStatus.ENDED;
        keep();
    }
}

package io.rantwin.planner.history.twin;

import io.rantwin.api.v1.Report;
import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.sources.PeriodWatch;
import io.rantwin.planner.history.sources.RefusedRecordException;
import io.rantwin.planner.history.sources.SourceLedger;
import io.rantwin.planner.history.sources.SourceStatus;
import io.rantwin.planner.live.LinkState;
import io.rantwin.planner.live.LinkStatus;
import io.rantwin.planner.live.LiveTwin;
import io.rantwin.planner.live.TwinException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a twin reports in the history. At the begin, and after each break, what the twin still has is read too; what is known
 * already changes nothing. Rows and counts are kept in one transaction. What fails is tried again at growing intervals. Driven by one thread
 * through {@link #step}.
 */
final class TwinFollower {
    /** Name of the source in the history. */
    static final String SOURCE = "twin";

    private static final long KEEP_EVERY_MILLIS = 1_000;
    private static final long TELL_EVERY_MILLIS = 10_000;
    private static final long TIDY_EVERY_MILLIS = 900_000;
    private static final long FIRST_RETRY_MILLIS = 500;
    private static final long LONGEST_RETRY_MILLIS = 30_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final int MOST_PENDING_VALUES = 100_000;

    private final LiveTwin twin;
    private final HistoryStore store;
    private final TwinIntake intake;
    private final ReportInbox inbox;
    private final InstantSource clock;
    private final Consumer<String> say;
    private final PeriodWatch periods = new PeriodWatch();
    private final List<Reports> pending = new ArrayList<>();
    private final SourceLedger ledger;
    /** Reports that were read again while they wait as well, because they came between the two. */
    private final Set<Key> readAndWaiting = new HashSet<>();

    private volatile boolean isEnding;
    private boolean isTaken;
    private int pendingValues;
    private String told = "";
    private String notRead = "";
    private String notKept = "";
    private long keepAt = Long.MIN_VALUE;
    private long tellAt = Long.MIN_VALUE;
    private long tidyAt;
    private long retryAt = Long.MIN_VALUE;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private long readAgainAt = Long.MIN_VALUE;
    private long readAgainMillis = FIRST_RETRY_MILLIS;

    private record Key(String cellId, long collectionStartNanos, long arrivalNanos) {
        static Key of(Report report) {
            return new Key(report.getCellId(), report.getCollectionStartNs(), report.getArrivalTimeNs());
        }
    }

    /** @param say is told what people should know, once a change */
    TwinFollower(
            LiveTwin twin,
            HistoryStore store,
            TwinIntake intake,
            ReportInbox inbox,
            InstantSource clock,
            Consumer<String> say)
            throws HistoryException {
        this.twin = twin;
        this.store = store;
        this.intake = intake;
        this.inbox = inbox;
        this.clock = clock;
        this.say = say;
        @Nullable String bookmark = store.bookmarks().get(SOURCE);
        ledger = new SourceLedger(
                bookmark == null ? SourceStatus.none(SourceStatus.OF_THE_TWIN) : SourceStatus.read(bookmark));
        tidyAt = clock.millis() + TIDY_EVERY_MILLIS;
        twin.reports().listen(inbox);
    }

    /** One round: reads what is missing, takes what has come, keeps it. False when nothing waits. */
    boolean step() {
        long now = clock.millis();
        state();
        if (now < retryAt) {
            return false;
        }
        try {
            readAgain(now);
            List<Report> came = inbox.take(MOST_AT_ONCE);
            for (Report report : came) {
                if (!readAndWaiting.remove(Key.of(report))) {
                    take(report, false);
                }
            }
            if (came.size() < MOST_AT_ONCE) {
                readAndWaiting.clear();
            }
            upkeep(now);
            notKept = "";
            retryMillis = FIRST_RETRY_MILLIS;
            return came.size() == MOST_AT_ONCE;
        } catch (HistoryException failed) {
            // What is pending stays so; what comes meanwhile waits, and is read again when it is too much.
            notKept = "; " + failed.getMessage();
            retryAt = now + retryMillis;
            retryMillis = Math.min(2 * retryMillis, LONGEST_RETRY_MILLIS);
            return false;
        }
    }

    private void readAgain(long now) throws HistoryException {
        if (now < readAgainAt || twin.status().state() != LinkState.CONNECTED) {
            return;
        }
        OptionalLong from = inbox.takeOwed();
        if (from.isEmpty()) {
            return;
        }
        boolean isRead = false;
        long waitingSince = inbox.firstArrivalNanos();
        try {
            twin.questions().<HistoryException>readReports(from.getAsLong(), report -> {
                take(report, true);
                if (pendingValues >= MOST_PENDING_VALUES) {
                    keep();
                }
                if (report.getArrivalTimeNs() >= waitingSince) {
                    readAndWaiting.add(Key.of(report));
                }
                return !isEnding;
            });
            isRead = true;
            notRead = "";
            readAgainMillis = FIRST_RETRY_MILLIS;
        } catch (TwinException away) {
            notRead = "; reports that are missing cannot be read: " + away.getMessage();
            readAgainAt = now + readAgainMillis;
            readAgainMillis = Math.min(2 * readAgainMillis, LONGEST_RETRY_MILLIS);
        } finally {
            if (!isRead) {
                inbox.owe(from.getAsLong());
            }
        }
    }

    private void take(Report report, boolean isReadAgain) {
        isTaken = true;
        ledger.read();
        try {
            TwinIntake.Taken taken = intake.take(report, clock.millis());
            pending.addAll(taken.rows());
            pendingValues += taken.values();
            ledger.taken(taken.rows().size(), taken.values(), taken.arrivalMillis(), taken.endMillis());
            taken.refused().forEach(ledger::refuse);
            taken.unknownMeasurements().forEach(ledger::unknownMeasurement);
            if (!report.getRefusedReason().isEmpty()) {
                ledger.problem(report.getCellId(), report.getRefusedReason());
            }
            // What is read again is not late.
            if (!isReadAgain || periods.isNewer(report.getCellId(), taken.granularityMillis(), taken.beginMillis())) {
                periods.note(report.getCellId(), taken.granularityMillis(), taken.beginMillis(), ledger);
            }
        } catch (RefusedRecordException refused) {
            ledger.refuse(refused.refusal(), 1);
            ledger.problem(refused.pointer(), String.valueOf(refused.getMessage()));
        }
    }

    private void upkeep(long now) throws HistoryException {
        if (pendingValues >= MOST_PENDING_VALUES || isTaken && now >= keepAt || now >= tellAt) {
            keep();
            keepAt = now + KEEP_EVERY_MILLIS;
            tellAt = now + TELL_EVERY_MILLIS;
        }
        if (now >= tidyAt) {
            tidyAt = now + TIDY_EVERY_MILLIS;
            store.tidy();
        }
    }

    private void keep() throws HistoryException {
        SourceStatus status = status(link());
        ledger.kept(store.append(List.copyOf(pending), new Bookmark(SOURCE, status.write())));
        pending.clear();
        pendingValues = 0;
        isTaken = false;
    }

    private SourceStatus status(String link) {
        return ledger.status("", link, clock.millis(), inbox.size());
    }

    private void state() {
        String now = link();
        if (!now.equals(told)) {
            told = now;
            say.accept("reports of the twin: " + now);
            tellAt = Long.MIN_VALUE;
        }
    }

    private String link() {
        LinkStatus status = twin.status();
        String link = switch (status.state()) {
            case CONNECTED -> "connected to " + status.address();
            case CONNECTING -> "looks for a twin at " + status.address();
            case LOST -> String.valueOf(status.trouble());
        };
        return link + notRead + notKept;
    }

    /** Lets a long reading end. */
    void hurry() {
        isEnding = true;
    }

    /** Keeps what has come and how it stands. The store stays open. */
    void close() throws HistoryException {
        for (Report report : inbox.take(Integer.MAX_VALUE)) {
            take(report, false);
        }
        ledger.kept(store.append(
                List.copyOf(pending),
                new Bookmark(SOURCE, status(SourceStatus.ENDED).write())));
        pending.clear();
    }
}

package io.rantwin.planner.live;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.WatchReportsRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every report of every cell, as long as somebody listens. After a break, reports that the twin still has are read first,
 * then those that came meanwhile; each report is told once, oldest first within the cell. What is older than the
 * twin's memory is lost, and shows as missing periods. Thread-safe.
 */
public final class ReportFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFlow.class);
    private static final int MOST_WAITING = 100_000;
    private static final int MOST_REMEMBERED = 100_000;
    private static final long OVERLAP_NANOS = 10_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final HistoryGrpc.HistoryStub twin;
    private final List<Consumer<Report>> listeners = new CopyOnWriteArrayList<>();
    private final Set<Key> told = new LinkedHashSet<>();
    private final List<Report> waiting = new ArrayList<>();
    private final Watch<Report> watch;
    private boolean isCatchingUp;
    private long newestEndNanos;

    private record Key(String cellId, long collectionStartNanos, long arrivalNanos) {}

    ReportFlow(HistoryGrpc.HistoryStub twin, Consumer<Status> ended) {
        this.twin = twin;
        this.watch = new Watch<>(this::begin, this::came, status -> {
            LOG.debug("the flow of reports ended: {}", status);
            ended.accept(status);
        });
    }

    /**
     * Tells each report from now on. The listener is called by one thread at a time and must be quick: the twin ends the stream
     * of a reader that is too slow, and the flow catches up then.
     */
    public void listen(Consumer<Report> listener) {
        listeners.add(listener);
    }

    void tick(Instant now) {
        if (!listeners.isEmpty()) {
            watch.tick(now);
        }
    }

    private void begin(StreamObserver<Report> taker) {
        long from;
        synchronized (this) {
            // A little more than is missing: reports of one moment come one after the other, and none is told twice.
            from = Math.max(0, newestEndNanos - OVERLAP_NANOS);
            isCatchingUp = from > 0;
            waiting.clear();
        }
        twin.watchReports(WatchReportsRequest.getDefaultInstance(), taker);
        if (from > 0) {
            twin.readReports(ReadReportsRequest.newBuilder().setFromNs(from).build(), new CatchUp());
        }
    }

    private synchronized void came(Report report) {
        if (isCatchingUp && waiting.size() < MOST_WAITING) {
            waiting.add(report);
        } else {
            tell(report);
        }
    }

    private synchronized void caughtUp() {
        isCatchingUp = false;
        waiting.forEach(this::tell);
        waiting.clear();
    }

    private synchronized void tell(Report report) {
        long end = report.getCollectionStartNs() + report.getGranularityPeriodMs() * NANOS_PER_MILLI;
        if (!told.add(new Key(report.getCellId(), report.getCollectionStartNs(), report.getArrivalTimeNs()))) {
            return;
        }
        if (told.size() > MOST_REMEMBERED) {
            told.remove(told.iterator().next());
        }
        newestEndNanos = Math.max(newestEndNanos, end);
        listeners.forEach(listener -> listener.accept(report));
    }

    /** Reports that came while nobody was connected. */
    private final class CatchUp implements StreamObserver<Report> {
        @Override
        public void onNext(Report report) {
            tell(report);
        }

        @Override
        public void onError(Throwable failed) {
            LOG.debug("reports of the break cannot be read: {}", failed.toString());
            caughtUp();
        }

        @Override
        public void onCompleted() {
            caughtUp();
        }
    }
}

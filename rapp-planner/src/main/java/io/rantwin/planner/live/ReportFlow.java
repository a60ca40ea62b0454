package io.rantwin.planner.live;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.WatchReportsRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New reports of every cell, as long as somebody listens. The stream is begun again whenever it breaks; what came meanwhile is to be
 * had by {@link TwinQuestions#readReports}. Thread-safe.
 */
public final class ReportFlow {
    private static final Logger LOG = LoggerFactory.getLogger(ReportFlow.class);

    private final HistoryGrpc.HistoryStub twin;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Watch<Report> watch;

    /** Who wants to be told. Called by threads of the connection: quick, and thread-safe. */
    public interface Listener {
        /** The stream is asked for (again); reports since it broke may be missing. */
        void began();

        /** A report came. The twin ends the stream of a reader that is too slow. */
        void came(Report report);
    }

    ReportFlow(HistoryGrpc.HistoryStub twin, Consumer<Status> ended) {
        this.twin = twin;
        this.watch = new Watch<>(this::begin, report -> listeners.forEach(each -> each.came(report)), status -> {
            LOG.debug("the flow of reports ended: {}", status);
            ended.accept(status);
        });
    }

    /** Tells each new report from now on; to be called before the first tick. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void tick(Instant now) {
        if (!listeners.isEmpty()) {
            watch.tick(now);
        }
    }

    private void begin(StreamObserver<Report> taker) {
        listeners.forEach(Listener::began);
        twin.watchReports(WatchReportsRequest.getDefaultInstance(), taker);
    }
}

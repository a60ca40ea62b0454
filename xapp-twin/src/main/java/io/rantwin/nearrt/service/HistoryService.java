package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.HistoryGrpc;
import io.rantwin.api.v1.ReadReportsRequest;
import io.rantwin.api.v1.Report;
import io.rantwin.api.v1.WatchReportsRequest;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.LiveReports;
import io.rantwin.nearrt.live.ReportLine;
import java.util.List;
import java.util.concurrent.Executor;

/** Reports as they came. */
final class HistoryService extends HistoryGrpc.HistoryImplBase {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LiveReports reports;
    private final Streams streams;
    private final Executor executor;
    private final int mostQueued;

    HistoryService(LiveReports reports, Streams streams, Executor executor, int mostQueued) {
        this.reports = reports;
        this.streams = streams;
        this.executor = executor;
        this.mostQueued = mostQueued;
    }

    @Override
    public void readReports(ReadReportsRequest request, StreamObserver<Report> observer) {
        Answers.stream(observer, streams, place -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.that(request.getFromNs() >= 0, "from_ns", "must not be before 1970");
            checks.that(request.getUntilNs() >= 0, "until_ns", "must not be before 1970");
            // Reports may end later than now by the clock of another node; "now" is all there is.
            long until = request.getUntilNs() == 0 ? Long.MAX_VALUE : request.getUntilNs();
            checks.that(
                    until >= request.getFromNs(),
                    "until_ns",
                    "must not be before from_ns, " + until + " is before " + request.getFromNs());
            checks.done();
            List<ReportLine> lines = reports.read(request.getCellIdsList(), request.getFromNs(), until);
            Paced.send(
                    (ServerCallStreamObserver<Report>) observer,
                    lines.stream().map(Protos::report).iterator(),
                    executor,
                    place);
        });
    }

    @Override
    public void watchReports(WatchReportsRequest request, StreamObserver<Report> observer) {
        Answers.stream(observer, streams, place -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.done();
            CellChoice wanted = CellChoice.of(request.getCellIdsList());
            QueueFeed<ReportLine, Report> feed = new QueueFeed<>(
                    (ServerCallStreamObserver<Report>) observer,
                    executor,
                    Protos::report,
                    line -> line.collectionStartNanos() + line.granularityPeriodMillis() * NANOS_PER_MILLI,
                    mostQueued);
            feed.begin(listener -> reports.watch(wanted, listener), place);
        });
    }
}

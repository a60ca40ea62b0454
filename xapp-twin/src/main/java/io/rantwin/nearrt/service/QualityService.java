package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.Anomaly;
import io.rantwin.api.v1.GetFidelityRequest;
import io.rantwin.api.v1.GetFidelityResponse;
import io.rantwin.api.v1.ListAnomaliesRequest;
import io.rantwin.api.v1.ListAnomaliesResponse;
import io.rantwin.api.v1.QualityGrpc;
import io.rantwin.nearrt.live.AnomalyView;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.LiveQuality;
import java.util.List;
import java.util.concurrent.Executor;

/** How good the twin is, and what looks wrong. */
final class QualityService extends QualityGrpc.QualityImplBase {
    private final LiveQuality quality;
    private final Streams streams;
    private final Executor executor;

    QualityService(LiveQuality quality, Streams streams, Executor executor) {
        this.quality = quality;
        this.streams = streams;
        this.executor = executor;
    }

    @Override
    public void getFidelity(GetFidelityRequest request, StreamObserver<GetFidelityResponse> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.done();
            GetFidelityResponse.Builder answer = GetFidelityResponse.newBuilder();
            quality.fidelity(request.getCellIdsList()).forEach(line -> answer.addFidelities(Protos.fidelity(line)));
            return answer.build();
        });
    }

    @Override
    public void listAnomalies(ListAnomaliesRequest request, StreamObserver<ListAnomaliesResponse> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.done();
            ListAnomaliesResponse.Builder answer = ListAnomaliesResponse.newBuilder();
            quality.anomalies(request.getCellIdsList()).forEach(view -> answer.addAnomalies(Protos.anomaly(view)));
            return answer.setBasis(quality.anomalyBasis()).build();
        });
    }

    @Override
    public void watchAnomalies(ListAnomaliesRequest request, StreamObserver<Anomaly> observer) {
        Answers.stream(observer, streams, place -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), CellsService.MOST_CELLS, "cell_ids");
            checks.done();
            CellChoice wanted = CellChoice.of(request.getCellIdsList());
            // A reader that slept through the end of one and the begin of the next is told of both.
            NewestFeed<AnomalyView, Anomaly> feed = new NewestFeed<>(
                    (ServerCallStreamObserver<Anomaly>) observer,
                    executor,
                    view -> view.cellId() + " " + view.kind() + " " + view.sinceNanos(),
                    view -> List.of(Protos.anomaly(view)),
                    AnomalyView::sinceNanos,
                    0);
            feed.begin(
                    listener -> quality.watchAnomalies(view -> {
                        if (wanted.includes(view.cellId())) {
                            listener.accept(view);
                        }
                    }),
                    quality.anomalies(request.getCellIdsList()),
                    place);
        });
    }
}

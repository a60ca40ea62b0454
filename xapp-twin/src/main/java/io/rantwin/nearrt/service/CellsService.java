package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.GetCellRequest;
import io.rantwin.api.v1.ListCellsRequest;
import io.rantwin.api.v1.ListCellsResponse;
import io.rantwin.api.v1.ListNodesRequest;
import io.rantwin.api.v1.ListNodesResponse;
import io.rantwin.api.v1.WatchCellsRequest;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveNodes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;

/** Nodes, cells and what is believed of each. */
final class CellsService extends CellsGrpc.CellsImplBase {
    static final int MOST_CELLS = 10_000;
    private static final int LARGEST_PAGE = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long LONGEST_INTERVAL_MILLIS = 3_600_000;

    private final LiveCells cells;
    private final LiveNodes nodes;
    private final Streams streams;
    private final Executor executor;

    CellsService(LiveCells cells, LiveNodes nodes, Streams streams, Executor executor) {
        this.cells = cells;
        this.nodes = nodes;
        this.streams = streams;
        this.executor = executor;
    }

    @Override
    public void listNodes(ListNodesRequest request, StreamObserver<ListNodesResponse> out) {
        Answers.unary(out, () -> {
            ListNodesResponse.Builder answer = ListNodesResponse.newBuilder();
            nodes.nodes().forEach(node -> answer.addNodes(Protos.node(node)));
            return answer.build();
        });
    }

    @Override
    public void listCells(ListCellsRequest request, StreamObserver<ListCellsResponse> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.within(request.getPageSize(), 0, LARGEST_PAGE, "page_size", "");
            if (!request.getPageToken().isEmpty()) {
                checks.cellId(request.getPageToken(), "page_token");
            }
            checks.done();
            return page(request);
        });
    }

    // The token is the last cell of the page before: it stays good when cells come and go.
    private ListCellsResponse page(ListCellsRequest request) {
        int size = request.getPageSize() == 0 ? LARGEST_PAGE : request.getPageSize();
        List<String> ids = cells.cellIds();
        int at = 0;
        if (!request.getPageToken().isEmpty()) {
            int found = Collections.binarySearch(ids, request.getPageToken());
            at = found >= 0 ? found + 1 : -found - 1;
        }
        long now = cells.networkNanos();
        ListCellsResponse.Builder answer = ListCellsResponse.newBuilder();
        for (; at < ids.size(); at++) {
            CellView view = cells.cell(ids.get(at));
            if (view == null
                    || !(request.getRanName().isEmpty() || request.getRanName().equals(view.ranName()))) {
                continue;
            }
            if (answer.getCellsCount() == size) {
                answer.setNextPageToken(
                        answer.getCells(answer.getCellsCount() - 1).getCellId());
                break;
            }
            answer.addCells(Protos.cell(view, now));
        }
        return answer.build();
    }

    @Override
    public void getCell(GetCellRequest request, StreamObserver<CellState> out) {
        Answers.unary(out, () -> {
            Checks checks = new Checks();
            checks.cellId(request.getCellId(), "cell_id");
            checks.done();
            CellView view = cells.cell(request.getCellId());
            if (view == null) {
                throw Answers.notFound("No report of cell " + request.getCellId() + " was ever taken.");
            }
            return Protos.cell(view, cells.networkNanos());
        });
    }

    @Override
    public void watchCells(WatchCellsRequest request, StreamObserver<CellState> observer) {
        Answers.stream(observer, streams, place -> {
            Checks checks = new Checks();
            checks.cellIds(request.getCellIdsList(), MOST_CELLS, "cell_ids");
            checks.within(request.getLeastIntervalMs(), 0, LONGEST_INTERVAL_MILLIS, "least_interval_ms", "ms");
            checks.done();
            CellChoice wanted = CellChoice.of(request.getCellIdsList());
            NewestFeed<CellView, CellState> feed = new NewestFeed<>(
                    (ServerCallStreamObserver<CellState>) observer,
                    executor,
                    CellView::cellId,
                    view -> List.of(Protos.cell(view, cells.networkNanos())),
                    CellView::networkNanos,
                    request.getLeastIntervalMs() * NANOS_PER_MILLI);
            feed.begin(
                    listener -> cells.watch(wanted, listener, nanos -> {
                        if (request.getLeastIntervalMs() > 0) {
                            feed.moved(nanos);
                        }
                    }),
                    present(wanted),
                    place);
        });
    }

    private Iterable<CellView> present(CellChoice wanted) {
        List<CellView> views = new ArrayList<>();
        for (String id : cells.cellIds()) {
            CellView view = wanted.includes(id) ? cells.cell(id) : null;
            if (view != null) {
                views.add(view);
            }
        }
        return views;
    }
}

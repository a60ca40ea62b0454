package io.rantwin.nearrt.client;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.rantwin.api.v1.CellState;
import io.rantwin.api.v1.CellsGrpc;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.Kpi;
import io.rantwin.api.v1.WatchCellsRequest;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rantwin twin watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = {
            "Cells as they change, until Ctrl-C: a live table in a terminal, else a line for each state.",
            "The forecast is that of the load in the time of --horizon, with its 90 %% interval."
        })
final class WatchCommand extends TwinCall {
    private static final String LOAD = "RRU.PrbTotDl";
    private static final int QUEUE = 10_000;
    private static final long REDRAW_NANOS = 500_000_000;
    private static final String CLEAR = "\u001b[H\u001b[J";

    @Parameters(arity = "0..*", paramLabel = "CELL", description = "Only these cells; all when none is named.")
    private List<String> cells = List.of();

    @Option(
            names = "--interval",
            paramLabel = "MS",
            defaultValue = "0",
            description = "At most one state of a cell in this much network time.")
    private long intervalMillis;

    @Option(
            names = "--horizon",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Of the forecast; ${DEFAULT-VALUE} when not given.")
    private int horizonSeconds;

    @Option(names = "--count", paramLabel = "N", description = "End after so many states.")
    private @Nullable Integer count;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "40",
            description = "Rows of the live table; ${DEFAULT-VALUE} when not given.")
    private int rows;

    private final Map<String, CellState> newest = new TreeMap<>();
    private final Map<String, Forecast> forecasts = new HashMap<>();

    @Override
    void ask(Twin twin) {
        BlockingQueue<Object> states = new LinkedBlockingQueue<>(QUEUE);
        Context.CancellableContext context = Context.current().withCancellation();
        Thread reader = Thread.ofVirtual().start(() -> context.run(() -> read(twin, states)));
        try {
            follow(twin, states);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            context.cancel(null);
            reader.interrupt();
        }
    }

    // Waits when the queue is full: then the twin keeps only the newest state of each cell for us.
    private void read(Twin twin, BlockingQueue<Object> states) {
        try {
            try {
                Iterator<CellState> stream = twin.endless(CellsGrpc::newBlockingStub)
                        .watchCells(WatchCellsRequest.newBuilder()
                                .addAllCellIds(cells)
                                .setLeastIntervalMs(intervalMillis)
                                .build());
                while (stream.hasNext()) {
                    states.put(stream.next());
                }
                states.put(Status.UNAVAILABLE
                        .withDescription("the twin ended the stream")
                        .asRuntimeException());
            } catch (StatusRuntimeException e) {
                states.put(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Twin twin, BlockingQueue<Object> states) throws InterruptedException {
        boolean live = root().isTerminal() && !root().isJson();
        long drawn = System.nanoTime() - REDRAW_NANOS;
        int seen = 0;
        while (count == null || seen < count) {
            Object next = states.poll(REDRAW_NANOS, TimeUnit.NANOSECONDS);
            if (next instanceof StatusRuntimeException e) {
                throw e;
            }
            if (next instanceof CellState state) {
                seen++;
                newest.put(state.getCellId(), state);
                if (!live && !jsonLine(state)) {
                    line(state);
                }
            }
            if (live && System.nanoTime() - drawn >= REDRAW_NANOS) {
                draw(twin);
                drawn = System.nanoTime();
            }
        }
    }

    private void line(CellState state) {
        out().println(Words.time(state.getNetworkTimeNs()) + " " + state.getCellId() + " load "
                + Words.mean(state, LOAD) + " % users " + Words.mean(state, "RRC.ConnMean") + " thp "
                + Words.mean(state, "DRB.UEThpDl") + " kbit/s age " + Words.age(Words.ageMillis(state)) + " "
                + Words.plain(state.getTrust(), "TRUST_"));
        out().flush();
    }

    private void draw(Twin twin) {
        List<CellState> shown =
                newest.values().stream().limit(Math.max(1, rows)).toList();
        foresee(twin, shown);
        Table table = new Table(
                "CELL", "LOAD %>", "USERS>", "THP kbit/s>", "AGE>", "TRUST", "IN " + horizonSeconds + " s>", "90 %");
        for (CellState state : shown) {
            Forecast forecast = forecasts.get(state.getCellId());
            Double median = forecast == null ? null : Words.quantile(forecast.getQuantilesList(), 0.5);
            table.row(
                    state.getCellId(),
                    Words.mean(state, LOAD),
                    Words.mean(state, "RRC.ConnMean"),
                    Words.mean(state, "DRB.UEThpDl"),
                    Words.age(Words.ageMillis(state)),
                    Words.plain(state.getTrust(), "TRUST_"),
                    median == null ? "" : Words.number(median),
                    forecast == null ? "" : Words.interval(forecast.getQuantilesList()));
        }
        out().print(CLEAR);
        out().println(newest.size() + " cells of the twin at " + twin.address() + ", " + shown.size()
                + " shown; Ctrl-C ends");
        print(table);
        out().flush();
    }

    // Forecasts are an extra: when they fail, the table goes on without them.
    private void foresee(Twin twin, List<CellState> shown) {
        if (shown.isEmpty()) {
            return;
        }
        GetForecastRequest.Builder request = GetForecastRequest.newBuilder()
                .addKpis(Kpi.newBuilder().setName(LOAD))
                .addHorizonsMs(1000L * horizonSeconds)
                .addProbabilities(0.05)
                .addProbabilities(0.5)
                .addProbabilities(0.95);
        shown.forEach(state -> request.addCellIds(state.getCellId()));
        forecasts.clear();
        try {
            twin.stub(ForecastsGrpc::newBlockingStub)
                    .getForecast(request.build())
                    .getForecastsList()
                    .forEach(forecast -> forecasts.put(forecast.getCellId(), forecast));
        } catch (StatusRuntimeException e) {
            forecasts.clear();
        }
    }
}

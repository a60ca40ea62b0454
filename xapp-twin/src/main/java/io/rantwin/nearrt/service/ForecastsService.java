package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.ForecastsGrpc;
import io.rantwin.api.v1.GetForecastRequest;
import io.rantwin.api.v1.GetForecastResponse;
import io.rantwin.api.v1.Kpi;
import io.rantwin.nearrt.live.CellChoice;
import io.rantwin.nearrt.live.CellView;
import io.rantwin.nearrt.live.LiveCells;
import io.rantwin.nearrt.live.LiveForecasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** Forecasts from the newest states. */
final class ForecastsService extends ForecastsGrpc.ForecastsImplBase {
    private static final int MOST_CELLS = 1000;
    private static final int MOST_HORIZONS = 60;
    private static final int MOST_PROBABILITIES = 99;
    private static final int MOST_FORECASTS = 100_000;
    private static final long SHORTEST_MILLIS = 1000;
    private static final long LONGEST_MILLIS = 3_600_000;
    private static final double LEAST_PROBABILITY = 0.001;
    private static final List<Long> HORIZONS = List.of(1000L, 10_000L, 60_000L);
    private static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private final LiveForecasts forecasts;
    private final LiveCells cells;
    private final Streams streams;
    private final Executor executor;

    ForecastsService(LiveForecasts forecasts, LiveCells cells, Streams streams, Executor executor) {
        this.forecasts = forecasts;
        this.cells = cells;
        this.streams = streams;
        this.executor = executor;
    }

    @Override
    public void getForecast(GetForecastRequest request, StreamObserver<GetForecastResponse> out) {
        Answers.unary(out, () -> {
            Wanted wanted = wanted(request);
            List<String> ids = request.getCellIdsCount() == 0 ? cells.cellIds() : request.getCellIdsList();
            long size = (long) ids.size()
                    * (wanted.kpis.isEmpty() ? forecasts.kpis().size() : wanted.kpis.size())
                    * wanted.horizons.size();
            if (size > MOST_FORECASTS) {
                Checks checks = new Checks();
                checks.refuse(
                        "cell_ids",
                        "cells times quantities times horizons are " + size + " forecasts, of which one answer holds "
                                + MOST_FORECASTS + "; ask for fewer cells at a time");
                checks.done();
            }
            GetForecastResponse.Builder answer = GetForecastResponse.newBuilder();
            for (String id : ids) {
                List<Forecast> ofCell = of(id, wanted);
                if (ofCell.isEmpty() && request.getCellIdsCount() > 0) {
                    throw Answers.notFound(
                            "No report of cell " + id + " was ever taken, so there is no forecast of it.");
                }
                answer.addAllForecasts(ofCell);
            }
            return answer.build();
        });
    }

    @Override
    public void watchForecasts(GetForecastRequest request, StreamObserver<Forecast> observer) {
        Answers.stream(observer, streams, place -> {
            Wanted wanted = wanted(request);
            CellChoice chosen = CellChoice.of(request.getCellIdsList());
            NewestFeed<CellView, Forecast> feed = new NewestFeed<>(
                    (ServerCallStreamObserver<Forecast>) observer,
                    executor,
                    CellView::cellId,
                    view -> of(view.cellId(), wanted),
                    CellView::networkNanos,
                    0);
            List<CellView> present = cells.cellIds().stream()
                    .filter(chosen::includes)
                    .map(cells::cell)
                    .filter(Objects::nonNull)
                    .toList();
            feed.begin(listener -> cells.watch(chosen, listener, nanos -> {}), present, place);
        });
    }

    private List<Forecast> of(String cellId, Wanted wanted) {
        return forecasts.forecast(cellId, wanted.kpis, wanted.horizons, wanted.probabilities).stream()
                .map(Protos::forecast)
                .toList();
    }

    private Wanted wanted(GetForecastRequest request) throws StatusException {
        Checks checks = new Checks();
        checks.cellIds(request.getCellIdsList(), MOST_CELLS, "cell_ids");
        List<String> known = forecasts.kpis();
        List<String> kpis = new ArrayList<>();
        for (Kpi kpi : request.getKpisList()) {
            checks.that(
                    known.contains(kpi.getName()),
                    "kpis[" + kpis.size() + "].name",
                    "\"" + kpi.getName() + "\" is not forecast; these are: " + String.join(", ", known));
            kpis.add(kpi.getName());
        }
        checks.that(kpis.size() <= known.size(), "kpis", "may name each quantity once");
        checks.that(
                request.getHorizonsMsCount() <= MOST_HORIZONS,
                "horizons_ms",
                "may be at most " + MOST_HORIZONS + ", not " + request.getHorizonsMsCount());
        for (int i = 0; i < request.getHorizonsMsCount(); i++) {
            checks.within(request.getHorizonsMs(i), SHORTEST_MILLIS, LONGEST_MILLIS, "horizons_ms[" + i + "]", "ms");
        }
        checks.that(
                request.getProbabilitiesCount() <= MOST_PROBABILITIES,
                "probabilities",
                "may be at most " + MOST_PROBABILITIES + ", not " + request.getProbabilitiesCount());
        for (int i = 0; i < request.getProbabilitiesCount(); i++) {
            checks.within(
                    request.getProbabilities(i),
                    LEAST_PROBABILITY,
                    1 - LEAST_PROBABILITY,
                    "probabilities[" + i + "]",
                    "");
        }
        checks.done();
        return new Wanted(
                kpis,
                request.getHorizonsMsCount() == 0 ? HORIZONS : request.getHorizonsMsList(),
                request.getProbabilitiesCount() == 0
                        ? PROBABILITIES
                        : request.getProbabilitiesList().stream()
                                .sorted()
                                .distinct()
                                .toList());
    }

    private record Wanted(List<String> kpis, List<Long> horizons, List<Double> probabilities) {}
}

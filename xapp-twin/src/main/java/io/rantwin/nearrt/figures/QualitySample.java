package io.rantwin.nearrt.figures;

import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.CellGlance;
import io.rantwin.nearrt.live.FidelityView;
import io.rantwin.nearrt.live.LiveForecasts;
import io.rantwin.nearrt.live.LiveQuality;
import io.rantwin.xapp.metrics.XappMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How good the twin is, of some cells at a time: asking all of ten thousand would cost more than their reports do. A tick asks a few
 * cells, one after the other round the network; a scrape sees what the last {@value #MOST_CELLS} said and never waits for the loop.
 * Thread-safe.
 */
public final class QualitySample {
    /** Cells that the figures rest on at most. */
    static final int MOST_CELLS = 256;

    private static final int CELLS_A_TICK = 4;
    private static final double MILLIS = 1_000;
    private static final List<Long> HORIZONS_MILLIS = List.of(1_000L, 10_000L, 60_000L, 300_000L);
    private static final List<String> LABELS = List.of("kpi", "horizon_seconds");

    private final Supplier<List<CellGlance>> cells;
    private final LiveQuality quality;
    private final LiveForecasts forecasts;
    private final BooleanSupplier isBehind;
    private final Map<String, Said> said = new LinkedHashMap<>();
    private int next;

    private record Said(List<FidelityView> fidelity, List<CellForecast> forecasts) {}

    /** A figure of some horizon ahead. */
    private record Figure(String kpi, long horizonMillis, double value) {}

    /**
     * Of these.
     *
     * @param isBehind whether the loop has better things to do
     */
    public QualitySample(
            Supplier<List<CellGlance>> cells, LiveQuality quality, LiveForecasts forecasts, BooleanSupplier isBehind) {
        this.cells = cells;
        this.quality = quality;
        this.forecasts = forecasts;
        this.isBehind = isBehind;
    }

    /** Asks a few cells. */
    public void tick() {
        List<CellGlance> all = cells.get();
        for (int i = 0; i < Math.min(CELLS_A_TICK, all.size()) && !isBehind.getAsBoolean(); i++) {
            String cellId = all.get(next++ % all.size()).cellId();
            Said one = new Said(
                    quality.fidelity(List.of(cellId)),
                    forecasts.forecast(cellId, List.of(), HORIZONS_MILLIS, List.of(0.5)));
            synchronized (said) {
                said.remove(cellId);
                said.put(cellId, one);
                if (said.size() > MOST_CELLS) {
                    said.remove(said.keySet().iterator().next());
                }
            }
        }
    }

    /** Shows it. */
    public void bind(XappMetrics metrics) {
        metrics.family(
                "rantwin_fidelity",
                "median over cells of 1 - sum of errors / sum of what was reported, of the last 60 predictions",
                LABELS,
                () -> medians(fidelity().map(each -> new Figure(each.kpi(), each.horizonMillis(), each.fidelity()))));
        metrics.family(
                "rantwin_forecast_skill",
                "median over cells of 1 - error / error of persistence, of the last 60 predictions",
                LABELS,
                () -> medians(fidelity()
                        .filter(each -> each.horizonMillis() > 0)
                        .map(each -> new Figure(each.kpi(), each.horizonMillis(), each.skill()))));
        metrics.family(
                "rantwin_forecast_coverage90",
                "median over cells of the share of truths that were in the 90 % interval",
                LABELS,
                () -> medians(heard().stream()
                        .flatMap(each -> each.forecasts().stream())
                        .filter(each -> each.runningCoverage90() >= 0)
                        .map(each -> new Figure(each.kpi(), each.horizonMillis(), each.runningCoverage90()))));
        metrics.family(
                "rantwin_quality_cells",
                "cells that fidelity, skill and coverage rest on",
                List.of(),
                () -> Map.of(List.of(), (double) heard().size()));
    }

    private List<Said> heard() {
        synchronized (said) {
            return List.copyOf(said.values());
        }
    }

    private Stream<FidelityView> fidelity() {
        return heard().stream().flatMap(each -> each.fidelity().stream());
    }

    /** The median of each quantity and horizon; what is no number counts for nothing. */
    private static Map<List<String>, Double> medians(Stream<Figure> figures) {
        Map<String, Map<Long, List<Double>>> values = new TreeMap<>();
        figures.filter(each -> Double.isFinite(each.value()))
                .forEach(each -> values.computeIfAbsent(each.kpi(), kpi -> new TreeMap<>())
                        .computeIfAbsent(each.horizonMillis(), horizon -> new ArrayList<>())
                        .add(each.value()));
        Map<List<String>, Double> medians = new LinkedHashMap<>();
        values.forEach((kpi, ahead) -> ahead.forEach((horizon, all) -> {
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
            medians.put(List.of(kpi, Double.toString(horizon / MILLIS)), median);
        }));
        return medians;
    }
}

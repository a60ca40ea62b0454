package io.rantwin.planner.live;

import io.rantwin.api.v1.Forecast;
import io.rantwin.api.v1.Quantile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forecasts of the last minutes, kept until what they foretold has come. Bounded in all. Thread-safe. */
public final class ForecastTrails {
    private static final int MOST_IN_ALL = 240_000;
    private static final int MOST_OF_SERIES = 240;
    private static final int LEAST_OF_SERIES = 12;

    private final Map<Key, Deque<Past>> trails = new HashMap<>();

    private record Key(String cellId, String kpi, long horizonMillis) {}

    /**
     * A forecast that was made.
     *
     * @param originNanos from when, network time
     * @param horizonMillis how far ahead
     * @param values of {@link #PROBABILITIES}, in order
     * @param naive what persistence said
     */
    public record Past(long originNanos, long horizonMillis, List<Double> values, double naive) {}

    /** The quantiles that are asked for. */
    public static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    synchronized void add(Forecast forecast) {
        if (forecast.getQuantilesCount() != PROBABILITIES.size()) {
            return;
        }
        Deque<Past> trail = trails.computeIfAbsent(
                new Key(forecast.getCellId(), forecast.getKpi().getName(), forecast.getHorizonMs()),
                key -> new ArrayDeque<>());
        if (!trail.isEmpty() && trail.getLast().originNanos() >= forecast.getOriginNs()) {
            // Told before; or a network whose time began anew.
            if (trail.getLast().originNanos() == forecast.getOriginNs()) {
                return;
            }
            trail.clear();
        }
        trail.addLast(new Past(
                forecast.getOriginNs(),
                forecast.getHorizonMs(),
                forecast.getQuantilesList().stream().map(Quantile::getValue).toList(),
                forecast.getNaive()));
        int most = Math.clamp(MOST_IN_ALL / trails.size(), LEAST_OF_SERIES, MOST_OF_SERIES);
        while (trail.size() > most) {
            trail.removeFirst();
        }
    }

    /** Oldest first. */
    synchronized List<Past> of(String cellId, String kpi, long horizonMillis) {
        Deque<Past> trail = trails.get(new Key(cellId, kpi, horizonMillis));
        return trail == null ? List.of() : new ArrayList<>(trail);
    }
}

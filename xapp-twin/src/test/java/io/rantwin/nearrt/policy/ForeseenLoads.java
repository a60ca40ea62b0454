package io.rantwin.nearrt.policy;

import io.rantwin.nearrt.live.CellForecast;
import io.rantwin.nearrt.live.LiveForecasts;
import java.util.List;
import java.util.Map;

/**
 * Forecasts that foresee one load at all times, for certain.
 *
 * @param loads by cell id [%]; of others nothing is foreseen. Read anew each time
 */
record ForeseenLoads(Map<String, Double> loads) implements LiveForecasts {
    @Override
    public List<String> kpis() {
        return List.of("RRU.PrbTotDl");
    }

    @Override
    public List<CellForecast> forecast(
            String cellId, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities) {
        Double load = loads.get(cellId);
        return load == null
                ? List.of()
                : horizonsMillis.stream()
                        .map(horizon -> new CellForecast(
                                cellId,
                                kpis.getFirst(),
                                "%",
                                0,
                                horizon,
                                probabilities,
                                List.of(load, load),
                                load,
                                -1,
                                List.of()))
                        .toList();
    }
}

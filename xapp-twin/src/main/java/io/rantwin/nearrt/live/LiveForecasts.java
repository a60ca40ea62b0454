package io.rantwin.nearrt.live;

import java.util.List;

/** Forecasts on warm state. Thread-safe. */
public interface LiveForecasts {
    /** Measurements that are forecast. */
    List<String> kpis();

    /**
     * Forecasts of one cell from its newest state, a line for each measurement and horizon.
     *
     * @param kpis measurement names of {@link #kpis()}; all when empty
     * @param horizonsMillis 1000..3600000
     * @param probabilities rising, each 0.001..0.999
     * @return empty when the cell never reported
     */
    List<CellForecast> forecast(
            String cellId, List<String> kpis, List<Long> horizonsMillis, List<Double> probabilities);
}

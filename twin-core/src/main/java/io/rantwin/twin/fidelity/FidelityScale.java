package io.rantwin.twin.fidelity;

import java.util.List;

/**
 * What is scored.
 *
 * @param kpis names of the KPIs, by index
 * @param horizonMillis times between the newest information and the beginning of the predicted period; 0 is now
 * @param granularityMillis lengths of the predicted period
 * @param window samples that a score is over
 */
public record FidelityScale(List<String> kpis, long[] horizonMillis, long[] granularityMillis, int window) {
    /** Horizons now, 1 s, 10 s and 60 s. */
    private static final long[] HORIZONS = {0, 1000, 10_000, 60_000};
    /** Granularities 1 s, 10 s and 60 s. */
    private static final long[] GRANULARITIES = {1000, 10_000, 60_000};

    /** @throws IllegalArgumentException when something is empty or not positive */
    public FidelityScale {
        kpis = List.copyOf(kpis);
        horizonMillis = horizonMillis.clone();
        granularityMillis = granularityMillis.clone();
        if (kpis.isEmpty() || horizonMillis.length == 0 || granularityMillis.length == 0 || window < 1) {
            throw new IllegalArgumentException("KPIs, horizons, granularities and window must not be empty.");
        }
    }

    /** The standard horizons and granularities for these KPIs. */
    public static FidelityScale standard(List<String> kpis, int window) {
        return new FidelityScale(kpis, HORIZONS, GRANULARITIES, window);
    }
}

package io.rantwin.twin.forecast;

import java.util.List;

/**
 * What is forecast.
 *
 * @param seasons rows in a day, a week (in this order), ascending; empty for series without
 * @param horizons at least one
 * @param runs the rows come in runs (sessions) that have nothing to do with each other; then there are no seasons
 */
public record ForecastSettings(List<Integer> seasons, List<Horizon> horizons, boolean runs) {
    /** Refuses what cannot be forecast. */
    public ForecastSettings {
        seasons = List.copyOf(seasons);
        horizons = List.copyOf(horizons);
        if (horizons.isEmpty()) {
            throw new IllegalArgumentException("no horizon is given");
        }
        if (runs && !seasons.isEmpty()) {
            throw new IllegalArgumentException("series in runs have no seasons, but " + seasons + " are given");
        }
        for (int i = 0; i < seasons.size(); i++) {
            if (seasons.get(i) < 2 || (i > 0 && seasons.get(i) <= seasons.get(i - 1))) {
                throw new IllegalArgumentException("seasons " + seasons + " must ascend from 2 rows on");
            }
        }
    }

    /** About a day ahead or more. */
    boolean far(Horizon horizon) {
        return !seasons.isEmpty() && 2 * horizon.steps() >= seasons.getFirst();
    }

    /** The seasons that have passed twice in so many rows. */
    int[] seasonsWithin(int rows) {
        return seasons.stream()
                .mapToInt(Integer::intValue)
                .filter(s -> rows >= 2 * s)
                .toArray();
    }
}

package io.rantwin.twin.recommendation;

import java.util.Arrays;

/**
 * Change of one KPI against doing nothing, as draws of an ensemble.
 *
 * @param kpi its name, such as {@code energy}
 * @param unit its unit, such as {@code kWh}
 * @param draws one change a draw; draw i of all effects and all candidates belongs to the same random future
 */
public record Effect(String kpi, String unit, double[] draws) {
    /** Refuses an effect without draws. */
    public Effect {
        if (draws.length == 0) {
            throw new IllegalArgumentException("effect on " + kpi + " has no draws, at least one is needed");
        }
    }

    /** Mean over the draws. */
    public double mean() {
        return Draws.mean(draws);
    }

    /** Quantile of the draws by linear interpolation, p in 0..1. */
    public double quantile(double p) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return Draws.quantile(sorted, p);
    }
}

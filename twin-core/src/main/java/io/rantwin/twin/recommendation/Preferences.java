package io.rantwin.twin.recommendation;

import java.util.Map;

/**
 * What the operator values.
 *
 * @param weights utility of one unit more of each KPI, negative where less is better; a KPI without weight counts nothing
 * @param sureness least probability that an action is better than doing nothing, 0.5..1
 * @param leastGain utility below which an action is not worth it, 0 or more
 */
public record Preferences(Map<String, Double> weights, double sureness, double leastGain) {
    /** Copies the weights; refuses a sureness outside 0.5..1 and a negative gain. */
    public Preferences {
        weights = Map.copyOf(weights);
        if (!(sureness >= 0.5) || sureness > 1 || !(leastGain >= 0)) {
            throw new IllegalArgumentException(
                    "sureness " + sureness + " must be in 0.5..1 and least gain " + leastGain + " 0 or more");
        }
    }

    double weight(String kpi) {
        return weights.getOrDefault(kpi, 0.0);
    }
}

package io.rantwin.planner.plan.settings;

import io.rantwin.twin.recommendation.Advice;
import java.util.List;

/**
 * What planning of settings came to.
 *
 * @param task what was asked
 * @param trials candidates, the best first
 * @param baselines simple rules on the same days
 * @param front the goal against what it costs, as the plan's judge sees them
 * @param parts of the best candidate, what is worth most first
 * @param advice ranking with reasons
 */
public record SettingsPlan(
        SettingsTask task,
        List<SettingsTrial> trials,
        List<SettingsTrial> baselines,
        List<Point> front,
        List<Part> parts,
        List<Advice> advice) {
    /** Copies the lists. */
    public SettingsPlan {
        trials = List.copyOf(trials);
        baselines = List.copyOf(baselines);
        front = List.copyOf(front);
        parts = List.copyOf(parts);
        advice = List.copyOf(advice);
    }

    /**
     * A choice of the Pareto front, in steady states.
     *
     * @param figure of the goal: percent of the PRBs that the busiest cell would need, kbit/s of those who are worst off, or percent of
     *     reports that break what their slice was promised
     * @param price mean load of all cells, or mean guaranteed share of slices in cells, percent
     * @param settings that it has
     */
    public record Point(double figure, double price, int settings) {}

    /**
     * A border or a cell of the best candidate.
     *
     * @param words what is set
     * @param worth by how much the goal would be missed without it, in its unit, in steady states
     */
    public record Part(String name, String words, double worth) {}
}

package io.rantwin.planner.plan;

import io.rantwin.twin.recommendation.Advice;
import java.util.List;

/**
 * What planning came to.
 *
 * @param task what was asked
 * @param trials candidates, the best first
 * @param baselines simple rules on the same days
 * @param front energy against unmet demand, as the plan's judge sees them
 * @param advice ranking with reasons
 */
public record EnergyPlan(
        PlanTask task, List<Trial> trials, List<Trial> baselines, List<SleepSearch.Found> front, List<Advice> advice) {
    /** Copies the lists. */
    public EnergyPlan {
        trials = List.copyOf(trials);
        baselines = List.copyOf(baselines);
        front = List.copyOf(front);
        advice = List.copyOf(advice);
    }
}

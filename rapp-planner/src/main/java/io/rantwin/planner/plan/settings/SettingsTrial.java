package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.TriedCandidate;
import io.rantwin.twin.recommendation.Candidate;
import io.rantwin.twin.recommendation.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Settings, or a rule, on days drawn from the forecast.
 *
 * @param name such as {@code greedy}
 * @param configuration null for a rule, which has none that stays
 * @param gainByDay in each day, in the unit of the goal
 * @param gain the same with bounds
 * @param rails how the guard rails fared
 * @param railsChance probability that the gate finds the rails held, on days of its own
 */
public record SettingsTrial(
        String name,
        @Nullable Configuration configuration,
        double[] gainByDay,
        Evidence.FigureGain gain,
        List<Evidence.RailCount> rails,
        double railsChance) {
    /** Copies the list. */
    public SettingsTrial {
        rails = List.copyOf(rails);
    }

    /** What may be hoped for: its gain, times the probability that the gate lets it through. */
    double hopedGain() {
        return gain.gain() * railsChance;
    }

    /** As the ranking takes it. */
    Candidate candidate(Goal goal) {
        double[] change = Arrays.stream(gainByDay)
                .map(each -> goal.wantsLess() ? -each : each)
                .toArray();
        return new TriedCandidate(
                name,
                configuration == null ? List.of() : List.copyOf(configuration.cellIds()),
                List.of(new Effect(gain.figure(), gain.unit(), change)),
                TriedCandidate.guardRails(rails),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "demand was not met in %.3f %% of reports (%.3f %% without)",
                        100 * gain.unmetWith(),
                        100 * gain.unmetWithout())));
    }
}

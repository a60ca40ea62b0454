package io.rantwin.planner.plan;

import io.rantwin.planner.gate.Evidence;
import io.rantwin.twin.recommendation.Candidate;
import io.rantwin.twin.recommendation.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A schedule on days drawn from the forecast.
 *
 * @param name such as {@code greedy, margin 1}
 * @param savedByDay kWh in each day, transitions paid
 * @param gain the same with bounds
 * @param rails how the guard rails fared
 * @param railsChance probability that the gate finds the rails held, on days of its own
 * @param cellIds of the network
 */
public record Trial(
        String name,
        SleepSchedule schedule,
        double[] savedByDay,
        Evidence.Gain gain,
        List<Evidence.RailCount> rails,
        double railsChance,
        List<String> cellIds) {
    /** Copies the lists. */
    public Trial {
        rails = List.copyOf(rails);
        cellIds = List.copyOf(cellIds);
    }

    /** Mean saving. */
    public double savedKilowattHours() {
        return gain.savedKilowattHours();
    }

    /** Whether a rail was broken in more of these days than allowed. */
    public boolean breaksRails() {
        return rails.stream().anyMatch(each -> each.broken() > each.allowed() * each.draws());
    }

    /** What may be hoped for: its saving, times the probability that the gate lets it through. */
    double hopedKilowattHours() {
        return savedKilowattHours() * railsChance;
    }

    /** As the ranking takes it. */
    Candidate candidate() {
        double[] energy = Arrays.stream(savedByDay).map(each -> -each).toArray();
        return new TriedCandidate(
                name,
                schedule.ever().stream().mapToObj(cellIds::get).toList(),
                List.of(new Effect("energy", "kWh", energy)),
                TriedCandidate.guardRails(rails),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "demand was not met in %.3f %% of reports (%.3f %% without sleep)",
                        100 * gain.unmetWith(),
                        100 * gain.unmetWithout())));
    }
}

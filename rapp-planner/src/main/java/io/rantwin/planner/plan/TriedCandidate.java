package io.rantwin.planner.plan;

import io.rantwin.planner.gate.Evidence;
import io.rantwin.twin.recommendation.Candidate;
import io.rantwin.twin.recommendation.Driver;
import io.rantwin.twin.recommendation.Effect;
import io.rantwin.twin.recommendation.GuardRail;
import java.util.List;

/**
 * What was tried on days drawn from the forecast, as the ranking takes it.
 *
 * @param action its name
 * @param cells that it is about
 */
public record TriedCandidate(
        String action,
        List<String> cells,
        List<Effect> effects,
        List<GuardRail> guardRails,
        List<Driver> drivers,
        List<String> reservations)
        implements Candidate {
    /** Copies the lists. */
    public TriedCandidate {
        cells = List.copyOf(cells);
        effects = List.copyOf(effects);
        guardRails = List.copyOf(guardRails);
        drivers = List.copyOf(drivers);
        reservations = List.copyOf(reservations);
    }

    /** How the rails fared, as the ranking takes it. */
    public static List<GuardRail> guardRails(List<Evidence.RailCount> rails) {
        return rails.stream()
                .map(each -> new GuardRail(
                        each.rail(),
                        share(each),
                        each.allowed(),
                        each.cells().isEmpty() ? "" : each.cells().getFirst()))
                .toList();
    }

    /** The probability that the rails hold on the gate's days, after what was seen of other ones; as if each broke by its own chance. */
    public static double railsChance(List<Evidence.RailCount> rails, int gateDays) {
        return rails.stream()
                .mapToDouble(each -> each.chanceToHoldOn(gateDays))
                .reduce(1, (a, b) -> a * b);
    }

    /** Days in which the rail that was broken most often was. */
    public static int brokenDays(List<Evidence.RailCount> rails) {
        return rails.stream().mapToInt(Evidence.RailCount::broken).max().orElse(0);
    }

    private static double share(Evidence.RailCount count) {
        return (double) count.broken() / count.draws();
    }
}

package io.rantwin.twin.enforcement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether neighbours have room for the users of a cell that sleeps; keeps account of the cells that go to sleep in this call.
 *
 * <p>What a neighbour carries and what it takes over are sums of what several cells' users do, which are off by chance independently of each
 * other: medians add, and the reach of the upper quantile is the root of the sum of squares. Upper quantiles that are added are
 * the quantile of a day on which everybody is unlucky at once.
 */
final class SleepRoom {
    /**
     * Of a neighbour's PRBs: who moves less than this to it neither burdens nor relieves it. A busy cell would otherwise keep awake, or
     * wake, all who have a user at its border.
     */
    private static final double LEAST_MOVED = 0.02;

    private final Round round;
    private final EnforcementParameters.Energy bounds;
    private final Map<String, Load> added = new HashMap<>();
    private final Map<String, Double> relieved = new HashMap<>();
    private final Set<String> goingToSleep = new HashSet<>();

    SleepRoom(Round round) {
        this.round = round;
        this.bounds = round.parameters.energy();
    }

    /** Takes note that a cell goes to sleep: its neighbours carry its load. */
    void sleeps(CellCondition cell) {
        goingToSleep.add(cell.cellId());
        Load moved = expected(cell);
        for (Neighbour neighbour : cell.neighbours()) {
            CellCondition other = round.view.cell(neighbour.cellId());
            if (other != null && neighbour.takeoverShare() > 0) {
                added.merge(neighbour.cellId(), moved.times(cost(cell, neighbour, other)), Load::plus);
            }
        }
    }

    /** Takes note that a cell wakes: its neighbours need not carry its load any more. */
    void wakes(CellCondition cell) {
        double median = cell.mostWithin(bounds.wakeLeadMillis()).median();
        for (Neighbour neighbour : cell.neighbours()) {
            CellCondition other = round.view.cell(neighbour.cellId());
            if (other != null && neighbour.takeoverShare() > 0 && median > 0) {
                relieved.merge(neighbour.cellId(), median * cost(cell, neighbour, other), Double::sum);
            }
        }
    }

    /** Why a cell can never sleep, whatever the loads: others do not reach its users; null when they do. */
    @Nullable
    String neverCovered(CellCondition cell, boolean isCoverageForbidden) {
        double share =
                cell.neighbours().stream().mapToDouble(Neighbour::takeoverShare).sum();
        double least = least(isCoverageForbidden);
        return share >= least
                ? null
                : "other cells cover " + Words.percent(share) + " of the demand of " + cell.cellId() + ", less than "
                        + Words.percent(least);
    }

    private double least(boolean isCoverageForbidden) {
        return isCoverageForbidden ? bounds.leastCoveredWhereForbidden() : bounds.leastCovered();
    }

    /** Why a cell cannot sleep now, in a sentence that names it; null when it can. */
    @Nullable
    String obstacle(CellCondition cell, boolean isCoverageForbidden) {
        String id = cell.cellId();
        Load load = expected(cell);
        if (Double.isNaN(load.upper())) {
            return "the load of " + id + " is not known";
        }
        if (load.upper() > bounds.sleepBelowLoad()) {
            return id + " is expected at " + Words.percent(load.upper()) + " of its PRBs, above "
                    + Words.percent(bounds.sleepBelowLoad());
        }
        if (added.containsKey(id)) {
            return id + " takes over from a cell that goes to sleep";
        }
        double covered = 0;
        for (Neighbour neighbour : cell.neighbours()) {
            CellCondition other = round.view.cell(neighbour.cellId());
            if (other == null
                    || !(neighbour.takeoverShare() > 0)
                    || !other.serves()
                    || goingToSleep.contains(neighbour.cellId())) {
                continue;
            }
            covered += neighbour.takeoverShare();
            Load moved =
                    added.getOrDefault(neighbour.cellId(), Load.NONE).plus(load.times(cost(cell, neighbour, other)));
            double then = expected(other).plus(moved).upper();
            if (!(then <= bounds.neighbourSleepCeiling()) && !(moved.upper() < LEAST_MOVED)) {
                return Double.isNaN(then)
                        ? "the load of " + neighbour.cellId() + ", which would take over from " + id + ", is not known"
                        : neighbour.cellId() + " would come to " + Words.percent(then) + ", above "
                                + Words.percent(bounds.neighbourSleepCeiling()) + ", from "
                                + Words.percent(expected(other).upper()) + ", by taking over from " + id
                                + ", expected at "
                                + Words.percent(load.upper()) + " of its own";
            }
        }
        double least = least(isCoverageForbidden);
        return covered >= least
                ? null
                : "cells in service cover " + Words.percent(covered) + " of the demand of " + id + ", less than "
                        + Words.percent(least);
    }

    /** Why a cell that sleeps is needed, in a sentence; null when it is not. */
    @Nullable
    String reasonToWake(CellCondition cell) {
        double own = cell.mostLoadWithin(bounds.wakeLeadMillis());
        if (own > bounds.wakeAboveLoad()) {
            return "its own users are expected to need " + Words.percent(own) + " of its PRBs within "
                    + Words.time(bounds.wakeLeadMillis());
        }
        boolean isCarried = false;
        for (Neighbour neighbour : cell.neighbours()) {
            CellCondition other = round.view.cell(neighbour.cellId());
            if (other == null || !(neighbour.takeoverShare() > 0) || !other.serves()) {
                continue;
            }
            isCarried = true;
            // Of a sleeper that nothing is known of it may be much.
            if (own * cost(cell, neighbour, other) < LEAST_MOVED) {
                continue;
            }
            double most = other.mostLoadWithin(bounds.wakeLeadMillis()) - relieved.getOrDefault(other.cellId(), 0.0);
            if (most >= bounds.neighbourWakeCeiling()) {
                return "cell " + other.cellId() + ", which carries its users, is expected at " + Words.percent(most)
                        + " within " + Words.time(bounds.wakeLeadMillis()) + ", above "
                        + Words.percent(bounds.neighbourWakeCeiling());
            }
        }
        return isCarried ? null : "no cell in service is known to carry its users";
    }

    private long horizon() {
        return bounds.minOffMillis() + bounds.wakeLeadMillis();
    }

    private Load expected(CellCondition cell) {
        LoadForecast most = cell.mostWithin(horizon());
        return new Load(most.median(), most.reach() * most.reach());
    }

    // PRBs of the neighbour for one of the cell.
    private double cost(CellCondition cell, Neighbour neighbour, CellCondition other) {
        if (neighbour.takeoverCost() >= 0) {
            return neighbour.takeoverCost();
        }
        double ratio = cell.capacityKbits() > 0 && other.capacityKbits() > 0
                ? cell.capacityKbits() / other.capacityKbits()
                : 1;
        return neighbour.takeoverShare() * bounds.takeoverCost() * ratio;
    }

    /**
     * What is foreseen.
     *
     * @param reachSquared of the upper quantile beyond the median
     */
    private record Load(double median, double reachSquared) {
        private static final Load NONE = new Load(0, 0);

        double upper() {
            return median + Math.sqrt(reachSquared);
        }

        Load plus(Load other) {
            return new Load(median + other.median, reachSquared + other.reachSquared);
        }

        Load times(double factor) {
            return new Load(factor * median, factor * factor * reachSquared);
        }
    }
}

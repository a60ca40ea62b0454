package io.rantwin.twin.enforcement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether neighbours have room for the users of a cell that sleeps; keeps account of the cells that go to sleep in this call. */
final class SleepRoom {
    private final Round round;
    private final EnforcementParameters.Energy bounds;
    private final Map<String, Double> added = new HashMap<>();
    private final Set<String> goingToSleep = new HashSet<>();

    SleepRoom(Round round) {
        this.round = round;
        this.bounds = round.parameters.energy();
    }

    /** Takes note that a cell goes to sleep: its neighbours carry its load. */
    void sleeps(CellCondition cell) {
        goingToSleep.add(cell.cellId());
        double moved = expected(cell);
        for (Neighbour neighbour : cell.neighbours()) {
            CellCondition other = round.view.cell(neighbour.cellId());
            if (other != null && neighbour.takeoverShare() > 0) {
                added.merge(neighbour.cellId(), brings(cell, moved, neighbour, other), Double::sum);
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
        double load = expected(cell);
        if (Double.isNaN(load)) {
            return "the load of " + id + " is not known";
        }
        if (load > bounds.sleepBelowLoad()) {
            return id + " is expected at " + Words.percent(load) + " of its PRBs, above "
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
            double most = other.mostLoadWithin(horizon()) + added.getOrDefault(neighbour.cellId(), 0.0);
            double then = most + brings(cell, load, neighbour, other);
            if (!(then <= bounds.neighbourSleepCeiling())) {
                return Double.isNaN(then)
                        ? "the load of " + neighbour.cellId() + ", which would take over from " + id + ", is not known"
                        : neighbour.cellId() + " would come to " + Words.percent(then) + " by taking over from " + id
                                + ", above " + Words.percent(bounds.neighbourSleepCeiling());
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
            double most = other.mostLoadWithin(bounds.wakeLeadMillis());
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

    private double expected(CellCondition cell) {
        return cell.mostLoadWithin(horizon());
    }

    private double brings(CellCondition cell, double load, Neighbour neighbour, CellCondition other) {
        double ratio = cell.capacityKbits() > 0 && other.capacityKbits() > 0
                ? cell.capacityKbits() / other.capacityKbits()
                : 1;
        return load * neighbour.takeoverShare() * bounds.takeoverCost() * ratio;
    }
}

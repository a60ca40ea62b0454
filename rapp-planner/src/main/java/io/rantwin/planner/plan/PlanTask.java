package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.TwinWorld;
import java.util.BitSet;

/**
 * What an energy plan is to achieve.
 *
 * @param world network, demand, powers and how they are enforced
 * @param mostLoad ceiling of every cell's load in the plan, fraction of its PRBs
 * @param leastCovered share of a sleeping cell's demand that cells in service must reach
 * @param margin deviations above the mean demand at which the ceiling must hold
 * @param leastOffPeriods that a sleep lasts at least
 * @param leastOnPeriods that a cell is on between two sleeps at least
 * @param forbidden cells that must not sleep, by index
 */
public record PlanTask(
        TwinWorld world,
        double mostLoad,
        double leastCovered,
        double margin,
        int leastOffPeriods,
        int leastOnPeriods,
        BitSet forbidden) {
    /** Checks the ranges. */
    public PlanTask {
        forbidden = (BitSet) forbidden.clone();
        if (!(mostLoad > 0 && mostLoad <= 1) || !(leastCovered >= 0 && leastCovered <= 1) || !(margin >= 0)) {
            throw new IllegalArgumentException(
                    "The ceiling lies above 0 and up to 1, the covered share in 0..1, the margin"
                            + " at 0 or above, not " + mostLoad + ", " + leastCovered + ", " + margin + ".");
        }
        if (leastOffPeriods < 1 || leastOnPeriods < 1) {
            throw new IllegalArgumentException("Cells are off and on for at least one period, not " + leastOffPeriods
                    + " and " + leastOnPeriods + ".");
        }
    }

    /** Share that a plan asks to be covered: a little more than enforcement does, which looks at one cell after the other. */
    public static double covered(TwinWorld world) {
        return Math.min(1, world.enforcement().energy().leastCovered() + 0.01);
    }

    /** The same with another margin. */
    public PlanTask withMargin(double other) {
        return new PlanTask(world, mostLoad, leastCovered, other, leastOffPeriods, leastOnPeriods, forbidden);
    }
}

package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.DemandProfile;

/** Demands at which the judges of plans look: as foreseen, one and two deviations above, and how much each counts. */
public final class DemandLevels {
    private static final double[] DEVIATIONS = {0, 1, 2};
    private static final double[] WEIGHTS = {0.7, 0.25, 0.05};

    private DemandLevels() {}

    /** How many there are. */
    public static int count() {
        return DEVIATIONS.length;
    }

    /** How much one counts; all together 1. */
    public static double weight(int level) {
        return WEIGHTS[level];
    }

    /** Demand of each cell at a level, bit/s. */
    public static double[] demand(DemandProfile profile, int period, int level) {
        return above(profile, period, DEVIATIONS[level]);
    }

    /** Demand of each cell so many deviations above the mean, bit/s. */
    public static double[] above(DemandProfile profile, int period, double deviations) {
        double[] demand = new double[profile.cells()];
        for (int c = 0; c < demand.length; c++) {
            demand[c] = profile.above(period, c, deviations);
        }
        return demand;
    }
}

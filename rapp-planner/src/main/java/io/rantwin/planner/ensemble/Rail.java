package io.rantwin.planner.ensemble;

import io.rantwin.twin.whatif.Kpi;

/**
 * What must hold in every cell and every report, but for a stated share of days. Days in which it would not hold anyway, at that cell
 * and time, are nobody's fault.
 *
 * @param kpi figure
 * @param least allowed
 * @param most allowed
 * @param mostProbability share of days in which the policy may newly break it, above 0 and below 1
 */
public record Rail(Kpi kpi, double least, double most, double mostProbability) {
    /** Beyond every figure. */
    public static final double NO_BOUND = 1e18;

    /** Checks the ranges. */
    public Rail {
        if (!(least <= most) || !(mostProbability > 0 && mostProbability < 1)) {
            throw new IllegalArgumentException("The guard rail on " + kpi.measurement()
                    + " must have least <= most and a" + " probability above 0 and below 1, not " + least + ", " + most
                    + ", " + mostProbability + ".");
        }
    }

    /** A ceiling. */
    public static Rail atMost(Kpi kpi, double most, double mostProbability) {
        return new Rail(kpi, -NO_BOUND, most, mostProbability);
    }

    /** A floor. */
    public static Rail atLeast(Kpi kpi, double least, double mostProbability) {
        return new Rail(kpi, least, NO_BOUND, mostProbability);
    }

    /** Whether a figure breaks it; no figure breaks nothing. */
    public boolean isBrokenBy(double value) {
        return value < least || value > most;
    }

    /** Such as {@code RRU.PrbTotDl at most 90 % of PRBs}. */
    public String words() {
        String bounds = most >= NO_BOUND
                ? "at least " + Numbers.plain(least)
                : least <= -NO_BOUND
                        ? "at most " + Numbers.plain(most)
                        : "between " + Numbers.plain(least) + " and " + Numbers.plain(most);
        return kpi.measurement() + " " + bounds + " " + kpi.unit();
    }
}

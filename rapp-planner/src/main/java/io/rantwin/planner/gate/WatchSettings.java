package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.DemandProfile;

/**
 * How a policy in force is watched.
 *
 * @param mostFalseWithdrawal probability at most, over one horizon, that a policy is withdrawn although all goes as foretold
 * @param loadLuck deviation of a reported load around the twin's, in points, that no belief foresees: the luck of single users
 * @param luckInCommon share of that luck's variance that all cells have in common, 0..1: 0 when cells' lucks have nothing to do with
 *     each other, 1 when all are lucky at once. It says how much of it is left in the mean load of many cells
 * @param wattLuck deviation of a cell's reported electrical power, as a share of it
 * @param mostFalseEffect probability at most that a policy without any effect is kept (SPRT, alpha)
 * @param mostMissedEffect probability at most that one which does what was foretold is withdrawn as without effect (SPRT, beta)
 * @param canaryReports reports that a canary is watched for at least
 * @param settleMillis network time from a revision until what it leads to can be seen: reports that begin earlier count for nothing
 */
public record WatchSettings(
        double mostFalseWithdrawal,
        double loadLuck,
        double luckInCommon,
        double wattLuck,
        double mostFalseEffect,
        double mostMissedEffect,
        int canaryReports,
        long settleMillis) {
    /**
     * One false withdrawal in fifty days, 3 points of load, as much of it in common as of a day's demand, 5 % of the power, 1 % each for the effect, 8 reports; what a revision leads
     * to is seen within a report.
     */
    public static final WatchSettings USUAL = new WatchSettings(0.02, 3, DemandProfile.COMMON, 0.05, 0.01, 0.01, 8, 0);

    /** Checks the ranges. */
    public WatchSettings {
        if (!(mostFalseWithdrawal > 0 && mostFalseWithdrawal < 1)
                || !(mostFalseEffect > 0 && mostFalseEffect < 0.5)
                || !(mostMissedEffect > 0 && mostMissedEffect < 0.5)) {
            throw new IllegalArgumentException(
                    "Error rates of a watch lie above 0; of a withdrawal below 1, of the effect" + " below 0.5; not "
                            + mostFalseWithdrawal + ", " + mostFalseEffect + ", " + mostMissedEffect + ".");
        }
        if (!(luckInCommon >= 0 && luckInCommon <= 1)) {
            throw new IllegalArgumentException(
                    "The share of luck that cells have in common lies in 0..1, not " + luckInCommon + ".");
        }
        if (!(loadLuck > 0) || !(wattLuck > 0) || canaryReports < 1 || settleMillis < 0) {
            throw new IllegalArgumentException(
                    "Luck is above 0, a canary is watched for at least one report, and settling takes no less than no"
                            + " time.");
        }
    }

    /**
     * The share of luck's variance that cells have in common, from what was seen: the mean of n cells, each of variance {@code s^2} and
     * with correlation r between any two, has the variance {@code s^2 (1 / n + (1 - 1 / n) r)}.
     *
     * @param ofCell variance of a cell's load, mean of the cells
     * @param ofMean variance of the cells' mean load
     * @param cells how many
     */
    public static double luckInCommon(double ofCell, double ofMean, int cells) {
        return ofCell > 0 && cells > 1 ? Math.clamp((cells * ofMean / ofCell - 1) / (cells - 1), 0, 1) : 0;
    }

    /** The same allowing for luck as it was seen, and for no less than before; what cells have in common of it is as it was seen. */
    public WatchSettings withLuck(double seenLoadLuck, double seenInCommon, double seenWattLuck) {
        return new WatchSettings(
                mostFalseWithdrawal,
                Math.max(loadLuck, seenLoadLuck),
                seenInCommon,
                Math.max(wattLuck, seenWattLuck),
                mostFalseEffect,
                mostMissedEffect,
                canaryReports,
                settleMillis);
    }

    /** The same where what a revision leads to is seen after another time, in ms. */
    public WatchSettings settlingWithin(long millis) {
        return new WatchSettings(
                mostFalseWithdrawal,
                loadLuck,
                luckInCommon,
                wattLuck,
                mostFalseEffect,
                mostMissedEffect,
                canaryReports,
                millis);
    }

    /** Variance of the luck of the mean load of so many cells. */
    double luckOfMean(int cells) {
        return loadLuck * loadLuck * (1.0 / cells + (1 - 1.0 / cells) * luckInCommon);
    }

    /** Variance of a reported power around the twin's. */
    double powerLuck(double meanWatts) {
        return Math.max(1, wattLuck * wattLuck * meanWatts * meanWatts);
    }

    /** Least draws from which a threshold of this error rate can be taken. */
    public int leastDraws() {
        return (int) Math.ceil(1 / mostFalseWithdrawal - 1e-9) - 1;
    }
}

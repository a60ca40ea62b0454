package io.rantwin.planner.gate;

/**
 * How a policy in force is watched.
 *
 * @param mostFalseWithdrawal probability at most, over one horizon, that a policy is withdrawn although all goes as foretold
 * @param loadLuck deviation of a reported load around the twin's, in points, that no belief foresees: the luck of single users
 * @param wattLuck the same of a cell's electrical power, as a share of it
 * @param mostFalseEffect probability at most that a policy without any effect is kept (SPRT, alpha)
 * @param mostMissedEffect probability at most that one which does what was foretold is withdrawn as without effect (SPRT, beta)
 * @param canaryReports reports that a canary is watched for at least
 * @param settleMillis network time from a revision until what it leads to can be seen: reports that begin earlier count for nothing
 */
public record WatchSettings(
        double mostFalseWithdrawal,
        double loadLuck,
        double wattLuck,
        double mostFalseEffect,
        double mostMissedEffect,
        int canaryReports,
        long settleMillis) {
    /**
     * One false withdrawal in fifty days, 3 points of load, 5 % of the power, 1 % each for the effect, 8 reports; what a revision leads
     * to is seen within a report.
     */
    public static final WatchSettings USUAL = new WatchSettings(0.02, 3, 0.05, 0.01, 0.01, 8, 0);

    /** Checks the ranges. */
    public WatchSettings {
        if (!(mostFalseWithdrawal > 0 && mostFalseWithdrawal < 1)
                || !(mostFalseEffect > 0 && mostFalseEffect < 0.5)
                || !(mostMissedEffect > 0 && mostMissedEffect < 0.5)) {
            throw new IllegalArgumentException(
                    "Error rates of a watch lie above 0; of a withdrawal below 1, of the effect" + " below 0.5; not "
                            + mostFalseWithdrawal + ", " + mostFalseEffect + ", " + mostMissedEffect + ".");
        }
        if (!(loadLuck > 0) || !(wattLuck > 0) || canaryReports < 1 || settleMillis < 0) {
            throw new IllegalArgumentException(
                    "Luck is above 0, a canary is watched for at least one report, and settling takes no less than no time.");
        }
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

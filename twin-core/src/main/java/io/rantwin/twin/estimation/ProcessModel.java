package io.rantwin.twin.estimation;

/**
 * How the state moves by itself: Ornstein-Uhlenbeck processes with these time constants (s) and stationary standard deviations, all
 * on the natural-logarithm scale but the temperature.
 *
 * @param trendSeconds time constant with which traffic returns to its level
 * @param levelPerRootSecond random walk of the level: standard deviation after one second
 * @param burstDeviation of traffic around its level
 * @param trendDeviation of the way (trend x time constant) that a lasting trend still has to go
 * @param efficiencySeconds of spectral efficiency
 * @param efficiencyDeviation of spectral efficiency
 * @param usersSeconds of connected users
 * @param usersDeviation of connected users
 * @param backlogSeconds of the backlog's ratio to processor sharing
 * @param backlogDeviation of that ratio
 * @param temperatureSeconds thermal resistance x capacity
 * @param temperatureDeviation in kelvin around the load's own temperature
 */
public record ProcessModel(
        double trendSeconds,
        double levelPerRootSecond,
        double burstDeviation,
        double trendDeviation,
        double efficiencySeconds,
        double efficiencyDeviation,
        double usersSeconds,
        double usersDeviation,
        double backlogSeconds,
        double backlogDeviation,
        double temperatureSeconds,
        double temperatureDeviation) {
    // A session lasts about a minute or two, and with the users of the moment goes the efficiency of the moment.
    // Nothing shorter than some periods can be seen.
    private static final double SESSION_SECONDS = 60;
    private static final double TREND_PERIODS = 3;
    private static final double USERS_STAY_SECONDS = 600;

    /** @throws IllegalArgumentException when a number is not positive and finite */
    public ProcessModel {
        double[] all = {
            trendSeconds, levelPerRootSecond, burstDeviation, trendDeviation, efficiencySeconds, efficiencyDeviation,
            usersSeconds, usersDeviation, backlogSeconds, backlogDeviation, temperatureSeconds, temperatureDeviation
        };
        for (double value : all) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A process number is " + value + "; each must be positive.");
            }
        }
    }

    /** A start for cells that report this often; the filter scales it by what it sees. */
    public static ProcessModel forGranularity(long granularityMillis) {
        double trendSeconds = Math.max(SESSION_SECONDS, TREND_PERIODS * granularityMillis / 1000.0);
        double hour = 3600;
        return new ProcessModel(
                trendSeconds,
                0.03,
                0.5,
                0.02,
                USERS_STAY_SECONDS,
                0.5,
                24 * hour,
                1,
                USERS_STAY_SECONDS,
                0.7,
                hour / 2,
                3);
    }
}

package io.rantwin.planner.evaluation;

import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.Horizon;

/**
 * What is scored and how.
 *
 * @param history rows before the scored window
 * @param validation last rows of the history, on which the parameters of the simple methods are chosen
 * @param context rows of a run that pass before its first forecast is scored
 */
record EvaluationPlan(ForecastSettings settings, int history, int validation, int context) {
    private static final double LEARNING_SHARE = 0.3;
    private static final double MOST_LEARNING = 0.45;
    private static final int HORIZONS_TO_LEARN = 4;

    /**
     * First row whose forecasts teach weights and intervals: they must have been made without the rows they are judged by, and
     * a far horizon teaches nothing before it has passed.
     */
    int learningFrom() {
        int farthest =
                settings.horizons().stream().mapToInt(Horizon::steps).max().orElse(1);
        int wanted = Math.max(Math.max(validation, HORIZONS_TO_LEARN * farthest), (int) (LEARNING_SHARE * history));
        return history - Math.min(wanted, (int) (MOST_LEARNING * history));
    }

    /** Rows of one block of the bootstrap, for series without runs. */
    int blockRows(int rows) {
        return settings.seasons().isEmpty()
                ? Math.max(1, (rows - history) / 20)
                : settings.seasons().getFirst();
    }
}

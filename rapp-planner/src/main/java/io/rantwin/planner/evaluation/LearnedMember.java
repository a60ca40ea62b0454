package io.rantwin.planner.evaluation;

import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.LearnedForecaster;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.forecast.ExternalMember;
import io.rantwin.twin.forecast.Horizon;
import io.rantwin.twin.forecast.QuantileForecast;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.List;

/** A trained model as a member: follows the rows of the table it is scored on. */
final class LearnedMember implements ExternalMember {
    private static final double[] LEVELS = {0.05, 0.1, 0.5, 0.9, 0.95};
    private static final int MEDIAN = 2;

    private final String name;
    private final List<Integer> horizonRows;
    private final LearnedForecaster forecaster;
    private final List<double[]> rows;
    private final long[] millis;
    private final int[] cells;
    private final int[] levels;

    private LearnedMember(
            String name, List<Integer> horizonRows, LearnedForecaster forecaster, SeriesTable table, int[] cells) {
        this.name = name;
        this.horizonRows = horizonRows;
        this.forecaster = forecaster;
        this.rows = table.rows();
        this.millis = table.millis();
        this.cells = cells;
        this.levels = new int[LEVELS.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = forecaster.levels().indexOf(LEVELS[i]);
        }
    }

    /**
     * A member for some series of a table.
     *
     * @param modelId its name in results
     * @param table what the model is fed with
     * @param scored names of the series that are forecast, in order; one the model does not forecast is left to the others
     */
    static LearnedMember of(
            String modelId, ModelCard.Feeding feeding, Weights weights, SeriesTable table, List<String> scored)
            throws EvaluationException, BundleException {
        if (!feeding.columns().isEmpty() && !scored.contains(feeding.columns().getFirst())) {
            throw new EvaluationException(
                    "the model forecasts " + feeding.columns().getFirst() + ", which is not among the scored series: "
                            + String.join(", ", scored));
        }
        int[] cells = scored.stream()
                .mapToInt(each -> feeding.columns().isEmpty()
                        ? table.names().indexOf(each)
                        : each.equals(feeding.columns().getFirst()) ? 0 : -1)
                .toArray();
        try {
            var forecaster =
                    new LearnedForecaster(weights, feeding.feeder(table.names()), feeding.neighbourhood(table.names()));
            return new LearnedMember(modelId, feeding.horizonRows(), forecaster, table, cells);
        } catch (WeightsException wrong) {
            throw new EvaluationException("the model cannot be run: " + wrong.getMessage(), wrong);
        }
    }

    void startRun() {
        forecaster.startRun();
    }

    void observe(int row) {
        forecaster.observe(rows.get(row), millis[row]);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double forecast(int series, Horizon horizon) {
        return quantile(series, horizon, MEDIAN);
    }

    QuantileForecast quantiles(int series, Horizon horizon) {
        double median = forecast(series, horizon);
        return Double.isNaN(median)
                ? QuantileForecast.NONE
                : new QuantileForecast(
                        quantile(series, horizon, 0),
                        quantile(series, horizon, 1),
                        median,
                        quantile(series, horizon, 3),
                        quantile(series, horizon, 4),
                        Double.NaN,
                        Double.NaN);
    }

    private double quantile(int series, Horizon horizon, int level) {
        int at = horizonRows.indexOf(horizon.steps());
        return at < 0 || cells[series] < 0 || levels[level] < 0 || horizon.target() == Horizon.Target.MEAN
                ? Double.NaN
                : forecaster.quantile(cells[series], at, levels[level]);
    }
}

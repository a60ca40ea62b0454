package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.ModelComparison;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.BundleException;
import io.rantwin.planner.model.Feeder;
import io.rantwin.planner.model.LearnedForecaster;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.twin.forecast.ForecastSettings;
import io.rantwin.twin.forecast.Horizon;
import io.rantwin.twin.learned.Layer;
import io.rantwin.twin.learned.Weights;
import io.rantwin.twin.learned.WeightsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site's part in a model that sites train together: everything here stays, but the vectors and figures that come out. Not thread-safe. */
public final class SiteTraining {
    private final SharedModel model;
    private final SeriesTable table;
    private final int validationRows;
    private final int testRows;
    private final Trainer trainer;
    private @Nullable Prepared prepared;

    /** What follows from base and scaling, which are agreed on once. */
    private record Prepared(TrainingSet set, Validation validation) {}

    /**
     * What a round gives.
     *
     * @param change of the weights
     * @param loss on the site's validation rows of the weights that it began from
     */
    public record Round(float[] change, double loss) {}

    /** @param table the site's own cells, a column each */
    public SiteTraining(SharedModel model, SeriesTable table, int validationRows, int testRows, Trainer trainer)
            throws TrainingException {
        int farthest = model.horizonRows().getLast();
        if (Math.min(validationRows, testRows) <= farthest
                || table.size() - validationRows - testRows <= 2 * Math.max(farthest, model.dayRows())) {
            throw new TrainingException("the site has " + table.size() + " rows; of them " + validationRows
                    + " are for validation and " + testRows + " for the test, and the rest is too little");
        }
        this.model = model;
        this.table = table;
        this.validationRows = validationRows;
        this.testRows = testRows;
        this.trainer = trainer;
    }

    private int testFrom() {
        return table.size() - testRows;
    }

    private int trainUntil() {
        return testFrom() - validationRows;
    }

    /** The site's own base. */
    public float[] base() throws TrainingException {
        List<List<Double>> fitted = SeasonalBase.fit(table, model.dayRows(), model.horizonRows(), trainUntil());
        float[] vector = new float[model.baseLength()];
        int at = 0;
        for (List<Double> row : fitted) {
            for (double each : row) {
                vector[at++] = (float) each;
            }
        }
        return vector;
    }

    /** The site's own scaling with a base that is agreed on. */
    public float[] scaling(float[] base) throws TrainingException, BundleException {
        ModelCard.Feeding feeding = model.feeding(base);
        return SharedModel.vector(
                Scaling.of(Window.of(table, feeding), feeding.inputs().size(), trainUntil(), true));
    }

    private Prepared prepared(float[] base, float[] agreed) throws BundleException {
        Prepared ready = prepared;
        if (ready == null) {
            ModelCard.Feeding feeding = model.feeding(base);
            Window window = Window.of(table, feeding);
            Scaling scaling = SharedModel.scaling(agreed);
            int truncation = model.settings().truncation();
            ready = new Prepared(
                    TrainingRun.set(new NetworkInputs(window, scaling, 0), feeding, trainUntil(), truncation),
                    new Validation(
                            window,
                            model.header(feeding, scaling),
                            model.horizonRows(),
                            trainUntil() - TrainingRun.CHUNKS_A_SEGMENT * truncation,
                            trainUntil(),
                            testFrom()));
            prepared = ready;
        }
        return ready;
    }

    /**
     * An epoch on the site's own rows.
     *
     * @param round from 0 on: the order of pieces and the learning rate depend on it
     */
    public Round round(float[] base, float[] scaling, float[] weights, int round)
            throws TrainingException, BundleException {
        Prepared ready = prepared(base, scaling);
        TrainingSettings all = model.settings();
        TrainingSettings one = new TrainingSettings(
                all.seed() + round,
                all.units(),
                1,
                all.learningRate(Math.min(all.epochs(), round + 1)),
                all.truncation(),
                all.batch(),
                all.weightDecay());
        List<Layer> begin = model.layers(weights);
        double loss = ready.validation().loss(begin);
        float[] change = SharedModel.vector(trainer.train(ready.set(), one, begin, (epoch, layers) -> true));
        for (int i = 0; i < change.length; i++) {
            change[i] -= weights[i];
        }
        return new Round(change, loss);
    }

    /** What the ends of intervals must be moved by for the site's validation rows. */
    public float[] shifts(float[] base, float[] scaling, float[] weights) throws TrainingException, BundleException {
        return prepared(base, scaling).validation().shifts(model.layers(weights));
    }

    /**
     * Absolute errors of the medians on the site's test rows.
     *
     * @return by horizon: their sum and their number
     */
    public double[][] errors(SharedModel.Parts parts) throws TrainingException, BundleException {
        ModelCard.Feeding feeding = model.feeding(parts.base());
        Feeder feeder = feeding.feeder(table.names());
        int median = TrainingRun.QUANTILES.indexOf(0.5);
        int horizons = model.horizonRows().size();
        double[][] errors = new double[horizons][2];
        try {
            var forecaster = new LearnedForecaster(
                    Weights.inMemory(
                            model.header(feeding, SharedModel.scaling(parts.scaling())), model.layers(parts.weights())),
                    feeder,
                    feeding.neighbourhood(table.names()));
            long[] millis = table.millis();
            for (int row = 0; row < table.size(); row++) {
                forecaster.observe(table.rows().get(row), millis[row]);
                for (int h = 0; h < horizons; h++) {
                    int at = row + model.horizonRows().get(h);
                    if (at < testFrom() || at >= table.size()) {
                        continue;
                    }
                    for (int cell = 0; cell < feeder.cells(); cell++) {
                        double off = Math.abs(table.rows().get(at)[cell] - forecaster.quantile(cell, h, median));
                        if (!Double.isNaN(off)) {
                            errors[h][0] += off;
                            errors[h][1]++;
                        }
                    }
                }
            }
        } catch (WeightsException wrong) {
            throw new TrainingException("what was trained does not fit together: " + wrong.getMessage(), wrong);
        }
        return errors;
    }

    /** How the model does on the site's test rows beside the simple methods. */
    public List<ModelCard.Figure> figures(SharedModel.Parts parts)
            throws TrainingException, EvaluationException, BundleException {
        int day = model.dayRows();
        ModelCard.Feeding feeding = model.feeding(parts.base());
        return ModelComparison.figures(
                table,
                table.names(),
                new ForecastSettings(
                        testFrom() >= 14 * day ? List.of(day, 7 * day) : List.of(day),
                        model.horizonRows().stream().map(Horizon::value).toList(),
                        false),
                testFrom(),
                validationRows,
                0,
                feeding,
                Weights.inMemory(
                        model.header(feeding, SharedModel.scaling(parts.scaling())),
                        IntervalCalibration.shifted(model.layers(parts.weights()), parts.shifts())),
                done -> {});
    }
}

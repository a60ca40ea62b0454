package io.rantwin.planner.retraining;

import io.rantwin.planner.evaluation.ModelComparison;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.HistoryRows;
import io.rantwin.planner.training.ModelMaker;
import io.rantwin.planner.training.TrainingException;
import io.rantwin.planner.training.TrainingRequest;
import io.rantwin.planner.training.TrainingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a model is trained on again, and judged by.
 *
 * @param rows of the history
 * @param validation the last rows of a cell but those that judge, which tell when to stop
 * @param test the last rows of a cell, which judge
 */
record TrainingRows(HistoryRows rows, int validation, int test) {
    private static final int SEASONAL_DAYS = 14;
    /** The comparison needs three days at least. */
    private static final int JUDGING_DAYS = 3;

    private static final int SHARE = 8;
    private static final int PATIENCE = 8;

    /**
     * Splits rows as a model needs them.
     *
     * @param least rows of a cell in the mean
     * @throws TrainingException when they are too few; the message says how many are there and how many are needed
     */
    static TrainingRows of(ModelCard.Feeding feeding, HistoryRows rows, int least) throws TrainingException {
        boolean seasonal = feeding.kind() == ModelCard.Feeding.Kind.SEASONAL;
        int farthest = feeding.horizonRows().getLast();
        int test = seasonal
                ? JUDGING_DAYS * feeding.dayRows()
                : Math.max(
                        rows.size() / SHARE, HistoryRows.JUDGING_PIECES * (ModelComparison.RUN_CONTEXT + 2 * farthest));
        int validation = seasonal ? test : Math.max(rows.size() / SHARE, 2 * farthest);
        int needed = Math.max(
                least, seasonal ? SEASONAL_DAYS * feeding.dayRows() : test + validation + Math.max(test, 4 * farthest));
        double there = told(rows);
        if (there < needed) {
            throw new TrainingException(String.format(
                    Locale.ROOT,
                    "the history has %d rows of %s s with %s in the mean of %d cells, and %d are needed",
                    (long) there,
                    seconds(rows.stepMillis()),
                    rows.measurements().getFirst(),
                    rows.cells().size(),
                    needed));
        }
        return new TrainingRows(rows, validation, test);
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
    }

    /** Rows with a target, in the mean of the cells. */
    private static double told(HistoryRows rows) {
        return Arrays.stream(rows.values())
                .mapToLong(cell -> Arrays.stream(cell[0])
                        .filter(value -> !Double.isNaN(value))
                        .count())
                .average()
                .orElse(0);
    }

    /**
     * Going on from a model's weights. After the best epoch is found it is trained as long again with the validation rows: the newest rows that
     * do not judge are those that tell most of what has changed.
     */
    TrainingRequest request(ModelBundle before) {
        ModelCard card = before.card();
        ModelCard.Feeding feeding = card.feeding();
        boolean sideBySide = feeding.columns().isEmpty();
        SeriesTable table = sideBySide ? rows.sideBySide() : rows.cellAfterCell(validation, test);
        int cells = sideBySide ? 1 : rows.cells().size();
        return new TrainingRequest(
                table,
                !sideBySide,
                feeding.kind(),
                card.name(),
                feeding.target(),
                feeding.granularitySeconds(),
                feeding.horizonRows(),
                feeding.columns(),
                validation * cells,
                test * cells,
                TrainingSettings.usual(
                        card.training().seed(),
                        TrainingRequest.units(before.weights().layers())),
                1,
                PATIENCE,
                true,
                before.weights().layers(),
                feeding.neighbours());
    }

    ModelMaker.Origin origin() {
        return new ModelMaker.Origin(rows.source(), rows.sha256());
    }

    /** What a model reads, its target first. */
    static List<String> measurements(ModelCard.Feeding feeding) {
        return feeding.columns().isEmpty() ? List.of(feeding.target()) : feeding.columns();
    }
}

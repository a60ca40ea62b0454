package io.rantwin.planner.training;

import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.model.Neighbours;
import io.rantwin.twin.learned.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained. Rows are split by time: first those to train on, then those that tell when to stop, then those that judge.
 *
 * @param table everything the model may read
 * @param runs the rows come in runs
 * @param kind how the model is fed
 * @param name of the line of models
 * @param target name of what is forecast
 * @param granularitySeconds seconds of a row
 * @param horizonRows rows ahead, rising
 * @param columns measurements of the one cell, the target first; empty when every column is a cell
 * @param validationRows rows that tell when to stop
 * @param testRows the last rows
 * @param settings of the network and its training
 * @param networks trained from different seeds, whose outputs are averaged
 * @param patience epochs without a better validation loss after which it ends
 * @param refit whether the epochs are then run again with the validation rows among those trained on
 * @param start layers to go on from; empty to begin anew
 * @param neighbours whose inputs a cell reads beside its own; null for no graph mixing
 */
public record TrainingRequest(
        SeriesTable table,
        boolean runs,
        ModelCard.Feeding.Kind kind,
        String name,
        String target,
        double granularitySeconds,
        List<Integer> horizonRows,
        List<String> columns,
        int validationRows,
        int testRows,
        TrainingSettings settings,
        int networks,
        int patience,
        boolean refit,
        List<Layer> start,
        @Nullable Neighbours neighbours) {
    private static final double DAY_SECONDS = 86_400;

    /** Copies the lists. */
    public TrainingRequest {
        horizonRows = List.copyOf(horizonRows);
        columns = List.copyOf(columns);
        start = List.copyOf(start);
    }

    /** Units of the recurrent layer of a model that is gone on from. */
    public static int units(List<Layer> start) {
        return NetworkInputs.trained(start).getFirst().outputs();
    }

    /** First row that is not trained on. */
    public int trainUntil() {
        return table.size() - testRows - validationRows;
    }

    /** First row that judges. */
    int testFrom() {
        return table.size() - testRows;
    }

    /** Rows in a day; 0 for models without seasons. */
    int dayRows() {
        return kind == ModelCard.Feeding.Kind.SEASONAL ? (int) Math.round(DAY_SECONDS / granularitySeconds) : 0;
    }

    /** Names of the series that are forecast. */
    List<String> scored() {
        return columns.isEmpty() ? table.names() : List.of(columns.getFirst());
    }
}

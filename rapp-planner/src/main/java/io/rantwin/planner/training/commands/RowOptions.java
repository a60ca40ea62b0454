package io.rantwin.planner.training.commands;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.evaluation.EvaluationException;
import io.rantwin.planner.evaluation.SeriesOptions;
import io.rantwin.planner.evaluation.SeriesTable;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.chunks.ChunkHistory;
import io.rantwin.planner.model.ModelBundle;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.HistoryRows;
import io.rantwin.planner.training.ModelMaker;
import io.rantwin.planner.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what a model is trained on. */
final class RowOptions {
    private static final double SEASONAL_FROM_SECONDS = 60;
    private static final double MILLIS = 1000;
    private static final int MOST_ROWS = 10_000;
    /** Share of the granularity that the time between rows may be off by. */
    private static final double OFF = 0.2;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "series: CSV, or CSV packed with gzip")
    private @Nullable Path data;

    @Option(
            names = "--history",
            paramLabel = "DIR",
            description = {
                "in place of --data: the measurement --target of all cells in a planner's history, as a column each; the newest rows, at",
                "most 10 000"
            })
    private @Nullable Path history;

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "what is forecast, as others name it (default: the first of --columns, else 'value')")
    private @Nullable String target;

    @Mixin
    private SeriesOptions series;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME",
            description =
                    "columns that are measurements of one cell: the first is forecast, all are read; without it every"
                            + " column is a cell")
    private List<String> columns = List.of();

    /** Rows, and what the card says of where they are from. */
    record Read(SeriesTable table, ModelMaker.Origin origin) {}

    /** Whether each column is a measurement of one cell; else each is a cell. */
    boolean areOfOneCell() {
        return !columns.isEmpty();
    }

    /** Columns of one cell; none when each is a cell. */
    List<String> columns() {
        return columns;
    }

    /** Whether the rows are in runs. */
    boolean haveRuns() {
        return series.hasRuns();
    }

    /** What is forecast, as others name it. */
    String target() {
        return target != null ? target : columns.isEmpty() ? "value" : columns.getFirst();
    }

    /** How a model is fed with such rows. */
    ModelCard.Feeding.Kind kind(double seconds) {
        return !series.hasRuns() && columns.isEmpty() && seconds >= SEASONAL_FROM_SECONDS
                ? ModelCard.Feeding.Kind.SEASONAL
                : ModelCard.Feeding.Kind.MEASUREMENTS;
    }

    /**
     * Reads them.
     *
     * @throws ParameterException when options do not say which
     */
    Read read(HorizonOptions steps) throws EvaluationException, TrainingException, HistoryException {
        if (history != null) {
            return ofHistory(history, steps);
        }
        if (data == null) {
            throw usage("either --data or --history says what to train on");
        }
        SeriesTable table = series.wanted(series.readAll(data));
        return new Read(
                // The card's columns are in the order of the model, the table's in that of the file.
                columns.isEmpty() ? table : table.only(columns),
                new ModelMaker.Origin(String.valueOf(data.getFileName()), hash(data)));
    }

    private Read ofHistory(Path folder, HorizonOptions steps)
            throws EvaluationException, TrainingException, HistoryException {
        if (data != null || target == null || !columns.isEmpty() || series.hasRuns()) {
            throw usage(
                    "--history stands in place of --data, needs --target, and takes neither --columns nor --run-column");
        }
        long step = Math.round(MILLIS * steps.seconds());
        try (HistoryStore store = ChunkHistory.openForReading(folder, new RollUp(MeasurementCatalogue.bundled()))) {
            HistoryRows rows = HistoryRows.newest(store, List.of(), List.of(target), step, MOST_ROWS);
            if (rows.cells().isEmpty()) {
                throw new TrainingException(folder + ": no cell has " + target + " every " + steps.granularity());
            }
            return new Read(series.wanted(rows.sideBySide()), new ModelMaker.Origin(rows.source(), rows.sha256()));
        }
    }

    /** @throws TrainingException when rows do not come as often as the granularity says */
    void check(SeriesTable table, HorizonOptions steps) throws TrainingException {
        double seconds = steps.seconds();
        long[] millis = table.millis();
        List<Long> gaps = new ArrayList<>();
        for (int row = 1; row < millis.length; row++) {
            if (!table.runStarts()[row]) {
                gaps.add(millis[row] - millis[row - 1]);
            }
        }
        gaps.sort(null);
        double step = gaps.isEmpty() ? seconds : gaps.get(gaps.size() / 2) / 1000.0;
        if (Math.abs(step - seconds) > OFF * seconds) {
            throw new TrainingException((data == null ? history : data) + ": has a row every " + step + " s, not every "
                    + steps.granularity());
        }
    }

    private static String hash(Path file) throws TrainingException {
        try {
            return ModelBundle.sha256(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new TrainingException(file + ": cannot be read: " + failed.getMessage(), failed);
        }
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}

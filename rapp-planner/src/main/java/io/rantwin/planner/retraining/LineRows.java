package io.rantwin.planner.retraining;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.model.ModelCard;
import io.rantwin.planner.training.HistoryRows;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of the history that a model reads; read once, when somebody wants them. Not thread-safe. */
final class LineRows {
    /** Rows of a cell that are read: enough for 90 days of a quarter of an hour, or hours of seconds. */
    private static final int MOST_ROWS = 10_000;

    private final HistoryStore store;
    private final List<String> cells;
    private final List<String> measurements;
    private final long stepMillis;
    private final int most;
    private final long newestMillis;
    private @Nullable HistoryRows read;

    /** @param window how far back they go at most */
    LineRows(ModelCard card, HistoryStore store, Duration window) throws HistoryException {
        ModelCard.Feeding feeding = card.feeding();
        this.store = store;
        cells = feeding.columns().isEmpty() ? card.data().series() : List.of();
        measurements = TrainingRows.measurements(feeding);
        stepMillis = Math.round(1000 * feeding.granularitySeconds());
        most = (int) Math.min(MOST_ROWS, Math.max(1, window.toMillis() / stepMillis));
        newestMillis = HistoryRows.newestMillis(store, cells, stepMillis);
    }

    /** From row to row. */
    long stepMillis() {
        return stepMillis;
    }

    /** Whether there are any. */
    boolean areThere() {
        return newestMillis != Long.MIN_VALUE;
    }

    /** Network time of the newest one. */
    long newestMillis() {
        return newestMillis;
    }

    HistoryRows read() throws HistoryException {
        if (read == null) {
            read = HistoryRows.newest(store, cells, measurements, stepMillis, most);
        }
        return read;
    }
}

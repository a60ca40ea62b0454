package io.rantwin.planner.history.chunks;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.RollUp;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history of a folder, for whoever wants to look into it: through the store that this process writes, or, when another process
 * writes it, opened for the moment. Thread-safe.
 */
public final class HistoryView {
    private final Path folder;
    private final @Nullable HistoryStore own;
    private final RollUp rollUp = new RollUp(MeasurementCatalogue.bundled());

    /**
     * Something to look for.
     *
     * @param <E> what it throws besides
     */
    @FunctionalInterface
    public interface Look<T, E extends Exception> {
        /**
         * Looks; does not keep the store.
         *
         * @param store null when there is no history yet
         */
        T of(@Nullable HistoryStore store) throws HistoryException, E;
    }

    /**
     * @param folder need not be there yet
     * @param own the store of this folder in this process, which its owner closes after the last look; null when others write it
     */
    public HistoryView(Path folder, @Nullable HistoryStore own) {
        this.folder = folder;
        this.own = own;
    }

    /** Looks into the history as it is now. */
    public <T, E extends Exception> T look(Look<T, E> look) throws HistoryException, E {
        if (own != null || !ChunkHistory.isThere(folder)) {
            return look.of(own);
        }
        try (HistoryStore store = ChunkHistory.openForReading(folder, rollUp)) {
            return look.of(store);
        }
    }

    /** What the last bookmark of each source says. */
    public Map<String, String> bookmarks() throws HistoryException {
        if (own != null) {
            return own.bookmarks();
        }
        return ChunkHistory.isThere(folder) ? ChunkHistory.bookmarks(folder) : Map.of();
    }
}

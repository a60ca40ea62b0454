package io.rantwin.planner.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A history that keeps nothing while it fails. */
public class FailingHistory implements HistoryStore {
    private final MemoryHistory history;
    private volatile @Nullable String trouble;

    /** It works. */
    public FailingHistory(MemoryHistory history) {
        this.history = history;
    }

    /** Appends fail from now on. */
    public void fail(String why) {
        trouble = why;
    }

    /** They work again. */
    public void work() {
        trouble = null;
    }

    @Override
    public Receipt append(List<Reports> reports, @Nullable Bookmark bookmark) throws HistoryException {
        @Nullable String why = trouble;
        if (why != null) {
            throw new HistoryException(why);
        }
        return history.append(reports, bookmark);
    }

    @Override
    public Map<String, String> bookmarks() {
        return history.bookmarks();
    }

    @Override
    public Series read(String cell, long granularity, long from, long until, List<String> measurements) {
        return history.read(cell, granularity, from, until, measurements);
    }

    @Override
    public List<SeriesSummary> list() {
        return history.list();
    }

    @Override
    public void pin(String cell) {
        history.pin(cell);
    }

    @Override
    public Tidied tidy() {
        return history.tidy();
    }

    @Override
    public void close() {}
}

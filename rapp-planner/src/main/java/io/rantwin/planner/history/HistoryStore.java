package io.rantwin.planner.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reports of all cells over time. A row is known by cell, granularity and time; time is network time, arrival stands
 * beside it. Thread-safe.
 */
public interface HistoryStore extends AutoCloseable {
    /**
     * Takes reports in, in any order; when it returns, they survive the end of the process. The same report again changes
     * nothing; another value for the same cell, granularity, time and measurement replaces the one before, and
     * measurements that a later report does not mention stay.
     *
     * @throws HistoryException when the store cannot write; the reports may then be kept or not, and may be sent again
     */
    default Receipt append(List<Reports> reports) throws HistoryException {
        return append(reports, null);
    }

    /**
     * The same, and notes how far their source has been read: when it returns, both survive, and never one without the
     * other.
     *
     * @param bookmark replaces the one of the same source; null for none
     */
    Receipt append(List<Reports> reports, @Nullable Bookmark bookmark) throws HistoryException;

    /** What the last bookmark of each source says. */
    Map<String, String> bookmarks() throws HistoryException;

    /**
     * Rows of a cell with {@code fromMillis} &lt;= time &lt; {@code untilMillis}; what was reported at this granularity
     * comes before what was rolled up to it.
     *
     * @param measurements the columns wanted, in this order; empty for all there are, in order of their names
     * @return without rows when nothing is known
     */
    Series read(String cellId, long granularityMillis, long fromMillis, long untilMillis, List<String> measurements)
            throws HistoryException;

    /** All series, by cell, granularity, and reported before rolled up. */
    List<SeriesSummary> list() throws HistoryException;

    /** By cell the granularities of its rows into which a period can be divided, longest first, in ms; what was rolled up is left out. */
    default Map<String, List<Long>> granularities(long periodMillis) throws HistoryException {
        Map<String, List<Long>> byCell = new HashMap<>();
        for (SeriesSummary each : list()) {
            if (periodMillis % each.granularityMillis() == 0 && !each.rolledUp()) {
                byCell.computeIfAbsent(each.cellId(), _ -> new ArrayList<>()).add(each.granularityMillis());
            }
        }
        byCell.values().forEach(each -> each.sort(Comparator.reverseOrder()));
        return byCell;
    }

    /** Keeps the reports of a cell whatever their age, such as recordings that training needs. */
    void pin(String cellId) throws HistoryException;

    /**
     * Rolls up the periods that are complete and drops what is older than retention allows, in whole stretches of 900
     * periods. Call it every quarter of an hour of network time or so. Appends wait meanwhile.
     */
    Tidied tidy() throws HistoryException;

    @Override
    void close() throws HistoryException;
}

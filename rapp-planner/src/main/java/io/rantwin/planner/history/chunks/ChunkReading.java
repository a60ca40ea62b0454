package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.SeriesSummary;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What is in a history: the chunks that are stored, and over them those that are open. Waits for no writer but the moment a row is merged.
 * Thread-safe.
 */
final class ChunkReading {
    private static final Comparator<SeriesSummary> ORDER = Comparator.comparing(SeriesSummary::cellId)
            .thenComparingLong(SeriesSummary::granularityMillis)
            .thenComparing(SeriesSummary::rolledUp);

    private final Database database;
    private final Names names;
    private final OpenChunks open;

    ChunkReading(Database database, Names names, OpenChunks open) {
        this.database = database;
        this.names = names;
        this.open = open;
    }

    /**
     * Rows of a cell with {@code from} &lt;= time &lt; {@code until}: what was reported at this granularity before what was rolled up to it.
     *
     * @param wanted which measurements, by their numbers
     */
    Rows rows(String cellId, long granularityMillis, long from, long until, IntPredicate wanted)
            throws SQLException, BrokenChunkException {
        Rows reported = rows(names.find(cellId, granularityMillis, false), from, until, wanted);
        return reported.over(rows(names.find(cellId, granularityMillis, true), from, until, wanted));
    }

    private Rows rows(Names.@Nullable Entry entry, long from, long until, IntPredicate wanted)
            throws SQLException, BrokenChunkException {
        if (entry == null || from >= until) {
            return Rows.of(List.of(), from, from);
        }
        long length = RollUp.stretchMillis(entry.key().granularityMillis());
        long first = from < Long.MIN_VALUE + length ? Long.MIN_VALUE : from - length + 1;
        // What is open is looked at first: a chunk written in between is then seen twice rather than not at all.
        NavigableMap<Long, Chunk> chunks = new TreeMap<>(open.copies(entry.id(), first, until));
        Connection reader = database.borrowReader();
        try {
            ChunkTable.range(reader, entry.id(), first, until, stored -> {
                if (!chunks.containsKey(stored.start())) {
                    chunks.put(stored.start(), decode(entry, stored.start(), stored.body(), wanted));
                }
            });
        } finally {
            database.giveBack(reader);
        }
        return Rows.of(List.copyOf(chunks.values()), from, until);
    }

    /** A stored chunk; one that is damaged is told with its place. */
    static Chunk decode(Names.Entry entry, long start, byte[] body, IntPredicate wanted) throws BrokenChunkException {
        try {
            return ChunkCodec.decode(body, wanted);
        } catch (BrokenChunkException broken) {
            throw new BrokenChunkException("the chunk of %s, granularity %d ms, from %d ms on is damaged: %s"
                    .formatted(entry.key().cellId(), entry.key().granularityMillis(), start, broken.getMessage()));
        }
    }

    /** All series, by cell, granularity, and reported before rolled up. */
    List<SeriesSummary> list() throws SQLException {
        Map<Integer, NavigableMap<Long, ChunkTable.Summary>> bySeries = new HashMap<>();
        // As above: what is open first.
        List<ChunkTable.Summary> fresh = open.summaries();
        Connection reader = database.borrowReader();
        try {
            ChunkTable.summaries(reader).forEach(chunk -> put(bySeries, chunk));
        } finally {
            database.giveBack(reader);
        }
        fresh.forEach(chunk -> put(bySeries, chunk));
        List<SeriesSummary> list = new ArrayList<>();
        bySeries.forEach((id, chunks) -> {
            Names.Key key = names.byId(id).key();
            list.add(new SeriesSummary(
                    key.cellId(),
                    key.granularityMillis(),
                    key.rolledUp(),
                    chunks.values().stream().mapToLong(ChunkTable.Summary::rows).sum(),
                    chunks.firstEntry().getValue().firstTime(),
                    chunks.lastEntry().getValue().lastTime(),
                    names.isPinned(key.cellId())));
        });
        list.sort(ORDER);
        return list;
    }

    private static void put(Map<Integer, NavigableMap<Long, ChunkTable.Summary>> bySeries, ChunkTable.Summary chunk) {
        bySeries.computeIfAbsent(chunk.series(), first -> new TreeMap<>()).put(chunk.start(), chunk);
    }
}

package io.rantwin.planner.history.chunks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Chunks that have changed since they were last written, each as complete as what is stored and more. Thread-safe; merges
 * into the chunks go through here. */
final class OpenChunks {
    private final Map<Integer, NavigableMap<Long, Chunk>> series = new HashMap<>();

    synchronized @Nullable Chunk get(int id, long start) {
        @Nullable NavigableMap<Long, Chunk> chunks = series.get(id);
        return chunks == null ? null : chunks.get(start);
    }

    synchronized void put(int id, long start, Chunk chunk) {
        series.computeIfAbsent(id, first -> new TreeMap<>()).put(start, chunk);
    }

    /** Merges one row into a chunk that is here. */
    synchronized Chunk.Merged merge(
            Chunk chunk, long time, long arrival, int reports, int[] names, double[] values, int offset) {
        return chunk.merge(time, arrival, reports, names, values, offset);
    }

    /** Copies of the chunks with {@code from} &lt;= start &lt; {@code until}. */
    synchronized NavigableMap<Long, Chunk> copies(int id, long from, long until) {
        NavigableMap<Long, Chunk> copies = new TreeMap<>();
        @Nullable NavigableMap<Long, Chunk> chunks = series.get(id);
        if (chunks != null && from < until) {
            chunks.subMap(from, true, until, false).forEach((start, chunk) -> copies.put(start, chunk.copy()));
        }
        return copies;
    }

    /** What the chunks hold; without the rows. */
    synchronized List<ChunkTable.Summary> summaries() {
        List<ChunkTable.Summary> all = new ArrayList<>();
        series.forEach((id, chunks) -> chunks.forEach((start, chunk) -> {
            if (chunk.rows > 0) {
                all.add(new ChunkTable.Summary(id, start, chunk.rows, chunk.times[0], chunk.times[chunk.rows - 1]));
            }
        }));
        return all;
    }

    /** The chunks themselves, for their writer, who keeps others from merging meanwhile. */
    synchronized Map<Integer, NavigableMap<Long, Chunk>> all() {
        return new TreeMap<>(series);
    }

    synchronized void clear() {
        series.clear();
    }
}

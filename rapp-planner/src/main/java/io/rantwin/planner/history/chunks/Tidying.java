package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One round of upkeep over what is stored: the coarser periods that are due, and what is too old. */
final class Tidying {
    /** A row made of finer ones. */
    record Made(Names.Key key, long time, long arrival, int reports, int[] measurements, double[] values) {
        /** Both rows of a time as one; where both have a value, the other's. */
        Made over(Made other) {
            Map<Integer, Double> both = new TreeMap<>();
            for (Made row : List.of(this, other)) {
                for (int i = 0; i < row.measurements.length; i++) {
                    if (!Double.isNaN(row.values[i])) {
                        both.put(row.measurements[i], row.values[i]);
                    }
                }
            }
            return new Made(
                    key,
                    time,
                    other.arrival,
                    other.reports,
                    both.keySet().stream().mapToInt(Integer::intValue).toArray(),
                    both.values().stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Gives the rows of a cell at a granularity, reported over rolled up. */
    interface Source {
        Rows rows(Names.Key key, long from, long until) throws SQLException, BrokenChunkException;
    }

    private record Settled(int series, long start) {}

    private final Connection writer;
    private final Names names;
    private final RollUp rollUp;
    private final Retention retention;
    private final Map<Integer, RollUp.Rule> rules = new HashMap<>();
    private final List<Settled> settled = new ArrayList<>();

    Tidying(Connection writer, Names names, RollUp rollUp, Retention retention) {
        this.writer = writer;
        this.names = names;
        this.rollUp = rollUp;
        this.retention = retention;
    }

    /** The rows of this length to make from what has changed, by cell and time. */
    List<Made> due(long target, Source source) throws SQLException, BrokenChunkException {
        Map<Integer, Long> ends = ends();
        Map<String, NavigableSet<Long>> periods = new TreeMap<>();
        for (Map.Entry<Integer, List<Long>> some : ChunkTable.waiting(writer).entrySet()) {
            Names.Key key = names.byId(some.getKey()).key();
            long granularity = key.granularityMillis();
            if (!RollUp.feeds(granularity, target)) {
                continue;
            }
            long end = end(key.cellId(), granularity, ends);
            for (long start : some.getValue()) {
                long last = Math.ceilDiv(start + RollUp.stretchMillis(granularity), target) * target;
                for (long time = Math.floorDiv(start, target) * target; time < last; time += target) {
                    periods.computeIfAbsent(key.cellId(), first -> new TreeSet<>())
                            .add(time);
                }
                if (last <= end) {
                    settled.add(new Settled(some.getKey(), start));
                }
            }
        }
        Map<String, NavigableSet<Long>> granularities = new HashMap<>();
        for (Names.Entry entry : names.all()) {
            if (RollUp.feeds(entry.key().granularityMillis(), target)) {
                granularities
                        .computeIfAbsent(entry.key().cellId(), first -> new TreeSet<>())
                        .add(entry.key().granularityMillis());
            }
        }
        List<Made> made = new ArrayList<>();
        for (Map.Entry<String, NavigableSet<Long>> cell : periods.entrySet()) {
            NavigableMap<Long, Made> rows = new TreeMap<>();
            // A cell that reports at several granularities: the values of the coarser ones win.
            for (long granularity : granularities.getOrDefault(cell.getKey(), new TreeSet<>())) {
                make(cell.getKey(), granularity, target, end(cell.getKey(), granularity, ends), cell.getValue(), source)
                        .forEach(row -> rows.merge(row.time(), row, Made::over));
            }
            made.addAll(rows.values());
        }
        return made;
    }

    private List<Made> make(
            String cellId, long granularity, long target, long end, NavigableSet<Long> periods, Source source)
            throws SQLException, BrokenChunkException {
        var goal = new Names.Key(cellId, target, true);
        long from = Math.max(droppedBefore(cellId, granularity, false), droppedBefore(cellId, granularity, true));
        List<Long> times = periods.stream()
                .filter(time -> time >= from && time + target <= end)
                .toList();
        List<Made> made = new ArrayList<>();
        // Neighbouring periods are read together, up to a stretch of the source at a time.
        int first = 0;
        while (first < times.size()) {
            int next = first + 1;
            while (next < times.size() && times.get(next) < times.get(first) + RollUp.stretchMillis(granularity)) {
                next++;
            }
            Rows rows = source.rows(
                    new Names.Key(cellId, granularity, false), times.get(first), times.get(next - 1) + target);
            for (long time : times.subList(first, next)) {
                @Nullable Made row = rows.rollUp(goal, time, target, this::rule);
                if (row != null) {
                    made.add(row);
                }
            }
            first = next;
        }
        return made;
    }

    private RollUp.Rule rule(int measurement) {
        return rules.computeIfAbsent(measurement, id -> rollUp.rule(names.measurementName(id)));
    }

    /** What was due has been written: the sources that are complete need not be looked at again. */
    void settle() throws SQLException {
        for (Settled chunk : settled) {
            ChunkTable.noLongerWaiting(writer, chunk.series(), chunk.start());
        }
        settled.clear();
        writer.commit();
    }

    /** Drops what is too old; returns how many rows. */
    long drop() throws SQLException {
        Map<Integer, Long> ends = ends();
        Map<String, Long> newest = new HashMap<>();
        for (Names.Entry entry : names.all()) {
            @Nullable Long end = ends.get(entry.id());
            if (end != null) {
                newest.merge(entry.key().cellId(), end, Math::max);
            }
        }
        long dropped = 0;
        for (Names.Entry entry : names.all()) {
            Names.Key key = entry.key();
            @Nullable Long end = newest.get(key.cellId());
            if (end == null || names.isPinned(key.cellId())) {
                continue;
            }
            long keep = retention.keepMillis(key.granularityMillis(), key.rolledUp());
            long before = RollUp.stretchStart(end - keep, key.granularityMillis());
            if (before > entry.droppedBefore()) {
                dropped += ChunkTable.drop(writer, entry.id(), before);
                names.setDroppedBefore(entry, before);
            }
        }
        return dropped;
    }

    private long droppedBefore(String cellId, long granularity, boolean rolledUp) {
        Names.@Nullable Entry entry = names.find(cellId, granularity, rolledUp);
        return entry == null ? Long.MIN_VALUE : entry.droppedBefore();
    }

    private long end(String cellId, long granularity, Map<Integer, Long> ends) {
        long end = Long.MIN_VALUE;
        for (boolean rolledUp : new boolean[] {false, true}) {
            Names.@Nullable Entry entry = names.find(cellId, granularity, rolledUp);
            if (entry != null) {
                end = Math.max(end, ends.getOrDefault(entry.id(), Long.MIN_VALUE));
            }
        }
        return end;
    }

    /** End of the newest period of each series. */
    private Map<Integer, Long> ends() throws SQLException {
        Map<Integer, Long> ends = new HashMap<>();
        for (ChunkTable.Summary chunk : ChunkTable.summaries(writer)) {
            long granularity = names.byId(chunk.series()).key().granularityMillis();
            ends.merge(chunk.series(), chunk.lastTime() + granularity, Math::max);
        }
        return ends;
    }
}

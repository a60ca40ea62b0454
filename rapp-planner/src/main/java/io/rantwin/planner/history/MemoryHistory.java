package io.rantwin.planner.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A store that lives as long as the process: for tests and trials. It does the plainest thing, under one lock. */
public final class MemoryHistory implements HistoryStore {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::cellId)
            .thenComparingLong(Key::granularityMillis)
            .thenComparing(Key::rolledUp);

    private record Key(String cellId, long granularityMillis, boolean rolledUp) {}

    private record Row(long arrivalMillis, int reports, Map<String, Double> values) {}

    private final RollUp rollUp;
    private final Retention retention;
    private final NavigableMap<Key, NavigableMap<Long, Row>> series = new TreeMap<>(ORDER);
    private final Map<Key, Long> droppedBefore = new HashMap<>();
    private final Set<String> pinned = new HashSet<>();
    private final Map<String, String> bookmarks = new HashMap<>();

    public MemoryHistory(RollUp rollUp, Retention retention) {
        this.rollUp = rollUp;
        this.retention = retention;
    }

    @Override
    public synchronized Receipt append(List<Reports> reports, @Nullable Bookmark bookmark) {
        if (bookmark != null) {
            bookmarks.put(bookmark.source(), bookmark.state());
        }
        Receipt receipt = Receipt.NONE;
        for (Reports some : reports) {
            var key = new Key(some.cellId(), some.granularityMillis(), false);
            int width = some.measurements().size();
            for (int i = 0; i < some.rows(); i++) {
                Map<String, Double> values = new HashMap<>();
                for (int m = 0; m < width; m++) {
                    double value = some.values()[i * width + m];
                    if (!Double.isNaN(value)) {
                        values.put(some.measurements().get(m), value);
                    }
                }
                receipt = receipt.plus(put(key, some.timeMillis()[i], new Row(some.arrivalMillis()[i], 1, values)));
            }
        }
        return receipt;
    }

    @Override
    public synchronized Map<String, String> bookmarks() {
        return Map.copyOf(bookmarks);
    }

    private Receipt put(Key key, long time, Row row) {
        if (time < droppedBefore.getOrDefault(key, Long.MIN_VALUE)) {
            return new Receipt(0, 0, 0, 1, 0);
        }
        NavigableMap<Long, Row> rows = series.computeIfAbsent(key, absent -> new TreeMap<>());
        Row before = rows.get(time);
        if (before == null) {
            long start = RollUp.stretchStart(time, key.granularityMillis());
            if (rows.subMap(start, start + RollUp.stretchMillis(key.granularityMillis()))
                            .size()
                    >= RollUp.mostRowsOfStretch()) {
                return new Receipt(0, 0, 0, 0, 1);
            }
            rows.put(time, row);
            return new Receipt(1, 0, 0, 0, 0);
        }
        Map<String, Double> merged = new HashMap<>(before.values());
        merged.putAll(row.values());
        if (merged.equals(before.values()) && row.reports() == before.reports()) {
            return new Receipt(0, 0, 1, 0, 0);
        }
        rows.put(time, new Row(row.arrivalMillis(), row.reports(), merged));
        return new Receipt(0, 1, 0, 0, 0);
    }

    @Override
    public synchronized Series read(
            String cellId, long granularityMillis, long fromMillis, long untilMillis, List<String> measurements) {
        NavigableMap<Long, Row> rows = combined(cellId, granularityMillis);
        rows = fromMillis >= untilMillis ? new TreeMap<>() : rows.subMap(fromMillis, true, untilMillis, false);
        Set<String> present = new TreeSet<>();
        rows.values().forEach(row -> present.addAll(row.values().keySet()));
        List<String> names = measurements.isEmpty() ? List.copyOf(present) : measurements;
        long[] times = new long[rows.size()];
        long[] arrivals = new long[times.length];
        int[] reports = new int[times.length];
        double[][] values = new double[names.size()][times.length];
        int i = 0;
        for (Map.Entry<Long, Row> row : rows.entrySet()) {
            times[i] = row.getKey();
            arrivals[i] = row.getValue().arrivalMillis();
            reports[i] = row.getValue().reports();
            for (int m = 0; m < names.size(); m++) {
                values[m][i] = row.getValue().values().getOrDefault(names.get(m), Double.NaN);
            }
            i++;
        }
        return new Series(cellId, granularityMillis, names, times, arrivals, reports, values);
    }

    private NavigableMap<Long, Row> combined(String cellId, long granularityMillis) {
        NavigableMap<Long, Row> rows =
                new TreeMap<>(series.getOrDefault(new Key(cellId, granularityMillis, true), new TreeMap<>()));
        series.getOrDefault(new Key(cellId, granularityMillis, false), new TreeMap<>())
                .forEach((time, row) -> rows.merge(time, row, MemoryHistory::over));
        return rows;
    }

    @Override
    public synchronized List<SeriesSummary> list() {
        List<SeriesSummary> list = new ArrayList<>();
        series.forEach((key, rows) -> {
            if (!rows.isEmpty()) {
                list.add(new SeriesSummary(
                        key.cellId(),
                        key.granularityMillis(),
                        key.rolledUp(),
                        rows.size(),
                        rows.firstKey(),
                        rows.lastKey(),
                        pinned.contains(key.cellId())));
            }
        });
        return list;
    }

    @Override
    public synchronized void pin(String cellId) {
        pinned.add(cellId);
    }

    @Override
    public synchronized Tidied tidy() {
        long made = 0;
        for (long target : RollUp.TARGETS) {
            // A cell that reports at several granularities: the values of the coarser ones win.
            Map<String, NavigableMap<Long, Row>> byCell = new TreeMap<>();
            for (Key key : series.keySet()) {
                boolean again =
                        key.rolledUp() && series.containsKey(new Key(key.cellId(), key.granularityMillis(), false));
                if (!again && RollUp.feeds(key.granularityMillis(), target)) {
                    NavigableMap<Long, Row> rows = byCell.computeIfAbsent(key.cellId(), first -> new TreeMap<>());
                    rollUp(key, target).forEach((time, row) -> rows.merge(time, row, MemoryHistory::over));
                }
            }
            for (Map.Entry<String, NavigableMap<Long, Row>> cell : byCell.entrySet()) {
                for (Map.Entry<Long, Row> row : cell.getValue().entrySet()) {
                    Receipt receipt = put(new Key(cell.getKey(), target, true), row.getKey(), row.getValue());
                    made += receipt.added() + receipt.changed();
                }
            }
        }
        return new Tidied(made, drop());
    }

    private static Row over(Row below, Row above) {
        Map<String, Double> values = new HashMap<>(below.values());
        values.putAll(above.values());
        return new Row(above.arrivalMillis(), above.reports(), values);
    }

    private NavigableMap<Long, Row> rollUp(Key source, long target) {
        NavigableMap<Long, Row> made = new TreeMap<>();
        NavigableMap<Long, Row> rows = combined(source.cellId(), source.granularityMillis());
        if (rows.isEmpty()) {
            return made;
        }
        long complete = rows.lastKey() + source.granularityMillis();
        long from = Math.max(
                droppedBefore.getOrDefault(new Key(source.cellId(), source.granularityMillis(), false), Long.MIN_VALUE),
                droppedBefore.getOrDefault(new Key(source.cellId(), source.granularityMillis(), true), Long.MIN_VALUE));
        for (long time = Math.floorDiv(rows.firstKey(), target) * target; time + target <= complete; time += target) {
            NavigableMap<Long, Row> period = rows.subMap(time, true, time + target, false);
            if (period.isEmpty() || time < from) {
                continue;
            }
            Set<String> names = new TreeSet<>();
            period.values().forEach(row -> names.addAll(row.values().keySet()));
            Map<String, Double> values = new HashMap<>();
            for (String name : names) {
                double[] column = period.values().stream()
                        .mapToDouble(row -> row.values().getOrDefault(name, Double.NaN))
                        .toArray();
                values.put(name, RollUp.combine(rollUp.rule(name), column, 0, column.length));
            }
            long arrival =
                    period.values().stream().mapToLong(Row::arrivalMillis).max().orElseThrow();
            int reports = period.values().stream().mapToInt(Row::reports).sum();
            made.put(time, new Row(arrival, reports, values));
        }
        return made;
    }

    private long drop() {
        Map<String, Long> newest = new HashMap<>();
        series.forEach((key, rows) -> {
            if (!rows.isEmpty()) {
                newest.merge(key.cellId(), rows.lastKey() + key.granularityMillis(), Math::max);
            }
        });
        long dropped = 0;
        for (Map.Entry<Key, NavigableMap<Long, Row>> entry : series.entrySet()) {
            Key key = entry.getKey();
            Long end = newest.get(key.cellId());
            if (end == null || pinned.contains(key.cellId())) {
                continue;
            }
            long before = RollUp.stretchStart(
                    end - retention.keepMillis(key.granularityMillis(), key.rolledUp()), key.granularityMillis());
            droppedBefore.merge(key, before, Math::max);
            NavigableMap<Long, Row> old = entry.getValue().headMap(before, false);
            dropped += old.size();
            old.clear();
        }
        return dropped;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}

package io.rantwin.planner.history.chunks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The numbers that cells, measurements and series have in the database, and the facts that stand with them. Any thread
 * looks up; only the holder of the writers' lock adds. */
final class Names {
    /**
     * A series.
     *
     * @param id its number
     * @param key what it is of
     * @param droppedBefore times before this were dropped
     */
    record Entry(int id, Key key, long droppedBefore) {}

    /** What a series is known by. */
    record Key(String cellId, long granularityMillis, boolean rolledUp) {}

    private final Supplier<Connection> writer;
    private final Map<String, Integer> cells = new ConcurrentHashMap<>();
    private final Map<String, Boolean> pinned = new ConcurrentHashMap<>();
    private final Map<String, Integer> measurements = new ConcurrentHashMap<>();
    private final Map<Integer, String> measurementNames = new ConcurrentHashMap<>();
    private final Map<Key, Entry> series = new ConcurrentHashMap<>();
    private final Map<Integer, Entry> seriesById = new ConcurrentHashMap<>();

    /** @param writer the connection of whoever holds the writers' lock */
    Names(Supplier<Connection> writer) throws SQLException {
        this.writer = writer;
        reload();
    }

    /** Reads all anew, also after a transaction was rolled back; who looks up meanwhile finds what stays. */
    void reload() throws SQLException {
        Map<String, Integer> cellsNow = new HashMap<>();
        Map<String, Boolean> pinnedNow = new HashMap<>();
        Map<String, Integer> measurementsNow = new HashMap<>();
        Map<Integer, String> measurementNamesNow = new HashMap<>();
        Map<Key, Entry> seriesNow = new HashMap<>();
        Map<Integer, Entry> seriesByIdNow = new HashMap<>();
        try (Statement statement = writer.get().createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id, name, pinned FROM cell")) {
                while (rows.next()) {
                    cellsNow.put(rows.getString(2), rows.getInt(1));
                    if (rows.getInt(3) != 0) {
                        pinnedNow.put(rows.getString(2), true);
                    }
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT id, name FROM measurement")) {
                while (rows.next()) {
                    measurementsNow.put(rows.getString(2), rows.getInt(1));
                    measurementNamesNow.put(rows.getInt(1), rows.getString(2));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("SELECT s.id, c.name, s.granularity_millis, s.rolled_up, s.dropped_before"
                            + " FROM series s JOIN cell c ON c.id = s.cell")) {
                while (rows.next()) {
                    var key = new Key(rows.getString(2), rows.getLong(3), rows.getInt(4) != 0);
                    var entry = new Entry(rows.getInt(1), key, rows.getLong(5));
                    seriesNow.put(key, entry);
                    seriesByIdNow.put(entry.id(), entry);
                }
            }
        }
        become(cells, cellsNow);
        become(pinned, pinnedNow);
        become(measurements, measurementsNow);
        become(measurementNames, measurementNamesNow);
        become(series, seriesNow);
        become(seriesById, seriesByIdNow);
    }

    private static <K, V> void become(Map<K, V> map, Map<K, V> now) {
        map.keySet().retainAll(now.keySet());
        map.putAll(now);
    }

    private void remember(Entry entry) {
        series.put(entry.key(), entry);
        seriesById.put(entry.id(), entry);
    }

    @Nullable
    Entry find(String cellId, long granularityMillis, boolean rolledUp) {
        return series.get(new Key(cellId, granularityMillis, rolledUp));
    }

    Entry byId(int id) {
        @Nullable Entry entry = seriesById.get(id);
        if (entry == null) {
            throw new IllegalStateException("no series has the number " + id);
        }
        return entry;
    }

    Collection<Entry> all() {
        return List.copyOf(series.values());
    }

    boolean isPinned(String cellId) {
        return pinned.containsKey(cellId);
    }

    /** The number of a measurement; -1 when it was never reported. */
    int measurement(String name) {
        return measurements.getOrDefault(name, -1);
    }

    String measurementName(int id) {
        return measurementNames.getOrDefault(id, "?");
    }

    /** The number of a measurement, given now when it has none. */
    int measurementOrNew(String name) throws SQLException {
        @Nullable Integer known = measurements.get(name);
        if (known != null) {
            return known;
        }
        int id = insert("INSERT INTO measurement (name) VALUES (?) RETURNING id", name);
        measurements.put(name, id);
        measurementNames.put(id, name);
        return id;
    }

    /** The series of a key, begun now when there is none. */
    Entry seriesOrNew(Key key) throws SQLException {
        @Nullable Entry known = series.get(key);
        if (known != null) {
            return known;
        }
        int id = insert(
                "INSERT INTO series (cell, granularity_millis, rolled_up, dropped_before) VALUES (?, ?, ?, ?)"
                        + " RETURNING id",
                cellOrNew(key.cellId()),
                key.granularityMillis(),
                key.rolledUp() ? 1 : 0,
                Long.MIN_VALUE);
        var entry = new Entry(id, key, Long.MIN_VALUE);
        remember(entry);
        return entry;
    }

    void pin(String cellId) throws SQLException {
        cellOrNew(cellId);
        update("UPDATE cell SET pinned = 1 WHERE name = ?", cellId);
        pinned.put(cellId, true);
    }

    void setDroppedBefore(Entry entry, long time) throws SQLException {
        update("UPDATE series SET dropped_before = ? WHERE id = ?", time, entry.id());
        remember(new Entry(entry.id(), entry.key(), time));
    }

    private int cellOrNew(String cellId) throws SQLException {
        @Nullable Integer known = cells.get(cellId);
        if (known != null) {
            return known;
        }
        int id = insert("INSERT INTO cell (name) VALUES (?) RETURNING id", cellId);
        cells.put(cellId, id);
        return id;
    }

    private int insert(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = writer.get().prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = writer.get().prepareStatement(sql)) {
            bind(statement, parameters);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}

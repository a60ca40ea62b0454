package io.rantwin.planner.history.chunks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of chunks and of the journal. */
final class ChunkTable {
    /** What is known of a stored chunk without its body. */
    record Summary(int series, long start, int rows, long firstTime, long lastTime) {}

    /** A stored chunk. */
    record Stored(long start, byte[] body) {}

    /** Gets stored chunks one by one. */
    interface Receiver {
        void take(Stored chunk) throws BrokenChunkException;
    }

    private ChunkTable() {}

    static void put(PreparedStatement upsert, int series, long start, Chunk chunk, boolean waiting)
            throws SQLException {
        upsert.setInt(1, series);
        upsert.setLong(2, start);
        upsert.setInt(3, chunk.rows);
        upsert.setLong(4, chunk.times[0]);
        upsert.setLong(5, chunk.times[chunk.rows - 1]);
        upsert.setInt(6, waiting ? 1 : 0);
        upsert.setBytes(7, ChunkCodec.encode(chunk));
        upsert.executeUpdate();
    }

    static PreparedStatement upsert(Connection writer) throws SQLException {
        return writer.prepareStatement(
                "INSERT INTO chunk (series, start, row_count, first_time, last_time, waiting, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (series, start) DO UPDATE SET"
                        + " row_count = excluded.row_count, first_time = excluded.first_time,"
                        + " last_time = excluded.last_time, waiting = excluded.waiting, body = excluded.body");
    }

    static byte @Nullable [] body(Connection connection, int series, long start) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT body FROM chunk WHERE series = ? AND start = ?")) {
            statement.setInt(1, series);
            statement.setLong(2, start);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    /** Chunks with {@code from} &lt;= start &lt; {@code until}, in order. */
    static void range(Connection connection, int series, long from, long until, Receiver receiver)
            throws SQLException, BrokenChunkException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT start, body FROM chunk WHERE series = ? AND start >= ? AND start < ? ORDER BY start")) {
            statement.setInt(1, series);
            statement.setLong(2, from);
            statement.setLong(3, until);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    receiver.take(new Stored(rows.getLong(1), rows.getBytes(2)));
                }
            }
        }
    }

    static List<Summary> summaries(Connection connection) throws SQLException {
        List<Summary> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT series, start, row_count, first_time, last_time"
                        + " FROM chunk INDEXED BY chunk_summary ORDER BY series, start")) {
            while (rows.next()) {
                all.add(new Summary(rows.getInt(1), rows.getLong(2), rows.getInt(3), rows.getLong(4), rows.getLong(5)));
            }
        }
        return all;
    }

    /** Start of the newest chunk of each series. */
    static Map<Integer, Long> newest(Connection connection) throws SQLException {
        Map<Integer, Long> newest = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT series, max(start) FROM chunk GROUP BY series")) {
            while (rows.next()) {
                newest.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return newest;
    }

    /** Starts of the chunks from which coarser periods are still to be made, by series. */
    static Map<Integer, List<Long>> waiting(Connection connection) throws SQLException {
        Map<Integer, List<Long>> waiting = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT series, start FROM chunk WHERE waiting = 1 ORDER BY series, start")) {
            while (rows.next()) {
                waiting.computeIfAbsent(rows.getInt(1), first -> new ArrayList<>())
                        .add(rows.getLong(2));
            }
        }
        return waiting;
    }

    static void noLongerWaiting(Connection writer, int series, long start) throws SQLException {
        try (PreparedStatement statement =
                writer.prepareStatement("UPDATE chunk SET waiting = 0 WHERE series = ? AND start = ?")) {
            statement.setInt(1, series);
            statement.setLong(2, start);
            statement.executeUpdate();
        }
    }

    /** Deletes the chunks that start before a time; returns how many rows they held. */
    static long drop(Connection writer, int series, long before) throws SQLException {
        long rows;
        try (PreparedStatement statement = writer.prepareStatement(
                "SELECT coalesce(sum(row_count), 0) FROM chunk WHERE series = ? AND start < ?")) {
            statement.setInt(1, series);
            statement.setLong(2, before);
            try (ResultSet sum = statement.executeQuery()) {
                sum.next();
                rows = sum.getLong(1);
            }
        }
        if (rows > 0) {
            try (PreparedStatement statement =
                    writer.prepareStatement("DELETE FROM chunk WHERE series = ? AND start < ?")) {
                statement.setInt(1, series);
                statement.setLong(2, before);
                statement.executeUpdate();
            }
        }
        return rows;
    }

    static void addToJournal(Connection writer, byte[] body) throws SQLException {
        try (PreparedStatement statement = writer.prepareStatement("INSERT INTO journal (body) VALUES (?)")) {
            statement.setBytes(1, body);
            statement.executeUpdate();
        }
    }

    static List<byte[]> journal(Connection connection) throws SQLException {
        List<byte[]> bodies = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT body FROM journal ORDER BY id")) {
            while (rows.next()) {
                bodies.add(rows.getBytes(1));
            }
        }
        return bodies;
    }

    static void emptyJournal(Connection writer) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.executeUpdate("DELETE FROM journal");
        }
    }
}

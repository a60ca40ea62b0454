package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** The table of bookmarks. */
final class Bookmarks {
    private Bookmarks() {}

    static void put(Connection writer, Bookmark bookmark) throws SQLException {
        try (PreparedStatement upsert = writer.prepareStatement("INSERT INTO bookmark (source, state) VALUES (?, ?)"
                + " ON CONFLICT (source) DO UPDATE SET state = excluded.state")) {
            upsert.setString(1, bookmark.source());
            upsert.setString(2, bookmark.state());
            upsert.executeUpdate();
        }
    }

    static Map<String, String> all(Database database) throws HistoryException {
        try {
            Connection reader = database.borrowReader();
            try {
                return all(reader);
            } finally {
                database.giveBack(reader);
            }
        } catch (SQLException failed) {
            throw new HistoryException("the bookmarks of the history cannot be read: " + failed.getMessage(), failed);
        }
    }

    private static Map<String, String> all(Connection reader) throws SQLException {
        Map<String, String> all = new HashMap<>();
        try (Statement statement = reader.createStatement()) {
            // A history of an older program, opened for reading, has no such table yet.
            try (ResultSet table =
                    statement.executeQuery("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'bookmark'")) {
                if (!table.next()) {
                    return all;
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT source, state FROM bookmark")) {
                while (rows.next()) {
                    all.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return all;
    }
}

package io.rantwin.planner.history.chunks;

import io.rantwin.planner.durable.DurableFile;
import io.rantwin.planner.durable.SqliteFile;
import io.rantwin.planner.history.HistoryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/** The SQLite file of a history: one connection that writes, some that read. Thread-safe as far as readers go; who writes holds a lock. */
final class Database implements AutoCloseable {
    private static final String FILE = "history.db";
    private static final String LOCK = "history.lock";
    private static final String MIGRATIONS = "io/rantwin/planner/history/chunks";
    /** Chunks have some 50 kB: larger pages, shorter chains. */
    private static final int PAGE_OCTETS = 16_384;

    private static final int BUSY_MILLIS = 5_000;
    private static final int WAL_OCTETS_KEPT = 64 << 20;

    private final SqliteFile file;
    private final @Nullable FileChannel lockFile;
    private Connection writer;
    private final ConcurrentLinkedQueue<Connection> readers = new ConcurrentLinkedQueue<>();

    private Database(SqliteFile file, @Nullable FileChannel lockFile, Connection writer) {
        this.file = file;
        this.lockFile = lockFile;
        this.writer = writer;
    }

    /** Opens or begins the history in a folder; no other process writes it as long as this is open. */
    static Database open(Path folder) throws HistoryException {
        FileChannel lockFile = lock(folder);
        try {
            SqliteFile file = file(folder);
            return new Database(file, lockFile, inTransactions(file.connectMigrated(MIGRATIONS)));
        } catch (SQLException failed) {
            closeQuietly(lockFile);
            throw new HistoryException(folder + ": the history cannot be opened: " + failed.getMessage(), failed);
        }
    }

    /** Opens a history that another process may be writing. */
    static Database openForReading(Path folder) throws HistoryException {
        if (!isThere(folder)) {
            throw new HistoryException(folder + ": there is no history in this folder; rantwin data import begins one");
        }
        try {
            SqliteFile file = file(folder);
            return new Database(file, null, inTransactions(file.connect()));
        } catch (SQLException failed) {
            throw new HistoryException(folder + ": the history cannot be opened: " + failed.getMessage(), failed);
        }
    }

    private static Connection inTransactions(Connection connection) throws SQLException {
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    private static SqliteFile file(Path folder) {
        var config = new SQLiteConfig();
        config.setPageSize(PAGE_OCTETS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setJournalSizeLimit(WAL_OCTETS_KEPT);
        return new SqliteFile(folder.resolve(FILE), config);
    }

    private static FileChannel lock(Path folder) throws HistoryException {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (DurableFile.lock(channel)) {
                return channel;
            }
        } catch (IOException failed) {
            closeQuietly(channel);
            throw new HistoryException(folder + ": the history cannot be opened: " + failed, failed);
        }
        closeQuietly(channel);
        throw new HistoryException(folder + ": the history is in use; only one process writes it at a time");
    }

    /** The connection of appends and upkeep; its user holds the lock of writers and ends the transaction. */
    Connection writer() {
        return writer;
    }

    /**
     * Puts another connection in the place of the writer's, for the same user. SQLite itself ends a transaction in which a disk was full;
     * the driver does not know, and would ask in vain for the end of that transaction ever after.
     */
    void renewWriter() throws SQLException {
        writer.close();
        writer = inTransactions(file.connect());
    }

    /** A connection for reading; give it back. */
    Connection borrowReader() throws SQLException {
        @Nullable Connection reader = readers.poll();
        return reader != null ? reader : file.connect();
    }

    void giveBack(Connection reader) {
        readers.add(reader);
    }

    @Override
    public void close() throws SQLException {
        try (Connection last = writer) {
            for (Connection reader = readers.poll(); reader != null; reader = readers.poll()) {
                reader.close();
            }
            if (!last.isClosed()) {
                last.rollback();
            }
        } finally {
            closeQuietly(lockFile);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException nothingWasWritten) {
            // It only held the lock, which ends with the process at the latest.
        }
    }
}

package io.rantwin.planner.sweep.results;

import io.rantwin.planner.durable.DurableFile;
import io.rantwin.planner.durable.SqliteFile;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** A folder with the file of all sweeps. Several processes may have it open; each result is a transaction of its own, on the disk. */
public final class SqliteSweeps implements SweepStore {
    private static final String FILE = "sweeps.db";
    private static final String MIGRATIONS = "io/rantwin/planner/sweep/results";
    private static final int BUSY_MILLIS = 10_000;

    private final Path folder;
    private final Connection connection;

    private SqliteSweeps(Path folder, Connection connection) {
        this.folder = folder;
        this.connection = connection;
    }

    /** Opens or begins the store in a folder. */
    public static SqliteSweeps open(Path folder) throws SweepException {
        try {
            Files.createDirectories(folder);
            return new SqliteSweeps(folder, file(folder).connectMigrated(MIGRATIONS));
        } catch (IOException | SQLException failed) {
            throw new SweepException(folder + ": the sweeps cannot be opened: " + failed.getMessage(), failed);
        }
    }

    /** Opens a store that must be there. */
    public static SqliteSweeps openThere(Path folder) throws SweepException {
        if (!Files.exists(folder.resolve(FILE))) {
            throw new SweepException(folder + ": there are no sweeps in this folder; rantwin sweep run begins one");
        }
        return open(folder);
    }

    private static SqliteFile file(Path folder) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return new SqliteFile(folder.resolve(FILE), config);
    }

    /**
     * Keeps other processes from running the same sweep until it is closed.
     *
     * @throws SweepException when another one runs it
     */
    public FileChannel claim(String id) throws SweepException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    folder.resolve("run-" + id + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new SweepException(folder + ": the sweep cannot be claimed: " + failed, failed);
        }
        try {
            if (DurableFile.lock(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException failed) {
            throw new SweepException(folder + ": the sweep cannot be claimed: " + failed, failed);
        }
        throw new SweepException("Sweep " + id + " is being run by another process.");
    }

    @Override
    public void begin(Ordered sweep) throws SweepException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO sweep (id, name, ordered_millis, plan, snapshot, shards, evaluations)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, sweep.id());
            insert.setString(2, sweep.name());
            insert.setLong(3, sweep.orderedMillis());
            insert.setString(4, sweep.plan());
            insert.setBytes(5, sweep.snapshot());
            insert.setInt(6, sweep.shards());
            insert.setLong(7, sweep.evaluations());
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    @Override
    public Optional<Ordered> find(String beginningOfId) throws SweepException {
        // The beginning is compared as it is: no character of it is a pattern.
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id, name, ordered_millis, plan, snapshot, shards, evaluations FROM sweep"
                        + " WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 2")) {
            select.setString(1, beginningOfId);
            try (ResultSet row = select.executeQuery()) {
                if (beginningOfId.isEmpty() || !row.next()) {
                    return Optional.empty();
                }
                Ordered found = new Ordered(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getBytes(5),
                        row.getInt(6),
                        row.getLong(7));
                if (row.next()) {
                    throw new SweepException("More than one sweep begins with " + beginningOfId + ".");
                }
                return Optional.of(found);
            }
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    @Override
    public List<Summary> list() throws SweepException {
        List<Summary> all = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("SELECT id, name, ordered_millis, shards,"
                        + " (SELECT count(*) FROM shard_result WHERE sweep = id), evaluations"
                        + " FROM sweep ORDER BY ordered_millis DESC, id")) {
            while (row.next()) {
                all.add(new Summary(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getLong(6)));
            }
        } catch (SQLException failed) {
            throw broken(failed);
        }
        return all;
    }

    @Override
    public BitSet done(String id) throws SweepException {
        BitSet done = new BitSet();
        try (PreparedStatement select = connection.prepareStatement("SELECT shard FROM shard_result WHERE sweep = ?")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    done.set(row.getInt(1));
                }
            }
        } catch (SQLException failed) {
            throw broken(failed);
        }
        return done;
    }

    @Override
    public boolean put(String id, ShardResult result) throws SweepException {
        byte[] body = result.toBytes();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO shard_result (sweep, shard, body) VALUES (?, ?, ?)"
                        + " ON CONFLICT (sweep, shard) DO NOTHING")) {
            insert.setString(1, id);
            insert.setInt(2, result.shard());
            insert.setBytes(3, body);
            if (insert.executeUpdate() == 1) {
                return true;
            }
        } catch (SQLException failed) {
            throw broken(failed);
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body FROM shard_result WHERE sweep = ? AND shard = ?")) {
            select.setString(1, id);
            select.setInt(2, result.shard());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !Arrays.equals(row.getBytes(1), body)) {
                    throw new SweepException(
                            "Shard " + result.shard() + " of sweep " + id
                                    + " has another result than before: engine, program or plan must differ. Nothing was changed.");
                }
            }
            return false;
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    @Override
    public void read(String id, Reader reader) throws SweepException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT body FROM shard_result WHERE sweep = ? ORDER BY shard")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.take(ShardResult.fromBytes(row.getBytes(1)));
                }
            }
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }

    private SweepException broken(SQLException failed) {
        return new SweepException(folder + ": the sweeps cannot be used: " + failed.getMessage(), failed);
    }

    @Override
    public void close() throws SweepException {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw broken(failed);
        }
    }
}

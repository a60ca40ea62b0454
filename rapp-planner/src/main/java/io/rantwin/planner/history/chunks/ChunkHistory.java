package io.rantwin.planner.history.chunks;

import io.rantwin.planner.history.Bookmark;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.Receipt;
import io.rantwin.planner.history.Reports;
import io.rantwin.planner.history.Retention;
import io.rantwin.planner.history.RollUp;
import io.rantwin.planner.history.Series;
import io.rantwin.planner.history.SeriesSummary;
import io.rantwin.planner.history.Tidied;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The embedded store. An append is one row of the journal, made durable, and rows in memory; from time to time, and at
 * once for large appends, the rows in memory are written as chunks and the journal is emptied, in one transaction.
 * Writers take turns; readers wait for nobody but the moment a row is merged.
 */
public final class ChunkHistory implements HistoryStore {
    /** Appends of this many rows become chunks at once: writing them twice would cost more than it saves. */
    private static final int ROWS_OF_A_LARGE_APPEND = 20_000;
    /** About a quarter of an hour of 1 000 cells with 12 measurements a second; read again in under a second. */
    private static final long MOST_JOURNAL_OCTETS = 96L << 20;

    private final Database database;
    private final RollUp rollUp;
    private final Retention retention;
    private final Names names;
    private final OpenChunks open = new OpenChunks();
    private final ChunkReading reading;
    private final Map<Integer, Long> newestStored;
    private final ReentrantLock writing = new ReentrantLock();
    private final boolean readOnly;
    private long journalOctets;

    private ChunkHistory(Database database, RollUp rollUp, Retention retention, boolean readOnly)
            throws SQLException, BrokenChunkException {
        this.database = database;
        this.rollUp = rollUp;
        this.retention = retention;
        this.readOnly = readOnly;
        Connection writer = database.writer();
        this.names = new Names(database::writer);
        this.reading = new ChunkReading(database, names, open);
        this.newestStored = ChunkTable.newest(writer);
        for (byte[] body : ChunkTable.journal(writer)) {
            journalOctets += body.length;
            apply(JournalCodec.decode(body));
        }
        writer.rollback();
    }

    /** Whether a history has been begun in a folder. */
    public static boolean isThere(Path folder) {
        return Database.isThere(folder);
    }

    /** Opens or begins the history in a folder. One process at a time. */
    public static ChunkHistory open(Path folder, RollUp rollUp, Retention retention) throws HistoryException {
        return open(folder, Database.open(folder), rollUp, retention, false);
    }

    /** Opens a history to read what is in it now, while another process may be writing it. */
    public static ChunkHistory openForReading(Path folder, RollUp rollUp) throws HistoryException {
        return open(folder, Database.openForReading(folder), rollUp, Retention.USUAL, true);
    }

    private static ChunkHistory open(
            Path folder, Database database, RollUp rollUp, Retention retention, boolean readOnly)
            throws HistoryException {
        try {
            return new ChunkHistory(database, rollUp, retention, readOnly);
        } catch (SQLException | BrokenChunkException failed) {
            try {
                database.close();
            } catch (SQLException second) {
                failed.addSuppressed(second);
            }
            throw new HistoryException(folder + ": the history cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public Receipt append(List<Reports> reports, @Nullable Bookmark bookmark) throws HistoryException {
        return write("reports cannot be kept", () -> {
            List<JournalCodec.Part> parts = new ArrayList<>();
            long rows = 0;
            for (Reports some : reports) {
                parts.add(part(some));
                rows += some.rows();
            }
            if (bookmark != null) {
                Bookmarks.put(database.writer(), bookmark);
            }
            if (rows == 0) {
                database.writer().commit();
                return Receipt.NONE;
            }
            if (rows >= ROWS_OF_A_LARGE_APPEND) {
                Receipt receipt = apply(parts);
                flush();
                return receipt;
            }
            byte[] body = JournalCodec.encode(parts);
            ChunkTable.addToJournal(database.writer(), body);
            database.writer().commit();
            journalOctets += body.length;
            Receipt receipt = apply(parts);
            if (journalOctets > MOST_JOURNAL_OCTETS) {
                flush();
            }
            return receipt;
        });
    }

    @Override
    public Map<String, String> bookmarks() throws HistoryException {
        return Bookmarks.all(database);
    }

    /** The bookmarks of a history that another process may be writing; cheaper than to open all of it. */
    public static Map<String, String> bookmarks(Path folder) throws HistoryException {
        try (Database database = Database.openForReading(folder)) {
            return Bookmarks.all(database);
        } catch (SQLException failed) {
            throw new HistoryException(folder + ": the history cannot be read: " + failed.getMessage(), failed);
        }
    }

    private JournalCodec.Part part(Reports reports) throws SQLException {
        int[] measurements = new int[reports.measurements().size()];
        for (int i = 0; i < measurements.length; i++) {
            measurements[i] = names.measurementOrNew(reports.measurements().get(i));
        }
        var key = new Names.Key(reports.cellId(), reports.granularityMillis(), false);
        return new JournalCodec.Part(
                names.seriesOrNew(key).id(),
                measurements,
                reports.timeMillis(),
                reports.arrivalMillis(),
                reports.values());
    }

    private Receipt apply(List<JournalCodec.Part> parts) throws SQLException, BrokenChunkException {
        long[] counts = new long[Chunk.Merged.values().length];
        long tooOld = 0;
        for (JournalCodec.Part part : parts) {
            Names.Entry entry = names.byId(part.series());
            for (int row = 0; row < part.times().length; row++) {
                if (part.times()[row] < entry.droppedBefore()) {
                    tooOld++;
                    continue;
                }
                Chunk.Merged merged = merge(
                        entry,
                        part.times()[row],
                        part.arrivals()[row],
                        1,
                        part.measurements(),
                        part.values(),
                        row * part.measurements().length);
                switch (merged) {
                    case ADDED -> counts[0]++;
                    case CHANGED -> counts[1]++;
                    case REPEATED -> counts[2]++;
                    case TOO_DENSE -> counts[3]++;
                }
            }
        }
        return new Receipt(counts[0], counts[1], counts[2], tooOld, counts[3]);
    }

    private Chunk.Merged merge(
            Names.Entry entry, long time, long arrival, int reports, int[] measurements, double[] values, int offset)
            throws SQLException, BrokenChunkException {
        long start = RollUp.stretchStart(time, entry.key().granularityMillis());
        @Nullable Chunk chunk = open.get(entry.id(), start);
        if (chunk == null) {
            byte @Nullable [] stored = start > newestStored.getOrDefault(entry.id(), Long.MIN_VALUE)
                    ? null
                    : ChunkTable.body(database.writer(), entry.id(), start);
            chunk = stored == null ? new Chunk() : ChunkReading.decode(entry, start, stored, every -> true);
            open.put(entry.id(), start, chunk);
        }
        return open.merge(chunk, time, arrival, reports, measurements, values, offset);
    }

    /** Writes every open chunk, empties the journal and commits. */
    void flush() throws SQLException {
        Connection writer = database.writer();
        try (PreparedStatement upsert = ChunkTable.upsert(writer)) {
            for (Map.Entry<Integer, NavigableMap<Long, Chunk>> series :
                    open.all().entrySet()) {
                int id = series.getKey();
                long granularity = names.byId(id).key().granularityMillis();
                boolean feeds = RollUp.TARGETS.stream().anyMatch(target -> RollUp.feeds(granularity, target));
                for (Map.Entry<Long, Chunk> chunk : series.getValue().entrySet()) {
                    if (chunk.getValue().rows > 0) {
                        ChunkTable.put(upsert, id, chunk.getKey(), chunk.getValue(), feeds);
                    }
                }
            }
        }
        ChunkTable.emptyJournal(writer);
        writer.commit();
        open.all().forEach((id, chunks) -> newestStored.merge(id, chunks.lastKey(), Math::max));
        open.clear();
        journalOctets = 0;
    }

    @Override
    public Series read(
            String cellId, long granularityMillis, long fromMillis, long untilMillis, List<String> measurements)
            throws HistoryException {
        IntPredicate wanted = every -> true;
        if (!measurements.isEmpty()) {
            List<Integer> ids = measurements.stream().map(names::measurement).toList();
            wanted = ids::contains;
        }
        try {
            return reading.rows(cellId, granularityMillis, fromMillis, untilMillis, wanted)
                    .series(cellId, granularityMillis, measurements, names::measurementName);
        } catch (SQLException | BrokenChunkException failed) {
            throw new HistoryException("the history of " + cellId + " cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public List<SeriesSummary> list() throws HistoryException {
        try {
            return reading.list();
        } catch (SQLException failed) {
            throw new HistoryException("the history cannot be read: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void pin(String cellId) throws HistoryException {
        write(cellId + " cannot be pinned", () -> {
            names.pin(cellId);
            database.writer().commit();
            return cellId;
        });
    }

    @Override
    public Tidied tidy() throws HistoryException {
        return write("the history cannot be tidied", () -> {
            flush();
            var tidying = new Tidying(database.writer(), names, rollUp, retention);
            long made = 0;
            for (long target : RollUp.TARGETS) {
                for (Tidying.Made row : tidying.due(target, this::everything)) {
                    Names.Entry entry = names.seriesOrNew(row.key());
                    if (row.time() >= entry.droppedBefore()) {
                        Chunk.Merged merged = merge(
                                entry, row.time(), row.arrival(), row.reports(), row.measurements(), row.values(), 0);
                        made += merged == Chunk.Merged.ADDED || merged == Chunk.Merged.CHANGED ? 1 : 0;
                    }
                }
                flush();
                tidying.settle();
            }
            long dropped = tidying.drop();
            database.writer().commit();
            return new Tidied(made, dropped);
        });
    }

    private Rows everything(Names.Key key, long from, long until) throws SQLException, BrokenChunkException {
        return reading.rows(key.cellId(), key.granularityMillis(), from, until, every -> true);
    }

    @Override
    public void close() throws HistoryException {
        writing.lock();
        try (Database closing = database) {
            if (!readOnly && !closing.writer().isClosed()) {
                flush();
            }
        } catch (SQLException failed) {
            throw new HistoryException("the history cannot be closed in good order: " + failed.getMessage(), failed);
        } finally {
            writing.unlock();
        }
    }

    private interface Work<T> {
        T run() throws SQLException, BrokenChunkException;
    }

    private <T> T write(String whatFails, Work<T> work) throws HistoryException {
        if (readOnly) {
            throw new HistoryException(whatFails + ": the history was opened for reading");
        }
        writing.lock();
        try {
            if (database.writer().isClosed()) {
                beginAnew();
            }
            return work.run();
        } catch (SQLException | BrokenChunkException failed) {
            try {
                beginAnew();
            } catch (SQLException second) {
                failed.addSuppressed(second);
            }
            throw new HistoryException(whatFails + ": " + failed.getMessage(), failed);
        } finally {
            writing.unlock();
        }
    }

    // What was written since the last commit is given up with the connection.
    private void beginAnew() throws SQLException {
        database.renewWriter();
        names.reload();
    }
}

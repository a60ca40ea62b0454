package io.rantwin.harness.record;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording as a stream, one block in memory at a time. Whatever is damaged is told with its offset and left out; all
 * else is read. Not thread-safe.
 */
public final class RecordingReader implements AutoCloseable {
    private final FileChannel channel;
    private final long size;
    private final long createdNanos;
    private final Consumer<RecordingProblem> problems;
    private final @Nullable RecordingIndex storedIndex;
    private @Nullable RecordingIndex index;
    private BlockSource blocks;
    private RecordingQuery query = RecordingQuery.ALL;
    private BlockSource.@Nullable Block block;
    private @Nullable Cursor cursor;
    private int entriesLeft;

    private RecordingReader(FileChannel channel, Consumer<RecordingProblem> problems)
            throws IOException, RecordingException {
        this.channel = channel;
        this.size = channel.size();
        this.problems = problems;
        byte[] header = new byte[RecordingFormat.FILE_HEADER];
        this.createdNanos = RecordingFormat.createdNanos(header, BlockSource.read(channel, 0, header));
        this.storedIndex = storedIndex();
        this.index = storedIndex;
        this.blocks = new BlockSource(channel, size, problems);
    }

    /**
     * Opens a recording and begins with its first entry.
     *
     * @param problems is told what is damaged, as far as reading gets there
     * @throws RecordingException when the file is no recording
     */
    public static RecordingReader open(Path file, Consumer<RecordingProblem> problems)
            throws IOException, RecordingException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new RecordingReader(channel, problems);
        } catch (IOException | RecordingException e) {
            channel.close();
            throw e;
        }
    }

    /** When the recording was begun, nanoseconds since 1970. */
    public long createdNanos() {
        return createdNanos;
    }

    /** Whether the recording was closed properly, so that it has its index. */
    public boolean hasIndex() {
        return storedIndex != null;
    }

    private @Nullable RecordingIndex storedIndex() throws IOException {
        long trailerAt = size - RecordingFormat.TRAILER;
        byte[] trailer = new byte[RecordingFormat.TRAILER];
        if (trailerAt < RecordingFormat.FILE_HEADER || BlockSource.read(channel, trailerAt, trailer) < trailer.length) {
            return null;
        }
        try {
            long at = new Cursor(trailer, trailerAt).number64();
            if (!Arrays.equals(trailer, RecordingFormat.trailer(at))) {
                return null;
            }
            BlockSource.Block stored = BlockSource.blockAt(channel, at, trailerAt, RecordingFormat.INDEX);
            return stored == null ? null : RecordingIndex.read(stored.body(), stored.bodyOffset(), at);
        } catch (RecordingException _) {
            // Reading comes to this place, too, and tells.
            return null;
        }
    }

    /** The index: the one of the file, or one made by reading the whole file. */
    RecordingIndex index() throws IOException {
        RecordingIndex known = index;
        if (known == null) {
            known = new RecordingIndex();
            // What is damaged is told when the entries are read.
            BlockSource all = new BlockSource(channel, size, _ -> {});
            for (BlockSource.Block next = all.next(); next != null; next = all.next()) {
                known.add(next.offset(), next.header(), next.nodes());
            }
            index = known;
        }
        return known;
    }

    /** Names of the nodes, in the order of their first message; of more than 4096 the first ones. May read the whole file. */
    public Set<String> nodes() throws IOException {
        return index().nodes();
    }

    /** The earliest arrival, {@link Long#MAX_VALUE} when there is no entry. May read the whole file. */
    public long firstNanos() throws IOException {
        return index().firstNanos();
    }

    /** The latest arrival, {@link Long#MIN_VALUE} when there is no entry. May read the whole file. */
    public long lastNanos() throws IOException {
        return index().lastNanos();
    }

    /** Begins anew, with the entries of a query only; parts of the file that hold none are not read. */
    public void seek(RecordingQuery newQuery) throws IOException {
        query = newQuery;
        blocks = new BlockSource(channel, size, problems);
        block = null;
        cursor = null;
        if (!newQuery.equals(RecordingQuery.ALL)) {
            index();
        }
    }

    /** The next entry, {@code null} at the end. */
    public @Nullable RecordingEntry next() throws IOException {
        while (true) {
            Cursor from = cursor;
            BlockSource.Block current = block;
            if (from == null || current == null || !from.hasMore()) {
                if (current != null && entriesLeft != 0) {
                    problems.accept(new RecordingProblem(
                            current.offset(),
                            current.header().octets(),
                            "a block has " + entriesLeft + " entries less than its header says"));
                }
                if (!nextBlock()) {
                    return null;
                }
                continue;
            }
            long at = from.offset();
            try {
                RecordingEntry entry = BlockBuilder.read(from);
                entriesLeft--;
                if (query.takes(entry)) {
                    return entry;
                }
            } catch (RecordingException e) {
                problems.accept(new RecordingProblem(
                        at,
                        current.bodyOffset() + current.body().length - at,
                        "the rest of a block is lost: " + e.getMessage()));
                cursor = null;
                block = null;
            }
        }
    }

    private boolean nextBlock() throws IOException {
        RecordingIndex known = index;
        if (known != null && !query.equals(RecordingQuery.ALL)) {
            blocks.moveTo(known.skip(blocks.offset(), query));
        }
        BlockSource.Block next = blocks.next();
        block = next;
        cursor = next == null ? null : new Cursor(next.body(), next.bodyOffset());
        entriesLeft = next == null ? 0 : next.header().entries();
        return next != null;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.rantwin.harness.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Writes a recording, a block at a time; what is in the block being filled is lost when the process is killed, nothing else.
 * Thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {
    private final FileChannel channel;
    private final RecordingIndex index;
    private final BlockBuilder next = new BlockBuilder();
    private long offset;
    private long entries;
    private boolean isClosed;

    private RecordingWriter(FileChannel channel, RecordingIndex index, long offset) {
        this.channel = channel;
        this.index = index;
        this.offset = offset;
    }

    /**
     * Begins a recording.
     *
     * @param created stands in the file
     * @throws IOException also when the file exists
     */
    public static RecordingWriter create(Path file, Instant created) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            RecordingWriter writer = new RecordingWriter(channel, new RecordingIndex(), 0);
            writer.write(RecordingFormat.fileHeader(nanos(created)));
            return writer;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Continues a recording: behind its last whole block, whatever is damaged before it.
     *
     * @throws RecordingException when the file is no recording
     */
    public static RecordingWriter append(Path file) throws IOException, RecordingException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            byte[] header = new byte[RecordingFormat.FILE_HEADER];
            RecordingFormat.createdNanos(header, BlockSource.read(channel, 0, header));
            RecordingIndex index = new RecordingIndex();
            BlockSource blocks = new BlockSource(channel, channel.size(), _ -> {});
            long end = RecordingFormat.FILE_HEADER;
            for (BlockSource.Block block = blocks.next(); block != null; block = blocks.next()) {
                index.add(block.offset(), block.header(), block.nodes());
                end = block.offset() + block.header().octets();
            }
            channel.truncate(end);
            return new RecordingWriter(channel, index, end);
        } catch (IOException | RecordingException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(file + " is being written by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(file + " is being written by this process already", e);
        }
    }

    /** Nanoseconds since 1970, as recordings count time. */
    public static long nanos(Instant time) {
        return TimeUnit.SECONDS.toNanos(time.getEpochSecond()) + time.getNano();
    }

    /**
     * Adds a message.
     *
     * @throws IOException when a full block cannot be written, or the writer is closed
     */
    public synchronized void append(RecordingEntry entry) throws IOException {
        if (isClosed) {
            throw new IOException("the recording is closed");
        }
        next.add(entry);
        entries++;
        if (next.isFull()) {
            flush();
        }
    }

    /** Writes the block that is being filled, if there is anything in it. */
    public synchronized void flush() throws IOException {
        if (next.isEmpty()) {
            return;
        }
        long start = offset;
        BlockHeader header = next.header();
        write(header.block(next.body()));
        index.add(start, header, next.nodes());
        next.clear();
    }

    private void write(byte[] octets) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(octets);
        long at = offset;
        while (from.hasRemaining()) {
            at += channel.write(from, at);
        }
        offset = at;
    }

    /** Messages added by this writer. */
    public synchronized long entries() {
        return entries;
    }

    /** Octets in the file. */
    public synchronized long octets() {
        return offset;
    }

    /** Writes what is left and the index. */
    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (channel) {
            flush();
            byte[] body = index.body();
            long indexAt = offset;
            write(BlockHeader.of(RecordingFormat.INDEX, 0, 0, 0, body, body.length)
                    .block(body));
            write(RecordingFormat.trailer(indexAt));
            channel.force(true);
        }
    }
}

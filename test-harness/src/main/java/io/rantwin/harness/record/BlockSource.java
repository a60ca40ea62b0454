package io.rantwin.harness.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The data blocks of a recording in file order. What is damaged is told and skipped: octets that are no block up to the next
 * place where one begins, a block whose body is wrong as a whole. The time is linear in the octets of the file. Not
 * thread-safe.
 */
final class BlockSource {
    private static final int CHUNK = 1 << 16;

    /**
     * One block.
     *
     * @param offset of its header in the file
     * @param header as read
     * @param body as read
     */
    record Block(long offset, BlockHeader header, byte[] body) {
        long bodyOffset() {
            return offset + RecordingFormat.BLOCK_HEADER;
        }

        /** Names of the nodes of its entries, as far as they can be read. */
        Set<String> nodes() {
            Set<String> nodes = new LinkedHashSet<>();
            Cursor from = new Cursor(body, bodyOffset());
            try {
                while (from.hasMore()) {
                    nodes.add(BlockBuilder.read(from).node());
                }
            } catch (RecordingException _) {
                // Told when the entries themselves are read.
            }
            return nodes;
        }
    }

    private final FileChannel channel;
    private final long size;
    private final Consumer<RecordingProblem> problems;
    private long offset;

    /** @param size octets of the file that are looked at */
    BlockSource(FileChannel channel, long size, Consumer<RecordingProblem> problems) {
        this.channel = channel;
        this.size = size;
        this.problems = problems;
        this.offset = Math.min(size, RecordingFormat.FILE_HEADER);
    }

    long offset() {
        return offset;
    }

    void moveTo(long newOffset) {
        offset = newOffset;
    }

    /** Fills the array as far as the file goes; the number of octets read. */
    static int read(FileChannel channel, long from, byte[] into) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into);
        long at = from;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, at);
            if (count < 0) {
                break;
            }
            at += count;
        }
        return buffer.position();
    }

    /** The block at an offset if it is whole and of that kind, otherwise {@code null}; tells nobody. */
    static @Nullable Block blockAt(FileChannel channel, long at, long end, int marker) throws IOException {
        byte[] head = new byte[RecordingFormat.BLOCK_HEADER];
        if (at < RecordingFormat.FILE_HEADER || at > end - head.length || read(channel, at, head) < head.length) {
            return null;
        }
        BlockHeader header = BlockHeader.read(head, 0);
        if (header == null || header.marker() != marker || header.octets() > end - at) {
            return null;
        }
        byte[] body = new byte[header.bodyOctets()];
        boolean isRight = read(channel, at + head.length, body) == body.length
                && RecordingFormat.checksum(body, 0, body.length) == header.bodyChecksum();
        return isRight ? new Block(at, header, body) : null;
    }

    /** The next data block; {@code null} at the end of the file. */
    @Nullable
    Block next() throws IOException {
        byte[] head = new byte[RecordingFormat.BLOCK_HEADER];
        while (offset < size) {
            BlockHeader header = read(channel, offset, head) < head.length ? null : BlockHeader.read(head, 0);
            if (header == null) {
                resynchronize();
                continue;
            }
            if (header.octets() > size - offset) {
                problems.accept(new RecordingProblem(
                        offset,
                        size - offset,
                        "the file ends within a block of " + header.octets() + " octets, which is lost"));
                offset = size;
                return null;
            }
            long start = offset;
            offset += header.octets();
            byte[] body = new byte[header.bodyOctets()];
            if (read(channel, start + head.length, body) < body.length
                    || RecordingFormat.checksum(body, 0, body.length) != header.bodyChecksum()) {
                problems.accept(new RecordingProblem(
                        start,
                        header.octets(),
                        "the checksum of a block is wrong; its " + header.entries() + " entries are lost"));
            } else if (header.marker() == RecordingFormat.DATA) {
                return new Block(start, header, body);
            } else {
                checkIndex(new Block(start, header, body));
            }
        }
        return null;
    }

    /** An index block has its trailer behind it; neither carries data. */
    private void checkIndex(Block index) throws IOException {
        try {
            RecordingIndex.read(index.body(), index.bodyOffset(), index.offset());
        } catch (RecordingException e) {
            problems.accept(
                    new RecordingProblem(index.offset(), index.header().octets(), String.valueOf(e.getMessage())));
        }
        byte[] trailer = new byte[RecordingFormat.TRAILER];
        int count = read(channel, offset, trailer);
        if (count < trailer.length || !Arrays.equals(trailer, RecordingFormat.trailer(index.offset()))) {
            problems.accept(
                    new RecordingProblem(offset, Math.min(count, size - offset), "the trailer of the index is wrong"));
        }
        offset = Math.min(size, offset + trailer.length);
    }

    /** Looks for the next place at which a block begins. */
    private void resynchronize() throws IOException {
        long start = offset;
        byte[] chunk = new byte[CHUNK];
        long at = start + 1;
        while (at < size) {
            int count = read(channel, at, chunk);
            for (int i = 0; i + RecordingFormat.BLOCK_HEADER <= count; i++) {
                if (BlockHeader.read(chunk, i) != null) {
                    offset = at + i;
                    problems.accept(new RecordingProblem(start, offset - start, "no block begins here"));
                    return;
                }
            }
            if (count < chunk.length) {
                break;
            }
            at += count - RecordingFormat.BLOCK_HEADER + 1;
        }
        offset = size;
        problems.accept(new RecordingProblem(
                start,
                size - start,
                size - start < RecordingFormat.BLOCK_HEADER
                        ? "the file ends within the header of a block"
                        : "no block begins here, nor behind it"));
    }
}

package io.rantwin.harness.record;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Header of a block, see {@link RecordingFormat}.
 *
 * @param marker data or index
 * @param bodyOctets octets behind the header
 * @param entries entries in the body
 * @param firstNanos earliest arrival
 * @param lastNanos latest arrival
 * @param bodyChecksum of the body
 */
record BlockHeader(int marker, int bodyOctets, int entries, long firstNanos, long lastNanos, int bodyChecksum) {
    /** The header of a body that is {@code bodyOctets} octets from the start of an array. */
    static BlockHeader of(int marker, int entries, long firstNanos, long lastNanos, byte[] body, int bodyOctets) {
        int checksum = RecordingFormat.checksum(body, 0, bodyOctets);
        return new BlockHeader(marker, bodyOctets, entries, firstNanos, lastNanos, checksum);
    }

    /** The block as it is in the file. */
    byte[] block(byte[] body) {
        byte[] block = new byte[RecordingFormat.BLOCK_HEADER + bodyOctets];
        ByteBuffer to = ByteBuffer.wrap(block);
        to.putInt(marker).putInt(bodyOctets).putInt(entries).putLong(firstNanos).putLong(lastNanos);
        to.putInt(bodyChecksum);
        to.putInt(RecordingFormat.checksum(block, 0, RecordingFormat.BLOCK_HEADER - 4));
        to.put(body, 0, bodyOctets);
        return block;
    }

    /** Reads a header; {@code null} when there is none at this place. */
    static @Nullable BlockHeader read(byte[] from, int at) {
        ByteBuffer header = ByteBuffer.wrap(from, at, RecordingFormat.BLOCK_HEADER);
        int marker = header.getInt();
        if (marker != RecordingFormat.DATA && marker != RecordingFormat.INDEX) {
            return null;
        }
        BlockHeader read = new BlockHeader(
                marker, header.getInt(), header.getInt(), header.getLong(), header.getLong(), header.getInt());
        boolean isWhole = header.getInt() == RecordingFormat.checksum(from, at, RecordingFormat.BLOCK_HEADER - 4);
        boolean isPlausible = read.bodyOctets >= 0
                && read.bodyOctets <= RecordingFormat.LARGEST_BODY
                && read.entries >= 0
                && read.firstNanos <= read.lastNanos;
        return isWhole && isPlausible ? read : null;
    }

    /** Header and body. */
    long octets() {
        return (long) RecordingFormat.BLOCK_HEADER + bodyOctets;
    }
}

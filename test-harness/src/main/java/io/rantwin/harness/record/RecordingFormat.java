package io.rantwin.harness.record;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Layout of a recording. All numbers are big-endian, checksums are CRC-32C.
 *
 * <pre>
 * file     magic "RANTWREC" | version u16 | flags u16 (0) | created i64 ns since 1970 | checksum u32 of all before
 *          block ...          index block and trailer when it was closed properly
 * block    marker "DATA" or "INDX" | octets of body u32 | entries u32 | first i64 | last i64 arrival in ns
 *          | checksum u32 of body | checksum u32 of this header | body
 * entry    octets that follow u32 | arrival i64 | direction u8 | kind u8 | flags u8 (1: network time follows)
 *          | length of name u8 | [network time i64] | name | message
 * trailer  offset of index block i64 | marker "RIDX" | checksum u32 of both
 * </pre>
 *
 * A block is written in one go, so that a process that is killed loses the block it was filling and nothing else.
 */
final class RecordingFormat {
    static final int VERSION = 1;
    static final long MAGIC = 0x52414e5457524543L;
    static final int FILE_HEADER = 24;

    static final int DATA = 0x44415441;
    static final int INDEX = 0x494e4458;
    static final int BLOCK_HEADER = 36;

    static final int TRAILER = 16;
    static final int TRAILER_MARKER = 0x52494458;

    static final int ENTRY_HEADER = 4 + 8 + 4;
    static final int HAS_NETWORK_TIME = 1;
    static final int LONGEST_NAME = 255;

    /** Octets of the largest message that is recorded. */
    static final int LARGEST_MESSAGE = 1 << 24;

    /** A block is written when it has so many octets; a longer message has a block of its own. */
    static final int FULL_BLOCK = 1 << 16;

    static final int LARGEST_BODY = LARGEST_MESSAGE + (1 << 17);

    private RecordingFormat() {}

    static int checksum(byte[] octets, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(octets, offset, length);
        return (int) crc.getValue();
    }

    static byte[] fileHeader(long createdNanos) {
        byte[] header = new byte[FILE_HEADER];
        ByteBuffer to = ByteBuffer.wrap(header);
        to.putLong(MAGIC).putShort((short) VERSION).putShort((short) 0).putLong(createdNanos);
        to.putInt(checksum(header, 0, FILE_HEADER - 4));
        return header;
    }

    /**
     * Reads the header of a file.
     *
     * @return nanoseconds since 1970 at which the recording was begun
     */
    static long createdNanos(byte[] header, int length) throws RecordingException {
        ByteBuffer from = ByteBuffer.wrap(header, 0, length);
        if (length < 8 || from.getLong() != MAGIC) {
            throw new RecordingException(0, "this is no recording: it does not begin with RANTWREC");
        }
        if (length < FILE_HEADER) {
            throw new RecordingException(length, "the file ends within its header");
        }
        int version = from.getShort() & 0xffff;
        int flags = from.getShort() & 0xffff;
        long created = from.getLong();
        if (from.getInt() != checksum(header, 0, FILE_HEADER - 4)) {
            throw new RecordingException(FILE_HEADER - 4, "the checksum of the file header is wrong");
        }
        if (version != VERSION || flags != 0) {
            throw new RecordingException(
                    8, "version " + version + " with flags " + flags + " is not known; this program reads " + VERSION);
        }
        return created;
    }

    static byte[] trailer(long indexOffset) {
        byte[] trailer = new byte[TRAILER];
        ByteBuffer to = ByteBuffer.wrap(trailer);
        to.putLong(indexOffset).putInt(TRAILER_MARKER);
        to.putInt(checksum(trailer, 0, TRAILER - 4));
        return trailer;
    }
}

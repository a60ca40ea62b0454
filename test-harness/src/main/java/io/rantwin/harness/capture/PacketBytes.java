package io.rantwin.harness.capture;

import java.util.Arrays;
import java.util.zip.Checksum;

/** A part of a packet, read most significant octet first; a read beyond the end is a {@link PacketException}, never an unchecked one. */
final class PacketBytes {

    private final byte[] array;
    private final int start;
    private final int length;
    private final boolean cut;

    private PacketBytes(byte[] array, int start, int length, boolean cut) {
        this.array = array;
        this.start = start;
        this.length = length;
        this.cut = cut;
    }

    /** All of the array; {@code cut} says that there were more octets on the wire than in the capture. */
    static PacketBytes of(byte[] array, boolean cut) {
        return new PacketBytes(array, 0, array.length, cut);
    }

    int length() {
        return length;
    }

    /** Whether octets that were on the wire are missing at the end. */
    boolean isCut() {
        return cut;
    }

    int u8(int index) throws PacketException {
        require(index, 1, "octet");
        return array[start + index] & 0xff;
    }

    int u16(int index) throws PacketException {
        require(index, 2, "two octets");
        return ((array[start + index] & 0xff) << 8) | (array[start + index + 1] & 0xff);
    }

    int i32(int index) throws PacketException {
        return (u16(index) << 16) | u16(index + 2);
    }

    long u32(int index) throws PacketException {
        return Integer.toUnsignedLong(i32(index));
    }

    /** Checks that the part begins with that many octets. */
    void require(int octets, String what) throws PacketException {
        require(0, octets, what);
    }

    private void require(int index, int octets, String what) throws PacketException {
        if (index < 0 || octets < 0 || index > length - octets) {
            throw new PacketException(
                    cut ? ProblemReason.TRUNCATED_BY_SNAP_LENGTH : ProblemReason.MALFORMED_PACKET,
                    "%s at %d: %d octets needed, %d there".formatted(what, index, octets, Math.max(0, length - index)));
        }
    }

    PacketBytes from(int index, String what) throws PacketException {
        require(index, 0, what);
        return new PacketBytes(array, start + index, length - index, cut);
    }

    /** Exactly this many octets; all there, so not cut. */
    PacketBytes slice(int index, int octets, String what) throws PacketException {
        require(index, octets, what);
        return new PacketBytes(array, start + index, octets, false);
    }

    /** The first octets, as many as there are when the capture cut the packet. */
    PacketBytes first(int octets, String what) throws PacketException {
        if (cut && octets > length) {
            return this;
        }
        return slice(0, octets, what);
    }

    byte[] copy() {
        return Arrays.copyOfRange(array, start, start + length);
    }

    byte[] copy(int index, int octets, String what) throws PacketException {
        require(index, octets, what);
        return Arrays.copyOfRange(array, start + index, start + index + octets);
    }

    void updateChecksum(Checksum checksum, int index, int octets) throws PacketException {
        require(index, octets, "checksummed part");
        checksum.update(array, start + index, octets);
    }
}

package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Octets of a received message that were found and not copied: they are gone when the message's array is reused. Belongs
 * to a view and changes with its next reading. Not thread-safe.
 */
public final class OctetRange {
    private static final byte[] NOTHING = new byte[0];

    private byte[] array = NOTHING;
    private int offset;
    private int length = -1;
    private long bitOffset;

    OctetRange() {}

    void clear() {
        array = NOTHING;
        offset = 0;
        length = -1;
        bitOffset = 0;
    }

    /** Takes octets behind a general length determinant. Copies them only when they come in fragments of 16K. */
    void take(PerReader from) throws PerException {
        from.enterOpenType();
        int octets = from.remainingBits() >>> 3;
        takeFixed(from, octets);
        from.leaveOpenType();
    }

    /** Takes the next {@code octets} octets of an aligned reader. */
    void takeFixed(PerReader from, int octets) throws PerException {
        bitOffset = from.bitOffset();
        offset = from.skipOctets(octets);
        array = from.array();
        length = octets;
    }

    /** Whether the message has this member. */
    public boolean isPresent() {
        return length >= 0;
    }

    /** The array that holds the octets: the message itself, or joined fragments. */
    public byte[] array() {
        return array;
    }

    /** Index of the first octet in {@link #array}. */
    public int offset() {
        return offset;
    }

    /** Number of octets; 0 when absent. */
    public int length() {
        return Math.max(0, length);
    }

    /** Where the octets begin in the message, in bits from its first octet. */
    long bitOffset() {
        return bitOffset;
    }

    /** A copy that stays. */
    public Octets toOctets() {
        return Octets.of(Arrays.copyOfRange(array, offset, offset + length()));
    }

    /** The octets as characters, a copy that stays. */
    public String toText() {
        return new String(array, offset, length(), StandardCharsets.ISO_8859_1);
    }
}

package io.rantwin.codecs.per;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable string of octets with value equality: what an OCTET STRING carries. Thread-safe.
 */
public final class Octets {
    /** No octets. */
    public static final Octets EMPTY = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Octets of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Octets(bytes.clone());
    }

    /**
     * Octets written as hexadecimal digits, without separators.
     *
     * @throws IllegalArgumentException when {@code hex} has an odd length or another character
     */
    public static Octets ofHex(String hex) {
        return new Octets(HexFormat.of().parseHex(hex));
    }

    /** Takes over an array that nobody else holds. */
    static Octets owning(byte[] bytes) {
        return new Octets(bytes);
    }

    /** Number of octets. */
    public int length() {
        return bytes.length;
    }

    /** Octet {@code index} as 0..255. */
    public int at(int index) {
        return bytes[index] & 0xff;
    }

    /** A copy of the octets. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** All octets as one unsigned big-endian number; at most 8 octets. */
    public long toUnsignedLong() {
        if (bytes.length > 8) {
            throw new IllegalStateException(bytes.length + " octets do not fit 64 bits");
        }
        long value = 0;
        for (byte octet : bytes) {
            value = value << 8 | octet & 0xff;
        }
        return value;
    }

    /** Lower-case hexadecimal digits. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** A reader over these octets; nothing is copied, and a reader never writes. */
    public PerReader reader() {
        return new PerReader(bytes);
    }

    /** Direct access for the cursors of this package, which only read. */
    byte[] shared() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}

package io.rantwin.xapp.rmr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * RMR's transaction id: 32 octets of any content, shorter ones filled with zeros. Immutable, with value equality.
 */
public final class TransactionId {
    /** Octets on the wire. */
    public static final int LENGTH = 32;

    /** No transaction id: zeros. */
    public static final TransactionId NONE = new TransactionId(new byte[LENGTH]);

    private final byte[] octets;

    private TransactionId(byte[] octets) {
        this.octets = octets;
    }

    /**
     * A transaction id of text.
     *
     * @param text at most 32 octets of UTF-8
     * @throws IllegalArgumentException when it is longer
     */
    public static TransactionId of(String text) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        if (given.length > LENGTH) {
            throw new IllegalArgumentException("a transaction id has 32 octets at most, not " + given.length);
        }
        return new TransactionId(Arrays.copyOf(given, LENGTH));
    }

    /** The 32 octets at {@code offset}. */
    public static TransactionId read(byte[] from, int offset) {
        for (int i = offset; i < offset + LENGTH; i++) {
            if (from[i] != 0) {
                return new TransactionId(Arrays.copyOfRange(from, offset, offset + LENGTH));
            }
        }
        return NONE;
    }

    /** Writes the 32 octets to {@code offset}. */
    void write(ByteBuffer to, int offset) {
        to.put(offset, octets);
    }

    /** The octets before the zeros at the end, as text. */
    public String text() {
        int end = LENGTH;
        while (end > 0 && octets[end - 1] == 0) {
            end--;
        }
        return new String(octets, 0, end, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransactionId that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return text();
    }
}

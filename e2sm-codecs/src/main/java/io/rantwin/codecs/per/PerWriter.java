package io.rantwin.codecs.per;

import java.util.Arrays;

/**
 * A write cursor for aligned PER (ITU-T X.691), canonical: fewest octets, no empty extension bitmaps. Grows as it is
 * written; reusable through {@link #reset}. Not thread-safe.
 */
public final class PerWriter {
    /** Size of a fragment unit (X.691 11.9.3.8). */
    private static final int BLOCK = 16_384;

    private final boolean tolerant;
    private byte[] buffer;
    private int position;
    private int depth;

    public PerWriter() {
        this(512);
    }

    /** @param octets first capacity; the writer grows beyond it */
    public PerWriter(int octets) {
        this(octets, false);
    }

    private PerWriter(int octets, boolean tolerant) {
        this.buffer = new byte[octets];
        this.tolerant = tolerant;
    }

    /**
     * A writer that lets text pass with characters outside its alphabet, such as the underscore that real nodes put into
     * measurement names: for writing again what was received, not for messages of our own.
     */
    public static PerWriter tolerant() {
        return new PerWriter(512, true);
    }

    /** Whether text outside its alphabet is let through. */
    public boolean toleratesAlphabets() {
        return tolerant;
    }

    /** Forgets what was written and keeps the capacity. */
    public PerWriter reset() {
        Arrays.fill(buffer, 0, Math.min(buffer.length, octetCount()), (byte) 0);
        position = 0;
        depth = 0;
        return this;
    }

    /** Goes one level deeper into a constructed type; what a reader would refuse is not written. */
    public void descend() throws PerException {
        if (++depth > PerReader.MAX_DEPTH) {
            throw error("nested deeper than " + PerReader.MAX_DEPTH + " levels");
        }
    }

    /** Comes back from a constructed type. */
    public void ascend() {
        depth--;
    }

    /** An error at the current position of the output. */
    public PerException error(String problem) {
        return new PerException(problem, position);
    }

    /** Octets written so far, the last one perhaps incomplete. */
    public int octetCount() {
        return position + 7 >>> 3;
    }

    /** A copy of what was written; nothing at all becomes one zero octet, as for every outermost value (11.1.3). */
    public byte[] toArray() {
        return Arrays.copyOf(buffer, Math.max(1, octetCount()));
    }

    /** What was written as an immutable string. */
    public Octets toOctets() {
        return Octets.owning(toArray());
    }

    /** Every octet behind {@link #position} is zero at all times, so that bits can be or-ed in. */
    private void room(int bits) {
        if (bits > (buffer.length << 3) - position) {
            int wanted = position + bits + 7 >>> 3;
            if (wanted > PerReader.MAX_OCTETS) {
                throw new IllegalStateException("message longer than " + PerReader.MAX_OCTETS + " octets");
            }
            buffer = Arrays.copyOf(buffer, Math.max(wanted, buffer.length * 2));
        }
    }

    /** One bit. */
    public void bit(boolean value) {
        room(1);
        if (value) {
            buffer[position >>> 3] |= (byte) (0x80 >> (position & 7));
        }
        position++;
    }

    /** The {@code count} (0..64) low bits of {@code value}. */
    public void bits(long value, int count) {
        room(count);
        int free = 8 - (position & 7);
        int octet = position >>> 3;
        position += count;
        int left = count - free;
        if (left <= 0) {
            // All within one octet; the shifts by 64 - count drop what lies above the bits wanted, also when count is
            // 0.
            if (count > 0) {
                buffer[octet] |= (byte) (value << 64 - count >>> 64 - count << -left);
            }
            return;
        }
        buffer[octet++] |= (byte) (value >>> left & (1 << free) - 1);
        while (left >= 8) {
            left -= 8;
            buffer[octet++] = (byte) (value >>> left);
        }
        if (left > 0) {
            buffer[octet] = (byte) (value << 8 - left);
        }
    }

    /** Pads with zero bits up to the next octet. */
    public void align() {
        position = position + 7 & ~7;
        room(0);
    }

    /** Constrained whole number (11.5.7). */
    public void constrained(long value, long lower, long upper) throws PerException {
        if (value < lower || value > upper) {
            throw error("number " + value + " is outside " + lower + ".." + upper);
        }
        long span = upper - lower;
        long offset = value - lower;
        if (span == 0) {
            return;
        }
        if (span < 255) {
            bits(offset, 64 - Long.numberOfLeadingZeros(span));
        } else if (span <= 0xffff) {
            align();
            bits(offset, span == 255 ? 8 : 16);
        } else {
            int octets = unsignedOctets(offset);
            constrained(octets, 1, unsignedOctets(span));
            align();
            bits(offset, octets << 3);
        }
    }

    /** Semi-constrained whole number (11.7). */
    public void semiConstrained(long value, long lower) throws PerException {
        if (value < lower) {
            throw error("number " + value + " is below " + lower);
        }
        int octets = unsignedOctets(value - lower);
        length(octets);
        bits(value - lower, octets << 3);
    }

    /** Unconstrained whole number (11.8), two's complement in the fewest octets. */
    public void unconstrained(long value) {
        // One sign bit more than the magnitude needs.
        int octets = 72 - Long.numberOfLeadingZeros(value < 0 ? ~value : value) >>> 3;
        length(octets);
        bits(value, octets << 3);
    }

    private static int unsignedOctets(long value) {
        return Math.max(1, 71 - Long.numberOfLeadingZeros(value) >>> 3);
    }

    /** Normally small non-negative whole number (11.6). */
    public void normallySmall(int value) throws PerException {
        if (value < 64) {
            bits(value, 7);
        } else {
            bit(true);
            semiConstrained(value, 0);
        }
    }

    /** General length determinant below 16K (11.9.3.6-7). */
    public void length(int count) {
        align();
        if (count < 0x80) {
            bits(count, 8);
        } else if (count < BLOCK) {
            bits(count | 0x8000, 16);
        } else {
            throw new IllegalArgumentException(count + " needs fragments");
        }
    }

    /**
     * General length determinant of the next piece of {@code left} units: the whole rest, or the largest fragment.
     *
     * @return units that the piece has; when that is 16K or more, call again for the rest even if nothing is left
     */
    public int piece(int left) {
        if (left < BLOCK) {
            length(left);
            return left;
        }
        int blocks = Math.min(4, left / BLOCK);
        align();
        bits(0xc0 | blocks, 8);
        return blocks * BLOCK;
    }

    /** Whether a piece of this size, as {@link #piece} returned it, is followed by another one. */
    public static boolean isFragment(int piece) {
        return piece >= BLOCK;
    }

    /** {@code bits} bits of left-aligned octets, from octet {@code from} on. */
    public void bitField(Octets octets, int from, int bits) {
        append(octets.shared(), from, bits);
    }

    /** Octets {@code from} to {@code to} (exclusive), at the current position, which need not be aligned. */
    public void octets(Octets octets, int from, int to) {
        append(octets.shared(), from, to - from << 3);
    }

    private void append(byte[] source, int from, int bits) {
        room(bits);
        int whole = bits >>> 3;
        if ((position & 7) == 0) {
            System.arraycopy(source, from, buffer, position >>> 3, whole);
            position += whole << 3;
        } else {
            for (int i = from; i < from + whole; i++) {
                bits(source[i], 8);
            }
        }
        if ((bits & 7) != 0) {
            bits((source[from + whole] & 0xff) >>> 8 - (bits & 7), bits & 7);
        }
    }

    /** Octets behind general length determinants, in fragments when there are 16K or more. */
    public void countedOctets(Octets octets) {
        int from = 0;
        int piece;
        do {
            piece = piece(octets.length() - from);
            octets(octets, from, from + piece);
            from += piece;
        } while (isFragment(piece));
    }

    /** Contents of an open type (11.2) that are already encoded. */
    public void openType(Octets contents) {
        if (contents.length() == 0) {
            bits(0x0100, alignedWidth());
        } else {
            countedOctets(contents);
        }
    }

    private int alignedWidth() {
        align();
        return 16;
    }

    /**
     * Begins an open type whose contents are written next; its length is known only at the end.
     *
     * @return a mark for {@link #endOpenType}
     */
    public int beginOpenType() {
        align();
        room(8);
        position += 8;
        return position >>> 3;
    }

    /** Ends an open type: fills in the length that was left open, moving the contents when it needs more room. */
    public void endOpenType(int mark) {
        align();
        int start = mark - 1;
        int octets = (position >>> 3) - mark;
        if (octets == 0) {
            room(8);
            position += 8;
            octets = 1;
        }
        if (octets < 0x80) {
            buffer[start] = (byte) octets;
        } else if (octets < BLOCK) {
            room(8);
            System.arraycopy(buffer, mark, buffer, mark + 1, octets);
            buffer[start] = (byte) (octets >> 8 | 0x80);
            buffer[mark] = (byte) octets;
            position += 8;
        } else {
            byte[] contents = Arrays.copyOfRange(buffer, mark, mark + octets);
            Arrays.fill(buffer, start, mark + octets, (byte) 0);
            position = start << 3;
            countedOctets(Octets.owning(contents));
        }
    }

    /** REAL (15). */
    public void real(double value) throws PerException {
        RealContents.encode(this, value);
    }

    /** OBJECT IDENTIFIER (24) from dotted form. */
    public void objectIdentifier(String dotted) throws PerException {
        ObjectIdentifierContents.encode(this, dotted);
    }

    /** Characters {@code from} to {@code to} (exclusive) of Latin-1 text, one octet each. */
    public void characters(String text, int from, int to) {
        room(to - from << 3);
        if ((position & 7) == 0) {
            int at = position >>> 3;
            for (int i = from; i < to; i++) {
                buffer[at++] = (byte) text.charAt(i);
            }
            position = at << 3;
        } else {
            for (int i = from; i < to; i++) {
                bits(text.charAt(i), 8);
            }
        }
    }
}

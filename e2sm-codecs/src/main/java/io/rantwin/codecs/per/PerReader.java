package io.rantwin.codecs.per;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A read cursor over aligned PER (ITU-T X.691). Positions are bits; clause numbers in the comments are X.691 (2021).
 *
 * <p>Allocates only for what it returns, never ahead of the octets that are really there: a claimed length is checked
 * against the rest of the input first. Reusable through {@link #wrap}. Not thread-safe.
 */
public final class PerReader {
    /** Nesting that is accepted before an input is called hostile: about 80 nested RAN parameters of E2SM-RC. */
    public static final int MAX_DEPTH = 512;

    /** Largest input: keeps every bit position within an int. */
    public static final int MAX_OCTETS = 1 << 27;

    private static final byte[] NOTHING = new byte[0];
    private static final Octets ONE_ZERO = Octets.owning(new byte[1]);

    private byte[] buffer = NOTHING;
    private int position;
    private int limit;
    /** Added to {@link #position} for messages: where the reassembled contents began in the outermost buffer. */
    private long origin;

    private boolean more;
    private int depth;
    private long slackBits;
    private final OpenTypeStack outer = new OpenTypeStack();

    /** A reader of nothing, to be {@link #wrap wrapped} around something later. */
    public PerReader() {}

    public PerReader(byte[] octets) {
        this.buffer = octets;
        this.limit = checkedLimit(octets.length);
    }

    private static int checkedLimit(int octets) {
        if (octets > MAX_OCTETS) {
            throw new IllegalArgumentException(
                    octets + " octets are more than the " + MAX_OCTETS + " a message may have");
        }
        return octets << 3;
    }

    /**
     * Starts again on {@code length} octets of {@code octets} from {@code offset}; the array is not copied and must not
     * change while it is read.
     */
    public PerReader wrap(byte[] octets, int offset, int length) {
        if ((offset | length) < 0 || length > octets.length - offset) {
            throw new IndexOutOfBoundsException(offset + " + " + length + " of " + octets.length);
        }
        checkedLimit(offset + length);
        buffer = octets;
        position = offset << 3;
        limit = (offset + length) << 3;
        origin = -(long) position;
        more = false;
        depth = 0;
        slackBits = 0;
        outer.clear();
        return this;
    }

    /**
     * As {@link #wrap(byte[], int, int)}, for contents found inside a larger message: errors then count from the start of
     * that message.
     *
     * @param bitOffset where the contents begin in the outermost buffer, in bits
     */
    public PerReader wrap(byte[] octets, int offset, int length, long bitOffset) {
        wrap(octets, offset, length);
        origin += bitOffset;
        return this;
    }

    /** Bits not yet read in the current open type, or in the whole input. */
    public int remainingBits() {
        return limit - position;
    }

    /** Where the next bit comes from, in bits from the start of the input. */
    public long bitOffset() {
        return origin + position;
    }

    /** Index into {@link #array} of the next bit: 8 times the octet, plus the bit from the left. */
    public int bitPosition() {
        return position;
    }

    /** Octet index into the wrapped array of the next octet; the reader must be aligned. */
    public int octetPosition() {
        return position >>> 3;
    }

    /** The array that is being read: the wrapped one, or a reassembled one inside a fragmented open type. */
    public byte[] array() {
        return buffer;
    }

    /** Whole octets that open types held beyond the value read from them; tolerated, but worth counting. */
    public long slackOctets() {
        return slackBits >>> 3;
    }

    /** An error at the current position. */
    public PerException error(String problem) {
        return new PerException(problem, bitOffset());
    }

    /** Goes one level deeper into a constructed type. */
    public void descend() throws PerException {
        if (++depth > MAX_DEPTH) {
            throw error("nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    /** Comes back from a constructed type. */
    public void ascend() {
        depth--;
    }

    private void need(int bits) throws PerException {
        if (bits > limit - position) {
            throw error("needs " + bits + " more bits, " + Math.max(0, limit - position) + " are left");
        }
    }

    /** One bit. */
    public boolean bit() throws PerException {
        need(1);
        int at = position++;
        return (buffer[at >>> 3] & 0x80 >>> (at & 7)) != 0;
    }

    /** The next {@code count} bits (0..64) as an unsigned number. */
    public long bits(int count) throws PerException {
        if (count == 0) {
            return 0;
        }
        need(count);
        int octet = position >>> 3;
        int inOctet = 8 - (position & 7);
        position += count;
        long value = buffer[octet++] & 0xff >>> (8 - inOctet);
        if (count <= inOctet) {
            return value >>> (inOctet - count);
        }
        int left = count - inOctet;
        for (; left >= 8; left -= 8) {
            value = value << 8 | buffer[octet++] & 0xff;
        }
        return left == 0 ? value : value << left | (buffer[octet] & 0xff) >>> (8 - left);
    }

    /** Moves to the next octet boundary. */
    public void align() {
        position = position + 7 & ~7;
    }

    /** Constrained whole number (11.5.7); {@code lower <= upper}, a span of 2^63 and more is refused by the schema. */
    public long constrained(long lower, long upper) throws PerException {
        long span = upper - lower;
        if (span == 0) {
            return lower;
        }
        long offset;
        if (span < 255) {
            offset = bits(64 - Long.numberOfLeadingZeros(span));
        } else if (span == 255) {
            align();
            offset = bits(8);
        } else if (span <= 0xffff) {
            align();
            offset = bits(16);
        } else {
            int widest = 71 - Long.numberOfLeadingZeros(span) >>> 3;
            int octets = (int) constrained(1, widest);
            align();
            offset = bits(octets << 3);
        }
        if (Long.compareUnsigned(offset, span) > 0) {
            throw error("number " + Long.toUnsignedString(offset) + " above " + lower + " exceeds the range " + lower
                    + ".." + upper);
        }
        return lower + offset;
    }

    /** Semi-constrained whole number (11.7): length, then the unsigned distance from {@code lower}. */
    public long semiConstrained(long lower) throws PerException {
        int octets = unfragmentedLength();
        need(octets << 3);
        while (octets > 8 && buffer[position >>> 3] == 0) {
            position += 8;
            octets--;
        }
        if (octets > 8) {
            throw error("number wider than 64 bits");
        }
        // Unsigned: above a negative lower bound, distances of 2^63 and more lead to numbers that still fit.
        long offset = bits(octets << 3);
        if (Long.compareUnsigned(offset, Long.MAX_VALUE - lower) > 0) {
            throw error("number " + Long.toUnsignedString(offset) + " above " + lower + " exceeds 64 bits");
        }
        return lower + offset;
    }

    /**
     * Unconstrained whole number (11.8): length, then two's complement. No octets at all means 0: srsRAN writes it so.
     *
     * @throws PerException also when the number needs more than 64 bits
     */
    public long unconstrained() throws PerException {
        int octets = unfragmentedLength();
        if (octets == 0) {
            return 0;
        }
        need(octets << 3);
        while (octets > 8) {
            int at = position >>> 3;
            if (buffer[at] != buffer[at + 1] >> 7) {
                throw error("number wider than 64 bits");
            }
            position += 8;
            octets--;
        }
        int unused = 64 - (octets << 3);
        return bits(octets << 3) << unused >> unused;
    }

    /** Normally small non-negative whole number (11.6): extension indices and bitmap lengths. */
    public int normallySmall() throws PerException {
        if (!bit()) {
            return (int) bits(6);
        }
        long value = semiConstrained(0);
        if (value > 0xffff) {
            throw error("normally small number " + value + " is not small");
        }
        return (int) value;
    }

    /**
     * General length determinant (11.9.3.6-8): aligns, then the count, or the size of one fragment; then
     * {@link #moreFragments} is true and another determinant follows the fragment.
     */
    public int length() throws PerException {
        align();
        int first = (int) bits(8);
        more = false;
        if (first < 0x80) {
            return first;
        }
        if (first < 0xc0) {
            return (first & 0x3f) << 8 | (int) bits(8);
        }
        int blocks = first & 0x3f;
        if (blocks < 1 || blocks > 4) {
            throw error("fragment of " + blocks + " x 16K; 1 to 4 are allowed");
        }
        more = true;
        return blocks << 14;
    }

    /** Whether the last {@link #length} announced a fragment with another one behind it. */
    public boolean moreFragments() {
        return more;
    }

    private int unfragmentedLength() throws PerException {
        int octets = length();
        if (more) {
            throw error("a number in fragments");
        }
        return octets;
    }

    /**
     * Number of elements or units with an effective size constraint (11.9.4). When the result is one fragment of an
     * unbounded size, {@link #moreFragments} is true.
     *
     * @param upper largest size, or -1 when there is none
     */
    public int size(int lower, int upper) throws PerException {
        more = false;
        if (upper >= 0 && upper < 65_536) {
            return (int) constrained(lower, upper);
        }
        return length();
    }

    /** Moves over {@code count} octets; the reader must be aligned. Returns the index of the first one in {@link #array}. */
    public int skipOctets(int count) throws PerException {
        need(count << 3);
        int at = position >>> 3;
        position += count << 3;
        return at;
    }

    /** {@code bits} bits, left aligned in octets, padding zero. */
    public Octets bitField(int bits) throws PerException {
        need(bits);
        var octets = new byte[bits + 7 >>> 3];
        if ((position & 7) == 0) {
            System.arraycopy(buffer, position >>> 3, octets, 0, octets.length);
            position += bits;
            if ((bits & 7) != 0) {
                octets[octets.length - 1] &= (byte) (0xff00 >> (bits & 7));
            }
        } else {
            int left = bits;
            for (int i = 0; left > 0; i++, left -= 8) {
                int now = Math.min(8, left);
                octets[i] = (byte) (bits(now) << 8 - now);
            }
        }
        return Octets.owning(octets);
    }

    /** The contents of {@code count} octets at the current position, which need not be aligned. */
    public Octets octets(int count) throws PerException {
        if (count > remainingBits() >>> 3) {
            throw error("needs " + count + " octets, " + Math.max(0, remainingBits() >>> 3) + " are left");
        }
        return bitField(count << 3);
    }

    /**
     * Octets behind a general length determinant, fragments joined.
     *
     * @param first size of the first fragment, as {@link #length} gave it
     */
    public Octets joinedOctets(int first) throws PerException {
        return Octets.owning(joined(first));
    }

    /** Grows by doubling, and never beyond what the rest of the input can still hold: linear in time and memory. */
    private byte[] joined(int first) throws PerException {
        need(first << 3);
        byte[] whole = new byte[first];
        int used = 0;
        int size = first;
        while (true) {
            need(size << 3);
            if (size > whole.length - used) {
                int wanted = Math.max(used + size, Math.min(2 * whole.length, used + (remainingBits() >>> 3)));
                whole = Arrays.copyOf(whole, wanted);
            }
            System.arraycopy(buffer, position >>> 3, whole, used, size);
            used += size;
            position += size << 3;
            if (!more) {
                return used == whole.length ? whole : Arrays.copyOf(whole, used);
            }
            size = length();
        }
    }

    /**
     * Contents of an open type (11.2), uninterpreted. They are one octet at least (11.1.3): a peer that announces none
     * means the one zero octet of an empty value.
     */
    public Octets openTypeOctets() throws PerException {
        Octets contents = joinedOctets(length());
        return contents.length() == 0 ? ONE_ZERO : contents;
    }

    /** Moves over an open type (11.2), whatever it holds; nothing is copied, even when it comes in fragments. */
    public void skipOpenType() throws PerException {
        do {
            skipOctets(length());
        } while (more);
    }

    /**
     * Narrows the reader to the contents of an open type (11.2); {@link #leaveOpenType} goes behind it, wherever the
     * reading stopped. Contents in fragments are joined first.
     */
    public void enterOpenType() throws PerException {
        int octets = length();
        if (more) {
            long begin = bitOffset();
            byte[] whole = joined(octets);
            outer.push(0, buffer, position, limit, origin);
            buffer = whole;
            position = 0;
            limit = whole.length << 3;
            origin = begin;
        } else {
            need(octets << 3);
            outer.push(position, null, position + (octets << 3), limit, origin);
            limit = position + (octets << 3);
        }
    }

    /** Ends the contents of an open type begun by {@link #enterOpenType}. */
    public void leaveOpenType() {
        int left = Math.max(0, remainingBits()) & ~7;
        // The one octet of a value without bits (11.1.3) is no left-over.
        slackBits += position == outer.start() ? Math.max(0, left - 8) : left;
        byte[] enclosing = outer.buffer();
        if (enclosing != null) {
            buffer = enclosing;
        }
        position = outer.position();
        limit = outer.limit();
        origin = outer.origin();
        outer.pop();
    }

    /** REAL (15): length octet, then the contents octets of X.690 8.5. */
    public double real() throws PerException {
        int octets = unfragmentedLength();
        need(octets << 3);
        int start = position >>> 3;
        position += octets << 3;
        return RealContents.decode(buffer, start, octets, this);
    }

    /** OBJECT IDENTIFIER (24) in dotted form. */
    public String objectIdentifier() throws PerException {
        int octets = unfragmentedLength();
        need(octets << 3);
        int start = position >>> 3;
        position += octets << 3;
        return ObjectIdentifierContents.decode(buffer, start, octets, this);
    }

    /** {@code count} characters of one octet each; octets above 127 are read as Latin-1. */
    public String characters(int count) throws PerException {
        need(count << 3);
        if ((position & 7) != 0) {
            return new String(octets(count).shared(), StandardCharsets.ISO_8859_1);
        }
        int start = position >>> 3;
        position += count << 3;
        return new String(buffer, start, count, StandardCharsets.ISO_8859_1);
    }

    /** What is restored when an open type ends. Grows with nesting only, and is kept for the next message. */
    private static final class OpenTypeStack {
        private int[] starts = new int[8];
        private byte[] @Nullable [] buffers = new byte[8][];
        private int[] positions = new int[8];
        private int[] limits = new int[8];
        private long[] origins = new long[8];
        private int top;

        void push(int start, byte @Nullable [] buffer, int position, int limit, long origin) {
            if (top == positions.length) {
                starts = Arrays.copyOf(starts, top * 2);
                buffers = Arrays.copyOf(buffers, top * 2);
                positions = Arrays.copyOf(positions, top * 2);
                limits = Arrays.copyOf(limits, top * 2);
                origins = Arrays.copyOf(origins, top * 2);
            }
            starts[top] = start;
            buffers[top] = buffer;
            positions[top] = position;
            limits[top] = limit;
            origins[top++] = origin;
        }

        int start() {
            return starts[top - 1];
        }

        byte @Nullable [] buffer() {
            return buffers[top - 1];
        }

        int position() {
            return positions[top - 1];
        }

        int limit() {
            return limits[top - 1];
        }

        long origin() {
            return origins[top - 1];
        }

        void pop() {
            buffers[--top] = null;
        }

        void clear() {
            Arrays.fill(buffers, 0, top, null);
            top = 0;
        }
    }
}

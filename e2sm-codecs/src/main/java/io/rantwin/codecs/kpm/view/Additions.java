package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/**
 * Extension additions of a SEQUENCE (X.691 19.7-19.9) and of the other extensible types, skipped exactly and without
 * allocation. A bitmap is carried in one word: the additions we know from the top bit downwards, the number of the
 * others in the low half.
 */
final class Additions {
    private Additions() {}

    /** Reads the bitmap in front of the additions; {@code known} (at most 31) of them have a meaning. */
    static long bitmap(PerReader from, int known) throws PerException {
        int count = from.normallySmall() + 1;
        if (count > from.remainingBits()) {
            throw from.error(count + " extension additions announced, " + from.remainingBits() + " bits are left");
        }
        long bitmap = 0;
        for (int i = 0; i < count; i++) {
            if (from.bit()) {
                bitmap += i < known ? 1L << 63 - i : 1;
            }
        }
        return bitmap;
    }

    /** Whether addition {@code index} is there. */
    static boolean has(long bitmap, int index) {
        return bitmap << index < 0;
    }

    /** How many are there that we do not know. */
    static int others(long bitmap) {
        return (int) bitmap;
    }

    /** Skips the additions that we do not know; they come last. */
    static void skipOthers(PerReader from, long bitmap) throws PerException {
        for (int left = others(bitmap); left > 0; left--) {
            from.skipOpenType();
        }
    }

    /** Skips all additions of a sequence that has none we care for. */
    static void skip(PerReader from) throws PerException {
        skipOthers(from, bitmap(from, 0));
    }

    /** Skips them if the extension bit, read earlier, was set. */
    static void skipIf(boolean extended, PerReader from) throws PerException {
        if (extended) {
            skip(from);
        }
    }

    /** ENUMERATED with extension marker: the index, additions counted on from {@code rootCount} (1 or 2). */
    static int enumerated(PerReader from, int rootCount) throws PerException {
        if (from.bit()) {
            return rootCount + from.normallySmall();
        }
        return rootCount == 1 ? 0 : (int) from.constrained(0, rootCount - 1);
    }

    /** INTEGER with an extension marker behind its range. */
    static long integer(PerReader from, long lower, long upper) throws PerException {
        return from.bit() ? from.unconstrained() : from.constrained(lower, upper);
    }

    /** Skips a CHOICE alternative that is an extension; its extension bit has been read. */
    static void skipAlternative(PerReader from) throws PerException {
        from.normallySmall();
        from.skipOpenType();
    }
}

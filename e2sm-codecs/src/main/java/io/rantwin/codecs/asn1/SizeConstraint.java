package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import io.rantwin.codecs.per.PerWriter;

/**
 * An effective size constraint.
 *
 * @param lower smallest size
 * @param upper largest size, or {@link #UNBOUNDED}
 * @param extensible whether other sizes may follow behind an extension bit
 */
public record SizeConstraint(int lower, int upper, boolean extensible) {
    /** No largest size. */
    public static final int UNBOUNDED = -1;

    /** Any size. */
    public static final SizeConstraint ANY = new SizeConstraint(0, UNBOUNDED, false);

    /** Whether there is one size only. */
    public boolean isFixed() {
        return lower == upper && !extensible;
    }

    /** Whether the size is coded as a constrained number, never in fragments (X.691 11.9.4.1). */
    boolean isShort() {
        return upper >= 0 && upper < 65_536;
    }

    boolean contains(int size) {
        return size >= lower && (upper == UNBOUNDED || size <= upper);
    }

    /** Reads the extension bit, if there is one; true when any size may follow. */
    boolean readsAnySize(PerReader from) throws PerException {
        return extensible && from.bit();
    }

    /** Writes the extension bit, if there is one; true when the size is outside the root. */
    boolean writesAnySize(PerWriter to, int size) throws PerException {
        boolean outside = !contains(size);
        if (extensible) {
            to.bit(outside);
        } else if (outside) {
            throw to.error("size " + size + " is outside " + this);
        }
        return outside;
    }

    @Override
    public String toString() {
        return lower + ".." + (upper == UNBOUNDED ? "MAX" : upper) + (extensible ? ",..." : "");
    }
}

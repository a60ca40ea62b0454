package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;

/**
 * E2SM-KPM indication header, format 1 (clause 8.2.1.3). Filled by {@link IndicationView}; not thread-safe.
 *
 * <p>The time stamp has 4 octets in v02.03 and 8 from v03.00 on, and nodes are not always what they announce. When a
 * header does not fill its octets exactly with the announced width and does with the other one, the other one is taken:
 * {@link #isSecondTry} says so for this header, {@link #secondTries} counts them all.
 */
public final class HeaderView {
    private final OctetRange fileFormatVersion = new OctetRange();
    private final OctetRange senderName = new OctetRange();
    private final OctetRange senderType = new OctetRange();
    private final OctetRange vendorName = new OctetRange();
    private long collectionStartTime;
    private int timeStampOctets;
    private int trailingOctets;
    private boolean secondTry;
    private long secondTries;

    HeaderView() {}

    /**
     * The time stamp as it came, an unsigned number of {@link #timeStampOctets} octets. What it counts is the node's
     * choice: seconds, NTP form (seconds since 1900 and a 32-bit fraction), or microseconds since 1970.
     */
    public long collectionStartTime() {
        return collectionStartTime;
    }

    /** 4 or 8. */
    public int timeStampOctets() {
        return timeStampOctets;
    }

    /** May be absent. */
    public OctetRange fileFormatVersion() {
        return fileFormatVersion;
    }

    /** May be absent. */
    public OctetRange senderName() {
        return senderName;
    }

    /** May be absent. */
    public OctetRange senderType() {
        return senderType;
    }

    /** May be absent. */
    public OctetRange vendorName() {
        return vendorName;
    }

    /** Octets behind the header, which belong to nothing; tolerated because real peers pad. */
    public int trailingOctets() {
        return trailingOctets;
    }

    /** Whether this header has the time stamp of another version than announced. */
    public boolean isSecondTry() {
        return secondTry;
    }

    /** How many headers so far had the time stamp of another version than announced. */
    public long secondTries() {
        return secondTries;
    }

    void read(PerReader from, byte[] octets, int offset, int length, long bitOffset, KpmWire version)
            throws PerException {
        int announced = version.timeStampOctets();
        int other = 12 - announced;
        secondTry = isPlainOfWidth(other, octets, offset, length);
        if (!secondTry) {
            PerException problem = null;
            try {
                read(from.wrap(octets, offset, length, bitOffset), announced);
            } catch (PerException e) {
                problem = e;
            }
            if (problem == null && trailingOctets == 0) {
                return;
            }
            secondTry = fits(from.wrap(octets, offset, length, bitOffset), other);
            if (!secondTry) {
                if (problem != null) {
                    throw problem;
                }
                read(from.wrap(octets, offset, length, bitOffset), announced);
                return;
            }
        }
        read(from.wrap(octets, offset, length, bitOffset), other);
        secondTries++;
    }

    /** The usual header, without names and extensions, betrays its width by its length: no need to fail first. */
    private static boolean isPlainOfWidth(int width, byte[] octets, int offset, int length) {
        return length == 1 + width && (octets[offset] & 0xfe) == 0;
    }

    private boolean fits(PerReader from, int width) {
        try {
            read(from, width);
            return trailingOctets == 0;
        } catch (PerException e) {
            return false;
        }
    }

    private void read(PerReader from, int width) throws PerException {
        fileFormatVersion.clear();
        senderName.clear();
        senderType.clear();
        vendorName.clear();
        try {
            boolean extended = from.bit();
            if (from.bit()) {
                throw from.error("header format " + (from.normallySmall() + 2) + " is not known");
            }
            readFormat1(from, width);
            Additions.skipIf(extended, from);
        } catch (PerException e) {
            throw e.within("indicationHeader-formats");
        }
        from.align();
        trailingOctets = Math.max(0, from.remainingBits()) >>> 3;
    }

    private void readFormat1(PerReader from, int width) throws PerException {
        int preamble = (int) from.bits(5);
        timeStampOctets = width;
        from.align();
        collectionStartTime = from.bits(width << 3);
        readText(from, (preamble & 8) != 0, fileFormatVersion, 15);
        readText(from, (preamble & 4) != 0, senderName, 400);
        readText(from, (preamble & 2) != 0, senderType, 8);
        readText(from, (preamble & 1) != 0, vendorName, 32);
        Additions.skipIf((preamble & 16) != 0, from);
    }

    /** PrintableString (SIZE (0..upper, ...)). */
    private static void readText(PerReader from, boolean present, OctetRange into, int upper) throws PerException {
        if (!present) {
            return;
        }
        if (from.bit()) {
            into.take(from);
        } else {
            int octets = (int) from.constrained(0, upper);
            from.align();
            into.takeFixed(from, octets);
        }
    }
}

package io.rantwin.codecs.per;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligned PER the slow way: a text of '0' and '1', numbers without limit, each rule as X.691 words it. Shares nothing
 * with the product, so that agreement means something.
 */
final class BitText {
    private final StringBuilder bits = new StringBuilder();

    String text() {
        return bits.toString();
    }

    /** All bits padded to octets, at least one (11.1.3). */
    byte[] octets() {
        var padded = new StringBuilder(bits.isEmpty() ? "00000000" : bits);
        while (padded.length() % 8 != 0) {
            padded.append('0');
        }
        var octets = new byte[padded.length() / 8];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(padded.substring(8 * i, 8 * i + 8), 2);
        }
        return octets;
    }

    void raw(String more) {
        bits.append(more);
    }

    void align() {
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
    }

    /** 11.3: a non-negative number in a field of given width. */
    void field(BigInteger number, int width) {
        String digits = number.signum() == 0 ? "" : number.toString(2);
        bits.append("0".repeat(width - digits.length())).append(digits);
    }

    private static int octetsOf(BigInteger number) {
        return Math.max(1, (number.bitLength() + 7) / 8);
    }

    /** 11.5. */
    void constrained(BigInteger value, BigInteger lower, BigInteger upper) {
        BigInteger range = upper.subtract(lower).add(BigInteger.ONE);
        BigInteger offset = value.subtract(lower);
        if (range.equals(BigInteger.ONE)) {
            return;
        }
        if (range.compareTo(BigInteger.valueOf(255)) <= 0) {
            int width = 0;
            while (BigInteger.TWO.pow(width).compareTo(range) < 0) {
                width++;
            }
            field(offset, width);
        } else if (range.equals(BigInteger.valueOf(256))) {
            align();
            field(offset, 8);
        } else if (range.compareTo(BigInteger.valueOf(65_536)) <= 0) {
            align();
            field(offset, 16);
        } else {
            int most = octetsOf(range.subtract(BigInteger.ONE));
            constrained(BigInteger.valueOf(octetsOf(offset)), BigInteger.ONE, BigInteger.valueOf(most));
            align();
            field(offset, 8 * octetsOf(offset));
        }
    }

    /** 11.7. */
    void semiConstrained(BigInteger value, BigInteger lower) {
        BigInteger offset = value.subtract(lower);
        length(octetsOf(offset));
        field(offset, 8 * octetsOf(offset));
    }

    /** 11.8. */
    void unconstrained(BigInteger value) {
        counted(value.toByteArray());
    }

    /** 11.6. */
    void normallySmall(int value) {
        if (value <= 63) {
            raw("0");
            field(BigInteger.valueOf(value), 6);
        } else {
            raw("1");
            semiConstrained(BigInteger.valueOf(value), BigInteger.ZERO);
        }
    }

    /** 11.9.3.6 and 11.9.3.7. */
    void length(int count) {
        align();
        if (count <= 127) {
            raw("0");
            field(BigInteger.valueOf(count), 7);
        } else {
            raw("10");
            field(BigInteger.valueOf(count), 14);
        }
    }

    /** Octets with their length, in fragments from 16K on (11.9.3.8). */
    void counted(byte[] contents) {
        int from = 0;
        for (int left = contents.length; left >= 16_384; left = contents.length - from) {
            int multiples = 4;
            while (multiples * 16_384 > left) {
                multiples--;
            }
            align();
            raw("11");
            field(BigInteger.valueOf(multiples), 6);
            plain(contents, from, from + multiples * 16_384);
            from += multiples * 16_384;
        }
        length(contents.length - from);
        plain(contents, from, contents.length);
    }

    void plain(byte[] contents, int from, int to) {
        for (int i = from; i < to; i++) {
            field(BigInteger.valueOf(contents[i] & 0xff), 8);
        }
    }

    /** X.690 8.19. */
    void objectIdentifier(long[] arcs) {
        List<Byte> contents = new ArrayList<>();
        for (int i = 1; i < arcs.length; i++) {
            BigInteger arc = BigInteger.valueOf(arcs[i]);
            if (i == 1) {
                arc = arc.add(BigInteger.valueOf(40 * arcs[0]));
            }
            List<Byte> groups = new ArrayList<>();
            do {
                groups.addFirst((byte) (arc.intValue() & 127 | (groups.isEmpty() ? 0 : 128)));
                arc = arc.shiftRight(7);
            } while (arc.signum() > 0);
            contents.addAll(groups);
        }
        var octets = new byte[contents.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = contents.get(i);
        }
        counted(octets);
    }
}

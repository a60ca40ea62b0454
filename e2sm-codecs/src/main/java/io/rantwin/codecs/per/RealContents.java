package io.rantwin.codecs.per;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Contents octets of REAL (X.690 8.5, restricted by 11.3 when writing): binary with any base when reading, base 2 with
 * an odd mantissa when writing.
 */
final class RealContents {
    private static final int PLUS_INFINITY = 0x40;
    private static final int MINUS_INFINITY = 0x41;
    private static final int NOT_A_NUMBER = 0x42;
    private static final int MINUS_ZERO = 0x43;

    /** Beyond this power of two every double is infinite or zero; keeps hostile exponents within an int. */
    private static final int FAR_EXPONENT = 1 << 24;

    private RealContents() {}

    static double decode(byte[] octets, int start, int length, PerReader at) throws PerException {
        if (length == 0) {
            return 0.0;
        }
        int first = octets[start] & 0xff;
        if (first >= 0x80) {
            return binary(octets, start, length, at);
        }
        if (first < 0x40) {
            return decimal(octets, start, length, at);
        }
        if (length > 1) {
            throw at.error("special REAL of " + length + " octets");
        }
        return switch (first) {
            case PLUS_INFINITY -> Double.POSITIVE_INFINITY;
            case MINUS_INFINITY -> Double.NEGATIVE_INFINITY;
            case NOT_A_NUMBER -> Double.NaN;
            case MINUS_ZERO -> -0.0;
            default -> throw at.error("REAL with first octet " + first);
        };
    }

    /** value = sign x mantissa x 2^scale x base^exponent. */
    private static double binary(byte[] octets, int start, int length, PerReader at) throws PerException {
        int first = octets[start] & 0xff;
        int end = start + length;
        int bitsOfBase = switch (first >> 4 & 3) {
            case 0 -> 1;
            case 1 -> 3;
            case 2 -> 4;
            default -> throw at.error("REAL with reserved base");
        };
        int next = start + 1;
        int exponentOctets = (first & 3) + 1;
        if (exponentOctets == 4) {
            if (next >= end) {
                throw at.error("REAL ends in its exponent");
            }
            exponentOctets = octets[next++] & 0xff;
        }
        if (exponentOctets == 0 || exponentOctets >= end - next + 1) {
            throw at.error("REAL exponent of " + exponentOctets + " octets in " + length);
        }
        long exponent = octets[next];
        for (int i = 1; i < exponentOctets; i++) {
            exponent = Math.clamp(exponent << 8 | octets[next + i] & 0xff, -FAR_EXPONENT, FAR_EXPONENT);
        }
        next += exponentOctets;
        while (next < end && octets[next] == 0) {
            next++;
        }
        int power = (int) (exponent * bitsOfBase + (first >> 2 & 3));
        double magnitude = scaled(octets, next, end, power);
        if (Double.isInfinite(magnitude)) {
            throw at.error("REAL outside the range of a double");
        }
        return (first & 0x40) == 0 ? magnitude : -magnitude;
    }

    private static double scaled(byte[] octets, int from, int end, int power) {
        if (end - from < 8) {
            long mantissa = 0;
            for (int i = from; i < end; i++) {
                mantissa = mantissa << 8 | octets[i] & 0xff;
            }
            return rounded(mantissa, power);
        }
        // 62 leading bits and one sticky bit: rounding them gives what rounding the exact number would.
        var exact = new BigInteger(1, octets, from, end - from);
        int dropped = exact.bitLength() - 62;
        long leading = exact.shiftRight(dropped).longValue();
        if (exact.getLowestSetBit() < dropped) {
            leading |= 1;
        }
        return rounded(leading, Math.addExact(power, dropped));
    }

    /** The double next to {@code mantissa} x 2^{@code power}, ties to even; rounded once, also among the subnormals. */
    private static double rounded(long mantissa, int power) {
        int bits = 64 - Long.numberOfLeadingZeros(mantissa);
        // What a double cannot hold: bits beyond the 53rd, and those worth less than its smallest step of 2^-1074.
        int excess = Math.max(bits - 53, -1074 - power);
        if (excess <= 0) {
            return Math.scalb((double) mantissa, power);
        }
        if (excess > bits) {
            return 0.0;
        }
        long kept = mantissa >>> excess;
        long rest = mantissa - (kept << excess);
        long half = 1L << excess - 1;
        if (rest > half || rest == half && (kept & 1) != 0) {
            kept++;
        }
        return Math.scalb((double) kept, power + excess);
    }

    /** ISO 6093 NR1, NR2, NR3, with a comma or a point. */
    private static double decimal(byte[] octets, int start, int length, PerReader at) throws PerException {
        int form = octets[start];
        String digits = new String(octets, start + 1, length - 1, StandardCharsets.ISO_8859_1)
                .strip()
                .replace(',', '.');
        if (form < 1 || form > 3 || !isNumeral(digits)) {
            throw at.error("decimal REAL is not a numeral of form NR" + form);
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw at.error("REAL outside the range of a double");
        }
        return value;
    }

    private static boolean isNumeral(String text) {
        int i = sign(text, 0);
        int digits = digits(text, i);
        i += digits;
        if (i < text.length() && text.charAt(i) == '.') {
            int fraction = digits(text, ++i);
            digits += fraction;
            i += fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (i < text.length() && (text.charAt(i) | 0x20) == 'e') {
            i = sign(text, i + 1);
            int exponent = digits(text, i);
            return exponent > 0 && i + exponent == text.length();
        }
        return i == text.length();
    }

    private static int sign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-') ? at + 1 : at;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    /** Writes length octet and contents. Canonical: mantissa odd, mantissa and exponent in the fewest octets. */
    static void encode(PerWriter to, double value) throws PerException {
        if (value == 0) {
            boolean negative = Double.doubleToRawLongBits(value) != 0;
            to.length(negative ? 1 : 0);
            if (negative) {
                to.bits(MINUS_ZERO, 8);
            }
        } else if (Double.isNaN(value) || Double.isInfinite(value)) {
            to.length(1);
            to.bits(Double.isNaN(value) ? NOT_A_NUMBER : value > 0 ? PLUS_INFINITY : MINUS_INFINITY, 8);
        } else {
            encodeFinite(to, value);
        }
    }

    private static void encodeFinite(PerWriter to, double value) throws PerException {
        long raw = Double.doubleToRawLongBits(value);
        int biased = (int) (raw >>> 52) & 0x7ff;
        long fraction = raw & (1L << 52) - 1;
        // value = mantissa x 2^exponent; a subnormal has no hidden bit and the exponent of the smallest normal number.
        long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
        int exponent = Math.max(biased, 1) - 1075;
        int even = Long.numberOfTrailingZeros(mantissa);
        mantissa >>>= even;
        exponent += even;
        int exponentOctets = exponent == (byte) exponent ? 1 : 2;
        int mantissaOctets = 71 - Long.numberOfLeadingZeros(mantissa) >>> 3;
        to.length(1 + exponentOctets + mantissaOctets);
        to.bits(0x80 | (raw < 0 ? 0x40 : 0) | exponentOctets - 1, 8);
        to.bits(exponent, exponentOctets << 3);
        to.bits(mantissa, mantissaOctets << 3);
    }
}

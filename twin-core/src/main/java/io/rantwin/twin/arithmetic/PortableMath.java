package io.rantwin.twin.arithmetic;

/**
 * Logarithms, powers and decibels from additions, multiplications, divisions, {@code fma} and bit operations only.
 *
 * <p>Each of these operations is correctly rounded wherever Java runs, so every function gives the same bits on every processor
 * and at every vector width, which {@code Math.log} and {@code Math.exp} do not promise. Errors stay below three units in the
 * last place. Special values follow {@link Math}: the logarithm of 0 is minus infinity, of a negative number NaN.
 */
public final class PortableMath {
    /** Natural logarithm of 2, nearest double. */
    public static final double LN_2 = 0x1.62e42fefa39efp-1;

    /** Bits of the square root of one half: mantissas are taken from there to the square root of two. */
    public static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    /** The bits that hold sign and exponent. */
    public static final long EXPONENT_BITS = 0xfff0000000000000L;

    // ln 2 and lg 2 in two parts: the first has 21 trailing zero bits, so that its product with an exponent is exact.
    private static final double LN_2_HIGH = 0x1.62e42feep-1;
    private static final double LN_2_LOW = 0x1.a39ef35793c76p-33;
    private static final double LG_2_HIGH = 0x1.34413508p-2;
    private static final double LG_2_LOW = 0x1.f79fef311f12bp-34;
    private static final double LOG2_E = 0x1.71547652b82fep0;
    private static final double LOG2_E_LOW = 0x1.777d0ffda0d24p-56;
    private static final double LOG2_10 = 0x1.a934f0979a371p1;
    private static final double LN_10 = 0x1.26bb1bbb55516p1;
    private static final double LG_E = 0x1.bcb7b1526e50ep-2;
    private static final double LG_E_LOW = 0x1.95355baaafad3p-57;

    // 1.5 * 2^52: added and taken away again it rounds to the nearest integer.
    private static final double ROUNDER = 0x1.8p52;
    private static final double TWO_TO_54 = 0x1p54;

    // atanh(s) / s - 1 = z/3 + z^2/5 + ... with z = s^2 <= 0.0295: the first term left out is below 3e-17 of the sum.
    private static final double A1 = 1.0 / 3;
    private static final double A2 = 1.0 / 5;
    private static final double A3 = 1.0 / 7;
    private static final double A4 = 1.0 / 9;
    private static final double A5 = 1.0 / 11;
    private static final double A6 = 1.0 / 13;
    private static final double A7 = 1.0 / 15;
    private static final double A8 = 1.0 / 17;
    private static final double A9 = 1.0 / 19;

    // 1 / k!, for |r| <= ln(2)/2 the first term left out is below 1e-17.
    private static final double[] INVERSE_FACTORIAL = inverseFactorials(14);

    private PortableMath() {}

    /** Logarithm to the base 2. */
    public static double log2(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return logOfSpecial(x);
        }
        boolean tiny = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(tiny ? x * TWO_TO_54 : x);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        double twice = twiceAtanhArgument(bits, exponent);
        double tail = twice * atanhTail(0.25 * twice * twice);
        // log2(m) = 2 atanh(s) / ln 2, with 1/ln 2 in two parts.
        double fraction = Math.fma(twice, LOG2_E, Math.fma(tail, LOG2_E, twice * LOG2_E_LOW));
        return (double) (tiny ? exponent - 54 : exponent) + fraction;
    }

    /** Natural logarithm. */
    public static double ln(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return logOfSpecial(x);
        }
        boolean tiny = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(tiny ? x * TWO_TO_54 : x);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        double twice = twiceAtanhArgument(bits, exponent);
        double tail = twice * atanhTail(0.25 * twice * twice);
        double e = (double) (tiny ? exponent - 54 : exponent);
        return e * LN_2_HIGH + (twice + Math.fma(e, LN_2_LOW, tail));
    }

    /** Logarithm to the base 10. */
    public static double log10(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return logOfSpecial(x);
        }
        boolean tiny = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(tiny ? x * TWO_TO_54 : x);
        long exponent = (bits - ROOT_HALF_BITS) >> 52;
        double twice = twiceAtanhArgument(bits, exponent);
        double tail = twice * atanhTail(0.25 * twice * twice);
        double e = (double) (tiny ? exponent - 54 : exponent);
        double fraction = Math.fma(twice, LG_E, Math.fma(tail, LG_E, twice * LG_E_LOW));
        return e * LG_2_HIGH + Math.fma(e, LG_2_LOW, fraction);
    }

    /** 2 to the power of x. */
    public static double exp2(double x) {
        if (!(x > -1080 && x < 1030)) {
            return powerOfSpecial(x);
        }
        double n = (x + ROUNDER) - ROUNDER;
        return scaled(expOfSmall((x - n) * LN_2), (int) n);
    }

    /** e to the power of x. */
    public static double exp(double x) {
        if (!(x > -750 && x < 712)) {
            return powerOfSpecial(x);
        }
        double n = (x * LOG2_E + ROUNDER) - ROUNDER;
        double r = Math.fma(-n, LN_2_LOW, Math.fma(-n, LN_2_HIGH, x));
        return scaled(expOfSmall(r), (int) n);
    }

    /** 10 to the power of x. */
    public static double pow10(double x) {
        if (!(x > -326 && x < 310)) {
            return powerOfSpecial(x);
        }
        double n = (x * LOG2_10 + ROUNDER) - ROUNDER;
        double r = Math.fma(-n, LG_2_LOW, Math.fma(-n, LG_2_HIGH, x));
        return scaled(expOfSmall(r * LN_10), (int) n);
    }

    /** x to the power of y for x &gt; 0, as 2 to the power of y log2 x: the error grows with the size of y log2 x. */
    public static double pow(double x, double y) {
        return exp2(y * log2(x));
    }

    /** A ratio of powers in dB. */
    public static double decibels(double ratio) {
        return 10 * log10(ratio);
    }

    /** The ratio of powers that so many dB are. */
    public static double ratio(double decibels) {
        return pow10(decibels / 10);
    }

    /** Watts of a power in dBm. */
    public static double watts(double dbm) {
        return pow10((dbm - 30) / 10);
    }

    /** A power in dBm of so many watts. */
    public static double dbm(double watts) {
        return 30 + 10 * log10(watts);
    }

    // ln(m) = 2 atanh(s), s = (m - 1) / (m + 1), for the mantissa m between root 1/2 and root 2; this is 2 s.
    private static double twiceAtanhArgument(long bits, long exponent) {
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        return 2 * f / (2 + f);
    }

    private static double atanhTail(double z) {
        double p = Math.fma(A9, z, A8);
        p = Math.fma(p, z, A7);
        p = Math.fma(p, z, A6);
        p = Math.fma(p, z, A5);
        p = Math.fma(p, z, A4);
        p = Math.fma(p, z, A3);
        p = Math.fma(p, z, A2);
        p = Math.fma(p, z, A1);
        return p * z;
    }

    private static double expOfSmall(double r) {
        double p = INVERSE_FACTORIAL[13];
        for (int k = 12; k >= 0; k--) {
            p = Math.fma(p, r, INVERSE_FACTORIAL[k]);
        }
        return p;
    }

    // Twice half the exponent, so that results below the normal range are rounded once and results above become
    // infinite.
    private static double scaled(double mantissa, int exponent) {
        int half = exponent >> 1;
        return mantissa * powerOfTwo(half) * powerOfTwo(exponent - half);
    }

    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + 1023) << 52);
    }

    private static double logOfSpecial(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > 0 ? x : Double.NaN;
    }

    private static double powerOfSpecial(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > 0 ? Double.POSITIVE_INFINITY : 0;
    }

    private static double[] inverseFactorials(int count) {
        double[] inverse = new double[count];
        double factorial = 1;
        for (int k = 0; k < count; k++) {
            factorial *= Math.max(k, 1);
            inverse[k] = 1 / factorial;
        }
        return inverse;
    }
}

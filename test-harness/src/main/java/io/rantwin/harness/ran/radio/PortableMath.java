package io.rantwin.harness.ran.radio;

/**
 * Logarithm, power and angle from + - * / alone, so that every CPU gives the same bits, and faster than StrictMath.
 *
 * <p>Each is good to about 1e-9 or better, far below what a decibel model needs. Arguments are those of the step loop:
 * finite; where more is allowed it is said.
 */
public final class PortableMath {
    private static final double LOG10_OF_2 = 0.3010299956639812;
    private static final double LOG2_OF_10 = 3.321928094887362;
    private static final double LOG2_OF_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double SQRT_2 = 1.4142135623730951;
    private static final double HALF_PI = 1.5707963267948966;
    private static final double QUARTER_PI = 0.7853981633974483;
    private static final double TAN_OF_EIGHTH_PI = 0.41421356237309503;
    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

    private static final double[] RECIPROCAL = {
        0.0, 1.0, 1.0 / 2, 1.0 / 3, 1.0 / 4, 1.0 / 5, 1.0 / 6, 1.0 / 7, 1.0 / 8, 1.0 / 9, 1.0 / 10, 1.0 / 11
    };

    private static final double[] ODD_RECIPROCAL = {
        1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17, 1.0 / 19, 1.0 / 21
    };

    private PortableMath() {}

    /** Logarithm to base 2 of a positive normal number. */
    public static double log2(double x) {
        // x = m 2^e with m in [sqrt(1/2), sqrt(2)]; ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 ...), s = (m - 1) / (m + 1).
        // |s| <= 0.1716, so the first term left out is below 1e-14.
        long bits = Double.doubleToRawLongBits(x);
        int exponent = (int) (bits >>> MANTISSA_BITS) - EXPONENT_BIAS;
        double m = Double.longBitsToDouble((bits & MANTISSA) | ((long) EXPONENT_BIAS << MANTISSA_BITS));
        if (m > SQRT_2) {
            m *= 0.5;
            exponent++;
        }
        double s = (m - 1.0) / (m + 1.0);
        double q = s * s;
        double series = 0.0;
        for (int n = 7; n >= 0; n--) {
            series = ODD_RECIPROCAL[n] + q * series;
        }
        return exponent + 2.0 * LOG2_OF_E * s * series;
    }

    /** Logarithm to base 10 of a positive normal number. */
    public static double log10(double x) {
        return log2(x) * LOG10_OF_2;
    }

    /** Two to the power x; 0 below -1022, infinity above 1023. */
    public static double exp2(double x) {
        if (x < -1022.0) {
            return 0.0;
        }
        if (x > 1023.0) {
            return Double.POSITIVE_INFINITY;
        }
        // x = k + f with |f| <= 1/2; 2^f = e^y by its series to y^11 / 11!, the rest being below 1e-14.
        int k = (int) (x < 0.0 ? x - 0.5 : x + 0.5);
        double y = (x - k) * LN_2;
        double series = 1.0;
        for (int n = 11; n > 0; n--) {
            series = 1.0 + y * series * RECIPROCAL[n];
        }
        return series * Double.longBitsToDouble((long) (k + EXPONENT_BIAS) << MANTISSA_BITS);
    }

    /** e to the power x, in the range of {@link #exp2}. */
    public static double exp(double x) {
        return exp2(x * LOG2_OF_E);
    }

    /** The ratio that a figure in decibels stands for. */
    public static double fromDecibels(double decibels) {
        return exp2(decibels * (0.1 * LOG2_OF_10));
    }

    /** A positive ratio in decibels. */
    public static double toDecibels(double ratio) {
        return 10.0 * LOG10_OF_2 * log2(ratio);
    }

    /** Angle of (x, y) in degrees, -180 to 180, counted from the x axis; 0 for (0, 0). */
    public static double atan2Degrees(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double large = Math.max(ax, ay);
        if (large == 0.0) {
            return 0.0;
        }
        // arctan t for t in [0, 1]; above tan(pi / 8) by arctan t = pi / 4 + arctan((t - 1) / (t + 1)).
        double t = Math.min(ax, ay) / large;
        double angle = 0.0;
        if (t > TAN_OF_EIGHTH_PI) {
            t = (t - 1.0) / (t + 1.0);
            angle = QUARTER_PI;
        }
        double q = t * t;
        double series = 0.0;
        for (int n = 10; n >= 0; n--) {
            series = ODD_RECIPROCAL[n] - q * series;
        }
        angle += t * series;
        if (ay > ax) {
            angle = HALF_PI - angle;
        }
        if (x < 0.0) {
            angle = 2.0 * HALF_PI - angle;
        }
        return (y < 0.0 ? -angle : angle) * (90.0 / HALF_PI);
    }
}

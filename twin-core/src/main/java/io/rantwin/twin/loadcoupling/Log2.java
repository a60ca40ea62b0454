package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * log2(1 + 1/x) for the kernels: the series of {@link PortableMath#log2}, shortened to the eight terms that a relative error of 4e-14
 * allows. The vector kernel does the same operations with these constants.
 */
final class Log2 {
    static final double C0 = 1 / PortableMath.LN_2;
    static final double C1 = C0 / 3;
    static final double C2 = C0 / 5;
    static final double C3 = C0 / 7;
    static final double C4 = C0 / 9;
    static final double C5 = C0 / 11;
    static final double C6 = C0 / 13;
    static final double C7 = C0 / 15;
    static final long ROUNDER_BITS = 0x4330000000000000L;
    static final double ROUNDER = 0x1p52;

    private Log2() {}

    /** y = 1 + 1/x = 2^e m; t = 2 (m - 1)/(m + 1), z = (t/2)^2; log2 y = e + t (1 + z/3 + z^2/5 + ...) / ln 2. */
    static double ofOnePlusInverse(double x) {
        long bits = Double.doubleToRawLongBits(1 + 1 / x);
        long exponent = (bits - PortableMath.ROOT_HALF_BITS) >>> 52;
        double f = Double.longBitsToDouble(bits - (exponent << 52)) - 1;
        double t = (f + f) / (f + 2);
        double z = t * t * 0.25;
        double p = Math.fma(C7, z, C6);
        p = Math.fma(p, z, C5);
        p = Math.fma(p, z, C4);
        p = Math.fma(p, z, C3);
        p = Math.fma(p, z, C2);
        p = Math.fma(p, z, C1);
        p = Math.fma(p, z, C0);
        double e = Double.longBitsToDouble(exponent | ROUNDER_BITS) - ROUNDER;
        return Math.fma(p, t, e);
    }
}

package io.rantwin.twin.learned;

/**
 * tanh, sigmoid and exp in float from plus, times, divide and fused multiply-add in one fixed order, so that every machine and every
 * vector width gives the same bits. Largest errors over the whole range (checked in tests): tanh 3e-7, sigmoid 2e-7, exp 3e-7
 * relative.
 */
final class Rational {
    /*
     * With y = x/2, Lambert's continued fraction y/(1 + y^2/(3 + y^2/(5 + ...))) cut after 13 gives tanh(y) = N/D,
     *   N = y (135135 + 17325 y^2 + 378 y^4 + y^6),  D = 135135 + 62370 y^2 + 3150 y^4 + 28 y^6,
     * and doubling tanh(x) = 2t/(1 + t^2) = 2 N D / (D^2 + N^2): one division, method error 1.1e-8 for |x| up to the bound.
     */
    static final float BOUND = 9.010913f;
    static final float ODD_0 = 135135f;
    static final float ODD_1 = 17325f;
    static final float ODD_2 = 378f;
    static final float EVEN_1 = 62370f;
    static final float EVEN_2 = 3150f;
    static final float EVEN_3 = 28f;

    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    private static final float SMALLEST_EXPONENT = -87f;

    private Rational() {}

    /** Hyperbolic tangent; exactly odd; no number gives no number. */
    static float tanh(float x) {
        float y = 0.5f * Math.max(-BOUND, Math.min(BOUND, x));
        float square = y * y;
        float odd = y * Math.fma(square, Math.fma(square, square + ODD_2, ODD_1), ODD_0);
        float even = Math.fma(square, Math.fma(square, Math.fma(square, EVEN_3, EVEN_2), EVEN_1), ODD_0);
        return 2f * odd * even / Math.fma(even, even, odd * odd);
    }

    /** Logistic function 1 / (1 + exp(-x)) = (1 + tanh(x/2)) / 2. */
    static float sigmoid(float x) {
        return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
    }

    /** exp(x) for x up to 0, as softmax needs it; 0 below -87. */
    static float exp(float x) {
        if (x < SMALLEST_EXPONENT) {
            return 0;
        }
        // exp(x) = 2^n exp(r), n = round(x log2 e), |r| <= ln 2 / 2; exp(r) by its series to r^7.
        float n = (float) Math.rint(x * LOG2_E);
        float r = Math.fma(-n, LN2_LOW, Math.fma(-n, LN2_HIGH, x));
        float series = Math.fma(r, 1f / 5040f, 1f / 720f);
        series = Math.fma(r, series, 1f / 120f);
        series = Math.fma(r, series, 1f / 24f);
        series = Math.fma(r, series, 1f / 6f);
        series = Math.fma(r, series, 0.5f);
        series = Math.fma(r, series, 1f);
        series = Math.fma(r, series, 1f);
        return series * Float.intBitsToFloat(((int) n + 127) << 23);
    }
}

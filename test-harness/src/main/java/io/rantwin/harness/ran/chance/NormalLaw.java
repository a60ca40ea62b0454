package io.rantwin.harness.ran.chance;

/** The standard normal distribution function. */
final class NormalLaw {
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;
    private static final double FAR = 8.0;

    private NormalLaw() {}

    /**
     * P(X &lt;= x), to about 1e-15, by the Taylor series of G. Marsaglia, "Evaluating the Normal Distribution", Journal of
     * Statistical Software 11(4), 2004: Phi(x) = 1/2 + phi(x) (x + x^3/3 + x^5/(3*5) + ...).
     */
    static double cumulative(double x) {
        if (x > FAR) {
            return 1;
        }
        if (x < -FAR) {
            return 0;
        }
        double sum = x;
        double term = x;
        double previous = 0;
        for (int odd = 3; sum != previous; odd += 2) {
            previous = sum;
            term *= x * x / odd;
            sum += term;
        }
        return 0.5 + sum * INVERSE_ROOT_TWO_PI * StrictMath.exp(-0.5 * x * x);
    }
}

package io.rantwin.twin.flow;

/**
 * Mean of a queue some time after a known start, as a Brownian motion with drift reflected at 0 (Harrison 1985, "Brownian motion and
 * stochastic flow systems", chapter 3). It joins the equilibrium below load 1 and the fluid above it, where neither holds: finite and
 * smooth through load 1. Stateless, no allocation.
 */
public final class ReflectedDiffusion {
    private static final double SQRT_TWO_PI = 2.5066282746310002;

    private ReflectedDiffusion() {}

    /**
     * Mean after a time, never negative.
     *
     * @param start 0 or more
     * @param drift growth per second, negative when the queue is stable
     * @param variance per second, 0 or more; 0 gives the fluid
     * @param seconds 0 or more
     */
    public static double meanAfter(double start, double drift, double variance, double seconds) {
        if (!(start >= 0) || !(variance >= 0) || !(seconds >= 0)) {
            return Double.NaN;
        }
        double fluid = start + drift * seconds;
        if (variance == 0 || seconds == 0) {
            return Math.max(0, fluid);
        }
        // W(t) = start + X(t) + max(0, M - start), M the maximum of -X over 0..t, drift m = -drift, s^2 = variance t.
        // With
        // P(M > y) = Q((y - m t)/s) + exp(2 m y / variance) Q((y + m t)/s), Q the upper normal tail, integrate y from
        // start:
        //   first part  s (phi(a) - a Q(a)),                      a = (start - m t)/s
        //   second part (Q(a) - exp(k start) Q(b)) / k,           b = (start + m t)/s, k = 2 m / variance.
        // Q(x) = g(x) R(x) for x >= 0 with g(x) = exp(-x^2/2), and k start = (b^2 - a^2)/2, so exp(k start) g(b) =
        // g(a):
        // nothing overflows and two exponentials are enough.
        double m = -drift;
        double s = Math.sqrt(variance * seconds);
        double a = (start - m * seconds) / s;
        double b = (start + m * seconds) / s;
        double k = 2 * m / variance;
        double bell = StrictMath.exp(-a * a / 2);
        double tail = a >= 0 ? bell * tailRatio(a) : 1 - bell * tailRatio(-a);
        double first = s * (bell / SQRT_TWO_PI - a * tail);
        double second;
        if (Math.abs(k) * s < 1e-5) {
            second = first;
        } else {
            double tilted = b >= 0 ? bell * tailRatio(b) : StrictMath.exp(k * start) - bell * tailRatio(-b);
            second = (tail - tilted) / k;
        }
        return Math.max(0, fluid + first + second);
    }

    /**
     * Q(x) exp(x^2/2) for x >= 0, relative error below 1e-8 (absolute below 1e-14): the rational function of Hart et al. 1968, algorithm 5666, as given by
     * West 2005 ("Better approximations to cumulative normal functions"), and a continued fraction beyond it.
     */
    static double tailRatio(double x) {
        if (x > 7.07106781186547) {
            double fraction = x + 0.65;
            fraction = x + 4 / fraction;
            fraction = x + 3 / fraction;
            fraction = x + 2 / fraction;
            fraction = x + 1 / fraction;
            return 1 / (fraction * SQRT_TWO_PI);
        }
        double top = 3.52624965998911e-2;
        top = top * x + 0.700383064443688;
        top = top * x + 6.37396220353165;
        top = top * x + 33.912866078383;
        top = top * x + 112.079291497871;
        top = top * x + 221.213596169931;
        top = top * x + 220.206867912376;
        double bottom = 8.83883476483184e-2;
        bottom = bottom * x + 1.75566716318264;
        bottom = bottom * x + 16.064177579207;
        bottom = bottom * x + 86.7807322029461;
        bottom = bottom * x + 296.564248779674;
        bottom = bottom * x + 637.333633378831;
        bottom = bottom * x + 793.826512519948;
        bottom = bottom * x + 440.413735824752;
        return top / bottom;
    }
}

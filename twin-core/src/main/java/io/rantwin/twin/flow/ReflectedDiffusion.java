package io.rantwin.twin.flow;

import org.apache.commons.math3.special.Erf;

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
        double m = -drift;
        double s = Math.sqrt(variance * seconds);
        double a = (start - m * seconds) / s;
        double b = (start + m * seconds) / s;
        double k = 2 * m / variance;
        double first = s * (density(a) - a * upperTail(a));
        double second = Math.abs(k) * s < 1e-5
                ? s * (density(b) - b * upperTail(b))
                : (upperTail(a) - tilted(k * start, a, b)) / k;
        return Math.max(0, fluid + first + second);
    }

    /** exp(x) Q(b) where x = (b^2 - a^2)/2: for a large x by Q(b) = phi(b)/b (1 - 1/b^2 + 3/b^4), so that nothing overflows. */
    private static double tilted(double x, double a, double b) {
        if (b > 12) {
            double inverse = 1 / (b * b);
            return density(a) / b * (1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse)));
        }
        return StrictMath.exp(x) * upperTail(b);
    }

    private static double density(double x) {
        return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
    }

    private static double upperTail(double x) {
        return 0.5 * Erf.erfc(x / 1.4142135623730951);
    }
}

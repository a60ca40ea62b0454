package io.rantwin.harness.ran.chance;

import java.util.random.RandomGenerator;

/**
 * Elementary draws from nothing but {@link RandomGenerator#nextLong()} and {@link StrictMath}, so that a seed gives the
 * same bytes on any CPU and Java version.
 */
public final class Draws {
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private Draws() {}

    /** @return uniform in [0, 1) */
    public static double uniform(RandomGenerator random) {
        return (random.nextLong() >>> 11) * TWO_TO_MINUS_53;
    }

    /** @return uniform in [low, high) */
    public static double uniform(RandomGenerator random, double low, double high) {
        return low + (high - low) * uniform(random);
    }

    /**
     * @param bound above zero
     * @return uniform in 0 .. bound - 1
     */
    public static int index(RandomGenerator random, int bound) {
        return (int) (uniform(random) * bound);
    }

    /** @return exponential with mean one */
    public static double exponential(RandomGenerator random) {
        return -StrictMath.log1p(-uniform(random));
    }

    /** @return normal with mean zero and standard deviation one, by Marsaglia's polar method (one of the pair is used) */
    public static double gaussian(RandomGenerator random) {
        while (true) {
            double u = 2 * uniform(random) - 1;
            double v = 2 * uniform(random) - 1;
            double square = u * u + v * v;
            if (square < 1 && square > 0) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
            }
        }
    }
}

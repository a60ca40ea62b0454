package io.rantwin.harness.ran.radio;

import java.util.random.RandomGenerator;

/**
 * Small-scale fading as a process of the effective SINR in decibels, one for each user and carrier, in flat arrays.
 *
 * <p>Model. The power of a Rayleigh channel averaged over L independent branches (antennas and coherence bandwidths of the
 * allocation) is a gamma variate of shape L; its logarithm has standard deviation (10 / ln 10) sqrt(psi'(L)) dB, psi' being
 * the trigamma function: 5.57 dB for one branch, 2.3 dB for four. A Rice factor K acts like the Nakagami shape
 * m = (K + 1)² / (2 K + 1) (M. K. Simon and M.-S. Alouini, "Digital Communication over Fading Channels", 2nd edition 2005,
 * equation 2.26), so the shape is m L. The process X is Gaussian in decibels with that deviation; its mean
 * -(ln 10 / 20) sigma² makes the mean power 1.
 *
 * <p>In time X is Gauss-Markov: X' = mean + r (X - mean) + sigma sqrt(1 - r²) N, r = 2^(-dt / tau). Clarke's and Jakes' spectrum
 * gives the power autocorrelation J0²(2 pi fD t), which is 1/2 at t = 0.1793 / fD (W. C. Jakes, "Microwave Mobile
 * Communications", 1974); tau is that time, so the two agree at one half.
 *
 * <p>A user at rest still sees its surroundings move: the speed is taken as at least {@value #LEAST_SPEED} m/s. One
 * instance belongs to one thread; same generator state, same bits.
 */
public final class Fading {
    /** Least speed in m/s that counts for the Doppler shift: what moves around a user at rest (3 km/h, TR 38.901 7.8). */
    public static final double LEAST_SPEED = 0.83;

    private static final double HALF_POWER_TIMES_DOPPLER = 0.1793;
    private static final double LIGHT_METRES_PER_SECOND = 299_792_458.0;
    private static final double DECIBELS_OF_E = 4.342944819032518;

    private final RandomGenerator random;
    private final int carriers;
    private final float[] deviate;
    private final double sigmaLos;
    private final double sigmaNlos;

    /**
     * A process for each user and carrier, begun in its steady state.
     *
     * @param users how many
     * @param carriers carriers of each user
     * @param branches L, 1 or more: independent branches that one transmission averages over
     * @param riceFactorDecibels K of links with line of sight; 9 dB in TR 38.901 table 7.5-6 for urban macro sites
     * @param random a stream of its own
     */
    public Fading(int users, int carriers, double branches, double riceFactorDecibels, RandomGenerator random) {
        this.random = random;
        this.carriers = carriers;
        this.deviate = new float[users * carriers];
        double k = PortableMath.fromDecibels(riceFactorDecibels);
        this.sigmaNlos = sigmaDecibels(branches);
        this.sigmaLos = sigmaDecibels(branches * (k + 1.0) * (k + 1.0) / (2.0 * k + 1.0));
        for (int i = 0; i < deviate.length; i++) {
            deviate[i] = (float) Gaussian.next(random);
        }
    }

    /** Standard deviation in decibels of a gamma variate of the given shape. */
    public static double sigmaDecibels(double shape) {
        return DECIBELS_OF_E * Math.sqrt(trigamma(shape));
    }

    /**
     * How much of a deviate is left after a time, 0 to 1. Work it out once for each class of speed.
     *
     * @param seconds time between two steps
     * @param speedMetresPerSecond user's speed
     * @param frequencyHertz carrier
     */
    public static double memory(double seconds, double speedMetresPerSecond, double frequencyHertz) {
        double doppler = Math.max(speedMetresPerSecond, LEAST_SPEED) * frequencyHertz / LIGHT_METRES_PER_SECOND;
        return PortableMath.exp2(-seconds * doppler / HALF_POWER_TIMES_DOPPLER);
    }

    /** Moves one user's process on a carrier by one step of the given {@link #memory}. */
    public void step(int user, int carrier, double memory) {
        int i = user * carriers + carrier;
        deviate[i] = (float) (memory * deviate[i] + Math.sqrt(1.0 - memory * memory) * Gaussian.next(random));
    }

    /** What fading adds to a user's SINR on a carrier now, in decibels. */
    public double decibels(int user, int carrier, boolean lineOfSight) {
        double sigma = lineOfSight ? sigmaLos : sigmaNlos;
        return sigma * deviate[user * carriers + carrier] - sigma * sigma / (2.0 * DECIBELS_OF_E);
    }

    /** Trigamma function of a positive number: raised to above 6 by psi'(x) = psi'(x + 1) + 1/x², then its series. */
    private static double trigamma(double x) {
        double sum = 0.0;
        double y = x;
        while (y < 6.0) {
            sum += 1.0 / (y * y);
            y += 1.0;
        }
        double q = 1.0 / (y * y);
        // psi'(y) ~ 1/y + 1/(2 y²) + 1/(6 y³) - 1/(30 y⁵) + 1/(42 y⁷) (Abramowitz and Stegun 6.4.12).
        return sum + 1.0 / y + q / 2.0 + q / y * (1.0 / 6.0 - q * (1.0 / 30.0 - q / 42.0));
    }
}

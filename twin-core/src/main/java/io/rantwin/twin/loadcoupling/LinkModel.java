package io.rantwin.twin.loadcoupling;

import io.rantwin.twin.arithmetic.PortableMath;

/**
 * Rate of a link: the truncated Shannon bound of TR 36.942 annex A.1, in bit/s per hertz
 * {@code min(eta * log2(1 + SINR / gamma), seMax)}.
 *
 * @param eta attenuation of the bound, above 0
 * @param gamma loss of SINR as a ratio, at least 1
 * @param seMax greatest spectral efficiency in bit/s per hertz
 * @param noiseFigureDb of the user's receiver
 */
public record LinkModel(double eta, double gamma, double seMax, double noiseFigureDb) {
    /** The downlink figures of TR 36.942 table A.2 (0.6, 4.4 bit/s/Hz), noise figure of TR 38.901 table 7.8-1 (9 dB). */
    public static final LinkModel START = new LinkModel(0.6, 1, 4.4, 9);

    // Boltzmann's constant times 290 K in W/Hz.
    private static final double NOISE_WATTS_PER_HERTZ = 1.380649e-23 * 290;

    /** Checks the ranges. */
    public LinkModel {
        if (!(eta > 0 && gamma >= 1 && seMax > 0 && noiseFigureDb >= 0)) {
            throw new IllegalArgumentException(
                    "A link needs eta > 0, gamma >= 1, seMax > 0 and a noise figure of at least 0 dB," + " not " + eta
                            + ", " + gamma + ", " + seMax + ", " + noiseFigureDb + ".");
        }
    }

    /** A link that carries so many times the rate at every SINR. */
    public LinkModel times(double factor) {
        return new LinkModel(eta * factor, gamma, seMax * factor, noiseFigureDb);
    }

    /** Noise of the receiver, as the SINR with its loss has it: {@code gamma} times it in W/Hz. */
    double noiseWattsPerHertz() {
        return gamma * NOISE_WATTS_PER_HERTZ * PortableMath.ratio(noiseFigureDb);
    }
}

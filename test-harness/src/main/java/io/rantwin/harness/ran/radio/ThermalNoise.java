package io.rantwin.harness.ran.radio;

/** Receiver noise: -174 dBm/Hz (kT at 290 K, as 3GPP evaluations round it) and a noise figure. */
public final class ThermalNoise {
    /** Noise density in dBm per hertz. */
    public static final double DENSITY_DBM_PER_HERTZ = -174.0;

    /** Noise figure of a user device in evaluations, TR 38.901 table 7.8-1 for 6 GHz and below. */
    public static final double USER_NOISE_FIGURE_DECIBELS = 9.0;

    private ThermalNoise() {}

    /** Noise power in dBm over a bandwidth. */
    public static double dbm(double bandwidthHertz, double noiseFigureDecibels) {
        return DENSITY_DBM_PER_HERTZ + PortableMath.toDecibels(bandwidthHertz) + noiseFigureDecibels;
    }
}

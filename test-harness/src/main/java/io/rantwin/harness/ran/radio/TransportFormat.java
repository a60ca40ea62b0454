package io.rantwin.harness.ran.radio;

/**
 * A modulation with a code rate, and how often a transport block sent in it is lost on a link of constant SINR.
 *
 * <p>Block error rate (BLER): 1 / (1 + e^(k (SINR - SINR50))), SINR in decibels, k = 7.5 per decibel. The SINR of 10 % loss
 * lies above Shannon's inverse 10 log(2^SE - 1) by 1.2 dB for QPSK, 1.65 dB for 16QAM, 2.2 dB for 64QAM and 2.5 dB for 256QAM,
 * and for code rates R above 0.85 by 5 (R - 0.85) dB more. These figures were fitted to the PDSCH tables over AWGN (LDPC of TS
 * 38.212, code blocks of 1000 and 2000 bits) that NVIDIA publishes with Sionna SYS; the fit is within 0.5 dB of them. Below
 * rate 1/5, the lowest of LDPC base graph 2, bits are repeated, which gains energy but no code: the SINR falls as 10 log R.
 *
 * @param modulationOrder bits of a symbol: 2, 4, 6 or 8
 * @param codeRateBy1024 target code rate times 1024, as the tables of TS 38.214 list it
 */
public record TransportFormat(int modulationOrder, double codeRateBy1024) {
    /** Block error rate that CQI aims at (TS 38.214 clause 5.2.2.1). */
    public static final double TARGET_BLER = 0.1;

    private static final double SLOPE_PER_DECIBEL = 7.5;
    // ln(0.9 / 0.1): where the curve is at 10 %, seen from its middle, in units of 1 / k.
    private static final double LN_9 = 2.1972245773362196;
    private static final double LOWEST_MOTHER_RATE = 0.2;
    private static final double HIGH_RATE = 0.85;
    private static final double DECIBELS_BY_HIGH_RATE = 5.0;

    /** Spectral efficiency in bits a resource element. */
    public double efficiency() {
        return modulationOrder * codeRate();
    }

    /** Code rate, 0 to 1. */
    public double codeRate() {
        return codeRateBy1024 / 1024.0;
    }

    /** The SINR in decibels at which a tenth of the blocks is lost. */
    public double thresholdDecibels() {
        double rate = Math.max(codeRate(), LOWEST_MOTHER_RATE);
        double shannon = PortableMath.toDecibels(PortableMath.exp2(modulationOrder * rate) - 1.0);
        double gap = switch (modulationOrder) {
            case 2 -> 1.2;
            case 4 -> 1.65;
            case 6 -> 2.2;
            default -> 2.5;
        };
        return shannon
                + gap
                + DECIBELS_BY_HIGH_RATE * Math.max(rate - HIGH_RATE, 0.0)
                - PortableMath.toDecibels(rate / codeRate());
    }

    /** The share of blocks lost at an effective SINR, given this format's {@link #thresholdDecibels}. */
    static double blockErrorRate(double sinrDecibels, double thresholdDecibels) {
        double middle = thresholdDecibels - LN_9 / SLOPE_PER_DECIBEL;
        return 1.0 / (1.0 + PortableMath.exp(SLOPE_PER_DECIBEL * (sinrDecibels - middle)));
    }
}

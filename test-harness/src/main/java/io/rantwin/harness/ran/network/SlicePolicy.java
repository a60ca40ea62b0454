package io.rantwin.harness.ran.network;

/**
 * RRMPolicyRatio of one slice in one cell (TS 28.541 clause 4.3.36), percent of the cell's downlink resource blocks.
 *
 * @param dedicatedRatio kept for the slice even when it does not use them, 0 .. minRatio
 * @param minRatio the slice gets them when it needs them, 0 .. maxRatio; over all slices at most 100
 * @param maxRatio the slice never gets more, up to 100
 */
public record SlicePolicy(double dedicatedRatio, double minRatio, double maxRatio) {
    /** Nothing kept, nothing forbidden. */
    public static final SlicePolicy FREE = new SlicePolicy(0, 0, 100);

    /**
     * Checks the ratios.
     *
     * @throws IllegalArgumentException when they are not 0 <= dedicated <= min <= max <= 100
     */
    public SlicePolicy {
        if (!(dedicatedRatio >= 0 && minRatio >= dedicatedRatio && maxRatio >= minRatio && maxRatio <= 100)) {
            throw new IllegalArgumentException("a slice policy needs 0 <= dedicated <= min <= max <= 100, not "
                    + dedicatedRatio + ", " + minRatio + ", " + maxRatio);
        }
    }
}

package io.rantwin.harness.ran.radio;

/**
 * One SINR for a block that is spread over parts of different SINR.
 *
 * <p>Capacity mapping: the SINR whose Shannon capacity is the mean of the parts' capacities (one of the "exponential" and
 * "mutual information" mappings compared in K. Brueninghaus et al., "Link performance models for system level
 * simulations", PIMRC 2005, with the Gaussian capacity as the information measure). Never above the arithmetic mean.
 */
public final class EffectiveSinr {
    private EffectiveSinr() {}

    /**
     * The effective SINR as a ratio.
     *
     * @param sinr ratios, 0 or more
     * @param offset where they begin
     * @param count how many, 1 or more
     */
    public static double of(double[] sinr, int offset, int count) {
        double capacity = 0.0;
        for (int i = 0; i < count; i++) {
            capacity += PortableMath.log2(1.0 + sinr[offset + i]);
        }
        return PortableMath.exp2(capacity / count) - 1.0;
    }

    /**
     * The highest spectral efficiency that any code can reach, in bits a resource element on one antenna (Shannon 1948).
     *
     * @param sinr ratio, 0 or more
     */
    public static double shannonBound(double sinr) {
        return PortableMath.log2(1.0 + sinr);
    }
}

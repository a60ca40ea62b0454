package io.rantwin.harness.ran.radio;

/**
 * Hybrid ARQ: what repeating a lost block is worth.
 *
 * <p>Chase combining, the lower bound of what incremental redundancy gives: the receiver adds the energy of all copies, so
 * the effective SINR of n copies is the sum of theirs (D. Chase, IEEE Transactions on Communications 33 (1985) 385).
 */
public final class Harq {
    /** Transmissions of a block before it is given up, the first included (usual for NR). */
    public static final int MOST_TRANSMISSIONS = 4;

    private Harq() {}

    /** Combined SINR in decibels of an earlier combination and one more copy. */
    public static double combinedDecibels(double earlierDecibels, double copyDecibels) {
        return PortableMath.toDecibels(
                PortableMath.fromDecibels(earlierDecibels) + PortableMath.fromDecibels(copyDecibels));
    }

    /**
     * The chance that a block is still lost after some transmissions over a link whose SINR stays, 0 to 1.
     *
     * <p>Each attempt sees the combined SINR of all so far; attempts are counted as independent, which a fixed channel
     * makes no worse than the product.
     *
     * @param transmissions 1 or more
     */
    public static double residualLoss(McsTable table, int mcs, double sinrDecibels, int transmissions) {
        double loss = 1.0;
        for (int n = 1; n <= transmissions; n++) {
            loss *= table.blockErrorRate(mcs, sinrDecibels + PortableMath.toDecibels(n));
        }
        return loss;
    }

    /**
     * Bits a resource element delivers on the average, all transmissions counted, over a link whose SINR stays.
     *
     * <p>Delivered share over mean number of transmissions (renewal reward).
     */
    public static double goodput(McsTable table, int mcs, double sinrDecibels) {
        double pending = 1.0;
        double sent = 0.0;
        for (int n = 1; n <= MOST_TRANSMISSIONS; n++) {
            sent += pending;
            pending *= table.blockErrorRate(mcs, sinrDecibels + PortableMath.toDecibels(n));
        }
        return table.efficiency(mcs) * (1.0 - pending) / sent;
    }
}

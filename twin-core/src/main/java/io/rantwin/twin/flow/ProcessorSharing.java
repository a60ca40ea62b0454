package io.rantwin.twin.flow;

/**
 * Elastic traffic of a cell as a processor-sharing queue with Poisson flow arrivals. The results hold for any flow size distribution
 * of the given mean (insensitivity; Bonald and Proutiere, "Insensitive bandwidth sharing in data networks", 2003). Loads are offered
 * loads; an argument outside its range gives NaN. Stateless, no allocation.
 */
public final class ProcessorSharing {
    private ProcessorSharing() {}

    /** Offered load: traffic over capacity, both bit/s; infinite when traffic meets no capacity. */
    public static double load(double trafficBitPerS, double capacityBitPerS) {
        if (!(trafficBitPerS >= 0) || !(capacityBitPerS >= 0)) {
            return Double.NaN;
        }
        return trafficBitPerS == 0 ? 0 : trafficBitPerS / capacityBitPerS;
    }

    /** Mean number of flows in transfer, {@code DRB.MeanActiveUeDl}: P(n) = (1 - load) load^n. Infinite from load 1. */
    public static double meanActiveFlows(double load) {
        if (!(load >= 0)) {
            return Double.NaN;
        }
        return load < 1 ? load / (1 - load) : Double.POSITIVE_INFINITY;
    }

    /** Mean flow size over mean transfer time, {@code DRB.UEThpDl} in bit/s: capacity (1 - load), 0 from load 1. */
    public static double meanUserThroughputBitPerS(double capacityBitPerS, double load) {
        if (!(load >= 0) || !(capacityBitPerS >= 0)) {
            return Double.NaN;
        }
        return load < 1 ? capacityBitPerS * (1 - load) : 0;
    }

    /** Mean time in transfer of a flow of this size; the same slowdown 1 / (1 - load) for every size. */
    public static double meanTransferSeconds(double flowBits, double capacityBitPerS, double load) {
        double throughput = meanUserThroughputBitPerS(capacityBitPerS, load);
        if (!(flowBits >= 0)) {
            return Double.NaN;
        }
        return flowBits == 0 ? 0 : flowBits / throughput;
    }

    /** Probability of exactly n flows, n from 0; 0 from load 1 (no equilibrium). */
    public static double probabilityOfFlows(double load, int flows) {
        if (!(load >= 0) || flows < 0) {
            return Double.NaN;
        }
        return load < 1 ? (1 - load) * power(load, flows) : 0;
    }

    /** Probability that the cell transmits: the {@code RRU.PrbTotDl} (as a fraction) of a work-conserving scheduler. */
    public static double utilisation(double load) {
        return load >= 0 ? Math.min(load, 1) : Double.NaN;
    }

    /** load^n by squaring: plus and times only, so every machine gives the same bits. */
    static double power(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}

package io.rantwin.twin.flow;

/**
 * Processor sharing of one cell by classes of flows that see different rates, such as the demand points near and far from the mast.
 * With time shared equally a flow of class k gets C_k / n. Then, with load_k = traffic_k / C_k and load = sum of load_k, the mean
 * number of flows is n_k = load_k / (1 - load) and the throughput of class k is C_k (1 - load) (Bonald and Proutiere 2003,
 * "Wireless downlink data channels: user performance and cell dimensioning"). Stateless; arrays are read only.
 */
public final class MultiClassSharing {
    private MultiClassSharing() {}

    /** Load of the cell; {@code fullRate[k]} is class k's rate when it has the whole cell. Arrays of equal length. */
    public static double load(double[] trafficBitPerS, double[] fullRateBitPerS) {
        double load = 0;
        for (int k = 0; k < trafficBitPerS.length; k++) {
            load += ProcessorSharing.load(trafficBitPerS[k], fullRateBitPerS[k]);
        }
        return load;
    }

    /** Throughput of one class in bit/s, 0 from load 1. */
    public static double classThroughputBitPerS(double fullRateBitPerS, double load) {
        return ProcessorSharing.meanUserThroughputBitPerS(fullRateBitPerS, load);
    }

    /** Mean flows of one class, infinite from load 1 unless the class has no traffic. */
    public static double classActiveFlows(double trafficBitPerS, double fullRateBitPerS, double load) {
        double own = ProcessorSharing.load(trafficBitPerS, fullRateBitPerS);
        if (own == 0 || Double.isNaN(own)) {
            return own;
        }
        return load < 1 ? own / (1 - load) : Double.POSITIVE_INFINITY;
    }

    /**
     * Throughput over all flows in bit/s, total traffic over total flows: the traffic-weighted harmonic mean of the full rates times
     * (1 - load). What a cell-wide {@code DRB.UEThpDl} tends to. Without traffic the plain mean of the rates has no meaning: NaN.
     */
    public static double cellThroughputBitPerS(double[] trafficBitPerS, double[] fullRateBitPerS) {
        double load = load(trafficBitPerS, fullRateBitPerS);
        double traffic = 0;
        for (double classTraffic : trafficBitPerS) {
            traffic += classTraffic;
        }
        if (load >= 1) {
            return 0;
        }
        return load > 0 ? traffic * (1 - load) / load : Double.NaN;
    }
}

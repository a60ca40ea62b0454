package io.rantwin.twin.flow;

/**
 * Processor sharing where the capacity is not one number. Two cases: it changes by itself over time (interference of neighbours,
 * capacity left by guaranteed traffic), where the truth lies between the two limits given here; or it depends on how many flows
 * share it (gain of channel-aware scheduling), where the law is exact. Stateless.
 */
public final class VaryingCapacity {
    private VaryingCapacity() {}

    /**
     * Mean active flows when capacity changes much faster than flows end: only its mean counts. A lower bound (Jensen's inequality,
     * load / (1 - load) being convex in the load and the load convex in the capacity).
     *
     * @param probability of each capacity, summing to 1
     */
    public static double meanActiveFlowsFast(double trafficBitPerS, double[] probability, double[] capacityBitPerS) {
        double mean = 0;
        for (int s = 0; s < probability.length; s++) {
            mean += probability[s] * capacityBitPerS[s];
        }
        return ProcessorSharing.meanActiveFlows(ProcessorSharing.load(trafficBitPerS, mean));
    }

    /** Mean active flows when capacity changes much more slowly than flows end: equilibrium in every state. An upper bound. */
    public static double meanActiveFlowsSlow(double trafficBitPerS, double[] probability, double[] capacityBitPerS) {
        double mean = 0;
        for (int s = 0; s < probability.length; s++) {
            if (probability[s] > 0) {
                double load = ProcessorSharing.load(trafficBitPerS, capacityBitPerS[s]);
                mean += probability[s] * ProcessorSharing.meanActiveFlows(load);
            }
        }
        return mean;
    }

    /**
     * Mean active flows when n flows together get {@code gain[n - 1]} times the capacity, and all beyond the array its last value.
     * Balance of flow n - 1 to n: P(n) gain(n) = P(n - 1) load, insensitive to flow sizes (Cohen 1979). The tail beyond the array is
     * geometric and summed in closed form. Infinite when load reaches the last gain.
     */
    public static double meanActiveFlowsWithGain(double load, double[] gain) {
        int last = gain.length - 1;
        if (!(load >= 0) || last < 0) {
            return Double.NaN;
        }
        if (load >= gain[last]) {
            return Double.POSITIVE_INFINITY;
        }
        double term = 1;
        double mass = 1;
        double moment = 0;
        for (int n = 1; n <= gain.length; n++) {
            term *= load / gain[n - 1];
            mass += term;
            moment += n * term;
        }
        // Tail n = L+1, L+2, ..: term r^j, j >= 1; sum r/(1-r), sum of (L + j) r^j = L r/(1-r) + r/(1-r)^2.
        double r = load / gain[last];
        mass += term * r / (1 - r);
        moment += term * (gain.length * r / (1 - r) + r / ((1 - r) * (1 - r)));
        return moment / mass;
    }
}

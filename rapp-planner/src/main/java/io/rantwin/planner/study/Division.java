package io.rantwin.planner.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ways to divide a station's blocks among its users. User u gets r_u bit/s from each block and wants d_u; with n_u blocks it is given
 * t_u = min(n_u r_u, d_u). Pure functions of their arguments.
 */
final class Division {
    private Division() {}

    /** The same number of blocks for everybody; what is left over goes one by one to users from {@code first} on. */
    static int[] equal(int users, int blocks, int first) {
        int[] granted = new int[users];
        for (int u = 0; u < users; u++) {
            int place = Math.floorMod(u - first, users);
            granted[u] = blocks / users + (place < blocks % users ? 1 : 0);
        }
        return granted;
    }

    /**
     * Blocks in proportion to how good the channel is, whatever is wanted: more for those who make more of a block. Whole blocks by
     * the method of the largest remainder.
     */
    static int[] ignoringDemand(double[] rate, int blocks) {
        int users = rate.length;
        double sum = Arrays.stream(rate).sum();
        int[] granted = new int[users];
        double[] remainder = new double[users];
        int left = blocks;
        for (int u = 0; u < users; u++) {
            double share = sum > 0 ? blocks * rate[u] / sum : (double) blocks / users;
            granted[u] = (int) share;
            remainder[u] = share - granted[u];
            left -= granted[u];
        }
        int[] order = IntStream.range(0, users)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> -remainder[u]).thenComparingInt(u -> u))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int k = 0; k < left && k < users; k++) {
            granted[order[k]]++;
        }
        return granted;
    }

    /**
     * The best division that knows demand. Wanted is the most throughput over all stations under a bound on the mean satisfaction,
     * the mean of t_u / d_u:
     *
     * <pre>
     * maximise   sum t_u      subject to   mean t_u / d_u >= S,   sum of a station's n_u <= K,   n_u whole
     * </pre>
     *
     * With a price p >= 0 on the bound (Everett 1963) this falls apart into stations, each of which maximises
     * {@code sum (1 + p / d_u) t_u(n_u)}. The n-th block of a user adds {@code (1 + p/d_u) min(r_u, d_u - (n-1) r_u)}: never more than
     * the one before it. Such a sum of concave parts is maximised exactly by taking the K best blocks one by one (Fox 1966). A user has
     * {@code floor(d_u / r_u)} full blocks of equal worth and at most one partial one, so sorting two entries a user does it, O(n log n).
     * Satisfaction does not fall as p grows: {@link PriceSearch} finds the least p that keeps S. At p = 0 no division carries more.
     *
     * @param price p in bit/s
     */
    static int[] best(double[] rate, double[] demand, int blocks, double price) {
        int users = rate.length;
        double[] worth = new double[2 * users];
        int[] count = new int[2 * users];
        for (int u = 0; u < users; u++) {
            if (!(rate[u] > 0 && demand[u] > 0)) {
                continue;
            }
            double weight = 1 + price / demand[u];
            double full = Math.floor(demand[u] / rate[u]);
            worth[2 * u] = weight * rate[u];
            count[2 * u] = (int) Math.min(full, blocks);
            worth[2 * u + 1] = weight * Math.max(demand[u] - full * rate[u], 0);
            count[2 * u + 1] = worth[2 * u + 1] > 0 ? 1 : 0;
        }
        int[] order = IntStream.range(0, 2 * users)
                .filter(e -> count[e] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer e) -> -worth[e]).thenComparingInt(e -> e))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] granted = new int[users];
        int left = blocks;
        for (int e : order) {
            int taken = Math.min(count[e], left);
            granted[e / 2] += taken;
            left -= taken;
        }
        return granted;
    }

    /** What a user is given. */
    static double given(double rate, double demand, int blocks) {
        return Math.min(blocks * rate, demand);
    }
}

package io.rantwin.twin.whatif;

/**
 * Elastic flows that share a cell, at most N at once: the processor-sharing queue M/G/1/N.
 *
 * <p>With offered load r the number of flows has the weights r^n, n = 0 .. N, whatever the distribution of sizes (Bonald and
 * Proutiere 2003). Without limit and below 1 the mean number is r / (1 - r), and the share blocked is 0.
 */
final class SharedQueue {
    private SharedQueue() {}

    /** Mean number of flows. */
    static double meanFlows(double load, int limit) {
        if (load > 1) {
            return limit - flowsBelow(1 / load, limit);
        }
        return flowsBelow(load, limit);
    }

    /** Share of arriving flows that find N others. */
    static double blocked(double load, int limit) {
        double power = 1;
        double sum = 1;
        double x = load > 1 ? 1 / load : load;
        for (int n = 1; n <= limit; n++) {
            power *= x;
            sum += power;
        }
        // Above 1 the weights are counted from the full end: N flows have weight 1.
        return load > 1 ? 1 / sum : power / sum;
    }

    private static double flowsBelow(double x, int limit) {
        double power = 1;
        double sum = 1;
        double flows = 0;
        for (int n = 1; n <= limit && power > 1e-18; n++) {
            power *= x;
            sum += power;
            flows += n * power;
        }
        return flows / sum;
    }
}

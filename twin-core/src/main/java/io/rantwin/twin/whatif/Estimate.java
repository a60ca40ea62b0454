package io.rantwin.twin.whatif;

import java.util.Arrays;

/**
 * A figure with its uncertainty over the draws; NaN where no draw has a value.
 *
 * @param low 5 % quantile
 * @param high 95 % quantile: between both lies the 90 % interval
 */
public record Estimate(double mean, double low, double median, double high) {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /** Of these values, NaN among them left out. */
    static Estimate of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        while (n > 0 && Double.isNaN(sorted[n - 1])) {
            n--;
        }
        if (n == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += sorted[i];
        }
        return new Estimate(sum / n, quantile(sorted, n, LOW), quantile(sorted, n, 0.5), quantile(sorted, n, HIGH));
    }

    /** Linear between order statistics (type 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, int n, double probability) {
        double at = probability * (n - 1);
        int below = (int) at;
        int above = Math.min(below + 1, n - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}

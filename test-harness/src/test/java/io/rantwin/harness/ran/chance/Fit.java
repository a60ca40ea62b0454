package io.rantwin.harness.ran.chance;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Goodness of fit for tests with fixed seeds. */
public final class Fit {
    /** Kolmogorov's bound at the level 0.001 for sqrt(n) D. */
    public static final double KOLMOGOROV_0_001 = 1.9495;

    private Fit() {}

    /** sqrt(n) times the largest distance of the sample from a continuous distribution. */
    public static double kolmogorov(double[] sample, DoubleUnaryOperator cumulative) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
            largest = Math.max(largest, Math.abs((double) (i + 1) / sorted.length - expected));
        }
        return largest * Math.sqrt(sorted.length);
    }

    /** Pearson's statistic of counts against equal expectations. */
    public static double chiSquareEven(int[] counts) {
        double[] even = new double[counts.length];
        Arrays.fill(even, 1.0 / counts.length);
        return chiSquare(counts, even);
    }

    /** Pearson's statistic of counts against probabilities. */
    public static double chiSquare(int[] counts, double[] probabilities) {
        int total = Arrays.stream(counts).sum();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * probabilities[i];
            sum += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }

    /** The 0.999 quantile of chi-square (Wilson and Hilferty 1931), within 1 % for 3 or more degrees of freedom. */
    public static double chiSquareBound(int degrees) {
        double spread = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - spread + 3.0902 * Math.sqrt(spread), 3);
    }
}

package io.rantwin.twin.forecast;

import java.util.Arrays;

/** Quantiles of the last values, kept sorted. */
final class SlidingQuantiles {
    private final double[] ring;
    private final double[] sorted;
    private int size;
    private int next;

    SlidingQuantiles(int window) {
        ring = new double[window];
        sorted = new double[window];
    }

    SlidingQuantiles(SlidingQuantiles other) {
        ring = other.ring.clone();
        sorted = other.sorted.clone();
        size = other.size;
        next = other.next;
    }

    void add(double value) {
        if (size == ring.length) {
            int at = Arrays.binarySearch(sorted, 0, size, ring[next]);
            System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
            size--;
        }
        ring[next] = value;
        next = (next + 1) % ring.length;
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
    }

    int size() {
        return size;
    }

    /** Linear between order statistics, Weibull plotting positions i / (n + 1): what conformal prediction asks for. */
    double quantile(double level) {
        double position = level * (size + 1) - 1.0;
        int below = (int) Math.floor(position);
        if (below < 0) {
            return sorted[0];
        }
        if (below >= size - 1) {
            return sorted[size - 1];
        }
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}

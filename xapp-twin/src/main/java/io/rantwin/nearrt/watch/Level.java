package io.rantwin.nearrt.watch;

/** Usual value of one figure of one cell, how far it strays, and how long it stays astray: exponentially weighted moments. */
final class Level {
    /** Few values say little about how far the next may lie. */
    private static final double DOUBT = 2;

    private static final double MOST_CORRELATION = 0.8;

    private final double memory;
    private int count;
    private double mean;
    private double variance;
    private double product;
    private double last;

    /** Remembers over so many values. */
    Level(double memory) {
        this.memory = memory;
    }

    /** Takes a value; no number (NaN) changes nothing. */
    void take(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        count++;
        // A plain mean at first, then one that forgets.
        double share = Math.max(1 / memory, 1.0 / count);
        double off = value - mean;
        mean += share * off;
        double now = value - mean;
        variance += share * (off * now - variance);
        if (count > 1) {
            product += Math.max(1 / memory, 1.0 / (count - 1)) * (now * last - product);
        }
        last = now;
    }

    /** Values so far. */
    int count() {
        return count;
    }

    /** Usual value. */
    double mean() {
        return mean;
    }

    /** Standard deviation of a value. */
    double deviation() {
        return Math.sqrt(variance * (1 + DOUBT / Math.max(1, count)));
    }

    /** The same with what it takes for a sum of values, of which neighbours in time stray together, to be no larger than stated. */
    double lastingDeviation() {
        double correlation = variance > 0 ? Math.clamp(product / variance, 0, MOST_CORRELATION) : 0;
        return deviation() * Math.sqrt((1 + correlation) / (1 - correlation));
    }
}

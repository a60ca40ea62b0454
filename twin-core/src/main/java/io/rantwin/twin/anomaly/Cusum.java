package io.rantwin.twin.anomaly;

/**
 * One-sided cumulative sum (Page 1954): S = max(0, S + z - k), alarm from S > h, for deviations z of mean 0 and variance 1 while all
 * is well. Finds a shift of 2k fastest. The false-alarm rate is stated by the mean run length to a false alarm, by Siegmund's
 * approximation (Siegmund 1985, "Sequential analysis", section 2.6). Not thread-safe.
 */
public final class Cusum {
    /** A single period moves the sum by no more than this: one wild report is no trend. Lengthens runs, never shortens them. */
    private static final double FARTHEST = 6;
    /** Overshoot of the boundary by a normal random walk, 2 x 0.583. */
    private static final double OVERSHOOT = 1.166;

    private final double allowance;
    private final double threshold;
    private double sum;
    private boolean alarmed;
    private long onsetMillis;

    /** With allowance k and threshold h in deviations, both above 0. */
    public Cusum(double allowance, double threshold) {
        if (!(allowance > 0) || !(threshold > 0)) {
            throw new IllegalArgumentException(
                    "CUSUM with allowance " + allowance + " and threshold " + threshold + ": both must be above 0");
        }
        this.allowance = allowance;
        this.threshold = threshold;
    }

    /** With the threshold that gives this mean number of periods to a false alarm. */
    public static Cusum withRunLength(double allowance, double periodsToFalseAlarm) {
        return new Cusum(allowance, threshold(allowance, periodsToFalseAlarm));
    }

    /**
     * Mean periods to an alarm when z has mean {@code shift}: (exp(-2 d b) + 2 d b - 1) / (2 d^2), d = shift - k, b = h + 1.166;
     * b^2 at d = 0.
     */
    public static double runLength(double allowance, double threshold, double shift) {
        double d = shift - allowance;
        double b = threshold + OVERSHOOT;
        if (Math.abs(d) < 1e-6) {
            return b * b;
        }
        return (StrictMath.exp(-2 * d * b) + 2 * d * b - 1) / (2 * d * d);
    }

    /** The threshold of a wanted mean run length to a false alarm, by bisection (the run length rises with it). */
    public static double threshold(double allowance, double periodsToFalseAlarm) {
        double low = 1e-3;
        double high = 1e3;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            if (runLength(allowance, middle, 0) < periodsToFalseAlarm) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * Takes the deviation of one period.
     *
     * @param z no number (NaN) means no value: nothing changes
     * @return true while alarmed
     */
    public boolean take(double z, long endMillis) {
        if (!Double.isNaN(z)) {
            if (sum == 0) {
                onsetMillis = endMillis;
            }
            sum = Math.max(0, sum + Math.max(-FARTHEST, Math.min(FARTHEST, z)) - allowance);
            // Kept within reach, so that the end of trouble is seen as fast as its beginning.
            sum = Math.min(sum, 2 * threshold);
            // Half the threshold to clear it: an alarm that trembles on the threshold is one alarm, not many.
            alarmed = sum > threshold || (alarmed && sum > threshold / 2);
        }
        return alarmed;
    }

    /** From the sum's crossing the threshold until it is back at half of it. */
    public boolean alarmed() {
        return alarmed;
    }

    /** The sum. */
    public double statistic() {
        return sum;
    }

    /** The threshold h. */
    public double threshold() {
        return threshold;
    }

    /** Period in which the sum last left 0: the likely time of the change. */
    public long onsetMillis() {
        return onsetMillis;
    }

    /** Forgets all. */
    public void reset() {
        sum = 0;
        alarmed = false;
    }
}

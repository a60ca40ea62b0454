package io.rantwin.twin.anomaly;

/**
 * Page-Hinkley test for a rising mean where the level is not known beforehand (Hinkley 1971): m = sum of (x - mean so far - delta),
 * alarm when m exceeds its minimum by lambda. With the level known it is a CUSUM, and its run length is that of {@link Cusum} with
 * k = delta / sd, h = lambda / sd; with the level learned from the data false alarms are rarer still once some tens of values are in.
 * Not thread-safe.
 */
public final class PageHinkley {
    private final double delta;
    private final double lambda;
    private final int warmUp;
    private long count;
    private double mean;
    private double sum;
    private double least;

    /**
     * In the units of the values.
     *
     * @param delta change that is tolerated, above 0
     * @param lambda threshold, above 0
     * @param warmUp values from which only the mean is learned, 1 or more
     */
    public PageHinkley(double delta, double lambda, int warmUp) {
        if (!(delta > 0) || !(lambda > 0) || warmUp < 1) {
            throw new IllegalArgumentException("Page-Hinkley with delta " + delta + ", lambda " + lambda + ", warm-up "
                    + warmUp + ": all must be above 0");
        }
        this.delta = delta;
        this.lambda = lambda;
        this.warmUp = warmUp;
    }

    /** Takes a value; no number (NaN) changes nothing. True while alarmed. */
    public boolean take(double value) {
        if (Double.isNaN(value)) {
            return alarmed();
        }
        if (count >= warmUp) {
            sum += value - mean - delta;
            least = Math.min(least, sum);
        }
        count++;
        mean += (value - mean) / count;
        return alarmed();
    }

    /** Whether the sum is above its minimum by more than lambda. */
    public boolean alarmed() {
        return sum - least > lambda;
    }

    /** Sum above its minimum. */
    public double statistic() {
        return sum - least;
    }

    /** Forgets all. */
    public void reset() {
        count = 0;
        mean = 0;
        sum = 0;
        least = 0;
    }
}

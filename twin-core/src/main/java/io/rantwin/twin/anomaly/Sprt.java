package io.rantwin.twin.anomaly;

/**
 * Wald's sequential probability ratio test (Wald 1947), repeated: log likelihood ratios add up until one of two bounds is crossed;
 * after "all is well" it begins again. One pass gives a false alarm with probability at most alpha and misses with at most beta, and
 * takes one period at least, so false alarms are at least 1/alpha periods apart on average. Not thread-safe.
 */
public final class Sprt {
    private final double upper;
    private final double lower;
    private double sum;
    private boolean alarmed;
    private long onsetMillis;

    /** With error probabilities, each above 0 and below 0.5. */
    public Sprt(double alpha, double beta) {
        if (!(alpha > 0) || !(alpha < 0.5) || !(beta > 0) || !(beta < 0.5)) {
            throw new IllegalArgumentException(
                    "SPRT with alpha " + alpha + " and beta " + beta + ": both must be above 0 and below 0.5");
        }
        // Wald's bounds; alpha' <= alpha / (1 - beta) is brought under alpha by dropping the factor (1 - beta).
        this.upper = -StrictMath.log(alpha);
        this.lower = StrictMath.log(beta);
    }

    /**
     * Takes the log likelihood ratio of one period, fault over no fault; no number (NaN) changes nothing.
     *
     * @return true from the alarm until evidence has taken the sum back to the lower bound
     */
    public boolean take(double logRatio, long endMillis) {
        if (Double.isNaN(logRatio)) {
            return alarmed;
        }
        if (sum == 0) {
            onsetMillis = endMillis;
        }
        sum = Math.min(sum + logRatio, upper);
        if (sum >= upper) {
            alarmed = true;
        } else if (sum <= lower) {
            alarmed = false;
            sum = 0;
        }
        return alarmed;
    }

    /** Whether the test stands at "fault". */
    public boolean alarmed() {
        return alarmed;
    }

    /** Sum of log ratios. */
    public double statistic() {
        return sum;
    }

    /** Bound of the alarm. */
    public double threshold() {
        return upper;
    }

    /** First period of the pass that led here. */
    public long onsetMillis() {
        return onsetMillis;
    }
}

package io.rantwin.planner.gate;

/**
 * Wald's sequential probability ratio test (Wald 1945): sums log-likelihood ratios of "the effect is there" against "there is none" and
 * decides at {@code ln((1 - beta) / alpha)} or {@code ln(beta / (1 - alpha))}. With these bounds the error rates are at most
 * alpha / (1 - beta) and beta / (1 - alpha) whatever the number of reports. Not thread-safe.
 */
public final class SequentialRatio {
    private final double accept;
    private final double reject;
    private double sum;
    private Decision decision = Decision.UNDECIDED;

    /** What is known so far; final once it is decided. */
    public enum Decision {
        /** More reports are needed. */
        UNDECIDED,
        /** The effect is there. */
        EFFECT,
        /** There is none. */
        NO_EFFECT
    }

    /**
     * A test.
     *
     * @param alpha probability of finding an effect that is not there
     * @param beta probability of missing one that is
     */
    public SequentialRatio(double alpha, double beta) {
        accept = Math.log((1 - beta) / alpha);
        reject = Math.log(beta / (1 - alpha));
    }

    /** Takes the log-likelihood ratio of one more report, given those before. */
    public Decision add(double logRatio) {
        if (decision == Decision.UNDECIDED && !Double.isNaN(logRatio)) {
            sum += logRatio;
            decision = sum >= accept ? Decision.EFFECT : sum <= reject ? Decision.NO_EFFECT : Decision.UNDECIDED;
        }
        return decision;
    }

    /** Logarithm of the ratio now; stays once it is decided. */
    public double sum() {
        return sum;
    }

    /** Where the effect is there. */
    public double accept() {
        return accept;
    }

    /** Where there is none. */
    public double reject() {
        return reject;
    }

    /** What is known so far. */
    public Decision decision() {
        return decision;
    }
}

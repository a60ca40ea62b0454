package io.rantwin.twin.calibration;

/**
 * Outcome of one attempt.
 *
 * @param fromNanos beginning of the window
 * @param toNanos its end
 * @param before parameters before
 * @param after fitted parameters; those before when nothing was fitted
 * @param deviation standard deviations of the fitted ones, priors included
 * @param heldBackBefore root of the mean squared normalised error on the held-back part with the old parameters
 * @param heldBackAfter the same with the fitted ones
 * @param fitted samples fitted to
 * @param heldBack samples held back
 * @param verdict whether it is taken, or why not
 */
public record Calibration(
        long fromNanos,
        long toNanos,
        double[] before,
        double[] after,
        double[] deviation,
        double heldBackBefore,
        double heldBackAfter,
        int fitted,
        int heldBack,
        Verdict verdict) {
    /** Why parameters are taken or not. */
    public enum Verdict {
        /** The error on the held-back part fell. */
        ACCEPTED,
        /** It did not fall enough. */
        NO_BETTER,
        /** Too few samples to fit or to check. */
        TOO_FEW_SAMPLES,
        /** The fit did not come to an end. */
        NOT_CONVERGED
    }

    /** Whether the fitted parameters should be used. */
    public boolean accepted() {
        return verdict == Verdict.ACCEPTED;
    }
}

package io.rantwin.twin.recommendation;

/**
 * How a candidate stands to one guard rail.
 *
 * @param name such as {@code PRB load below 0.85}
 * @param violationProbability share of draws that break it, 0..1
 * @param allowedProbability the most that policy allows, 0..1
 * @param worstCell cell that breaks it most often, empty when none does
 */
public record GuardRail(String name, double violationProbability, double allowedProbability, String worstCell) {
    /** Refuses probabilities outside 0..1. */
    public GuardRail {
        if (!(violationProbability >= 0)
                || violationProbability > 1
                || !(allowedProbability >= 0)
                || allowedProbability > 1) {
            throw new IllegalArgumentException("guard rail \"" + name + "\": probabilities " + violationProbability
                    + " and " + allowedProbability + " must be in 0..1");
        }
    }

    /** Whether it is broken more often than allowed. */
    public boolean broken() {
        return violationProbability > allowedProbability;
    }
}

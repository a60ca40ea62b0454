package io.rantwin.twin.recommendation;

import java.util.List;

/**
 * Advice on one candidate.
 *
 * @param rank 1 for the best
 * @param verdict what to do
 * @param action as in the candidate
 * @param cells as in the candidate
 * @param utility mean gain against doing nothing
 * @param utilityLow 5 % quantile of the gain
 * @param utilityHigh 95 % quantile of the gain
 * @param probabilityBetter share of draws that gain
 * @param expected every effect with its 90 % interval, in words
 * @param why reasons for rank and verdict
 * @param wouldChange what would change them
 */
public record Advice(
        int rank,
        Verdict verdict,
        String action,
        List<String> cells,
        double utility,
        double utilityLow,
        double utilityHigh,
        double probabilityBetter,
        List<String> expected,
        List<String> why,
        List<String> wouldChange) {
    /** Copies the lists. */
    public Advice {
        cells = List.copyOf(cells);
        expected = List.copyOf(expected);
        why = List.copyOf(why);
        wouldChange = List.copyOf(wouldChange);
    }
}

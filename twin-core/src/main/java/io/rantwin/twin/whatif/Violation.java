package io.rantwin.twin.whatif;

import java.util.List;

/**
 * How a guard rail fared.
 *
 * @param probability share of draws in which it was broken with the actions
 * @param probabilityWithout the same without them
 * @param cells cells that broke it in some draw, most often first
 * @param draws draws in which it was broken
 */
public record Violation(
        GuardRail rail, double probability, double probabilityWithout, List<Integer> cells, List<Integer> draws) {
    /** Copies the lists. */
    public Violation {
        cells = List.copyOf(cells);
        draws = List.copyOf(draws);
    }
}

package io.rantwin.nearrt.live;

import java.util.List;

/**
 * What is foreseen of one measurement of one cell at one horizon.
 *
 * @param cellId NR CGI as text
 * @param kpi measurement name
 * @param unit the catalogue's unit
 * @param originNanos from when, network time
 * @param horizonMillis how far ahead
 * @param probabilities rising
 * @param values quantiles at these [unit]
 * @param naive what persistence says [unit]
 * @param runningCoverage90 share of the last truths in the 90 % interval; -1 before there is enough to tell
 * @param members weights of the combination, heaviest first
 */
public record CellForecast(
        String cellId,
        String kpi,
        String unit,
        long originNanos,
        long horizonMillis,
        List<Double> probabilities,
        List<Double> values,
        double naive,
        double runningCoverage90,
        List<Weight> members) {
    /** Weight of a member, 0..1. */
    public record Weight(String member, double weight) {}

    /** Copies the lists. */
    public CellForecast {
        probabilities = List.copyOf(probabilities);
        values = List.copyOf(values);
        members = List.copyOf(members);
    }
}

package io.rantwin.planner.history;

/**
 * One series of the store.
 *
 * @param cellId the cell
 * @param granularityMillis length of a period
 * @param rolledUp made from finer reports rather than reported
 * @param rows how many rows there are
 * @param firstMillis time of the oldest row
 * @param lastMillis time of the newest row
 * @param pinned kept whatever its age
 */
public record SeriesSummary(
        String cellId,
        long granularityMillis,
        boolean rolledUp,
        long rows,
        long firstMillis,
        long lastMillis,
        boolean pinned) {}

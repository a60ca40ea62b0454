package io.rantwin.planner.history;

/**
 * A stretch of a series without reports.
 *
 * @param fromMillis begin of the first missing period
 * @param untilMillis begin of the next period that is there
 * @param missing number of whole periods missing
 */
public record Gap(long fromMillis, long untilMillis, long missing) {}

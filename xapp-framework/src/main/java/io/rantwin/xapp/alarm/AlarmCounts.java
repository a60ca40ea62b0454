package io.rantwin.xapp.alarm;

/**
 * What has become of alarms since the start.
 *
 * @param sent taken by the other side, as far as one can tell
 * @param refused not taken, and no use trying again
 * @param dropped fallen out of the full queue, see {@link AlarmQueue.Overflow}
 * @param retries tries that failed and were or will be repeated
 * @param waiting in the queue now
 */
public record AlarmCounts(long sent, long refused, long dropped, long retries, int waiting) {}

package io.rantwin.planner.history;

import java.time.Duration;

/**
 * How long rows are kept, counted back from the newest report of their cell in network time.
 *
 * @param seconds reports of periods below a minute
 * @param minutes minutes made from such reports
 * @param rest quarters of an hour made from minutes, and whatever is reported at a minute or more
 */
public record Retention(Duration seconds, Duration minutes, Duration rest) {
    /** A day of seconds, a week of minutes, 90 days of the rest. */
    public static final Retention USUAL = new Retention(Duration.ofHours(24), Duration.ofDays(7), Duration.ofDays(90));

    /** Refuses what is not positive. */
    public Retention {
        if (!seconds.isPositive() || !minutes.isPositive() || !rest.isPositive()) {
            throw new IllegalArgumentException(
                    "rows are kept for a positive time, not " + seconds + ", " + minutes + ", " + rest);
        }
    }

    /** How long rows of a series are kept. */
    public long keepMillis(long granularityMillis, boolean rolledUp) {
        if (granularityMillis < RollUp.MINUTE_MILLIS) {
            return seconds.toMillis();
        }
        return (rolledUp && granularityMillis == RollUp.MINUTE_MILLIS ? minutes : rest).toMillis();
    }
}

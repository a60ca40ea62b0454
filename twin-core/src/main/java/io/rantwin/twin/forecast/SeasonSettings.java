package io.rantwin.twin.forecast;

/**
 * A season: what repeats, and how finely it is learned.
 *
 * @param lengthMillis after which it repeats, in network time: a day, a week, or the compressed day of a simulated network
 * @param bins phases of it that are told apart, 8..400
 */
public record SeasonSettings(long lengthMillis, int bins) {
    /** A day in half hours. */
    public static final SeasonSettings DAY = new SeasonSettings(86_400_000, 48);

    private static final long LONGEST_MILLIS = 14L * 86_400_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** @throws IllegalArgumentException when phases would be shorter than a second, or the season longer than two weeks */
    public SeasonSettings {
        if (bins < 8 || bins > 400 || lengthMillis < bins * 1000L || lengthMillis > LONGEST_MILLIS) {
            throw new IllegalArgumentException(
                    "A season lasts up to two weeks and has 8 to 400 phases of a second or more, not " + bins + " in "
                            + lengthMillis + " ms.");
        }
    }

    /** How long a departure from the usual lasts: a twelfth of the season, two hours of a day. */
    public long memoryMillis() {
        return lengthMillis / 12;
    }

    long lengthNanos() {
        return lengthMillis * NANOS_PER_MILLI;
    }

    /** Number of the phase that holds a moment, counted from 1970 on without beginning anew. */
    long visitOf(long nanos) {
        long season = Math.floorDiv(nanos, lengthNanos());
        return season * bins + Math.floorMod(nanos, lengthNanos()) * bins / lengthNanos();
    }

    /** When such a phase begins. */
    long beginOf(long visit) {
        long season = Math.floorDiv(visit, (long) bins);
        return season * lengthNanos() + Math.ceilDiv(Math.floorMod(visit, (long) bins) * lengthNanos(), (long) bins);
    }

    int binOf(long visit) {
        return (int) Math.floorMod(visit, (long) bins);
    }
}

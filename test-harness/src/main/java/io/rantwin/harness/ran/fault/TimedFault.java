package io.rantwin.harness.ran.fault;

/**
 * A fault and when it is there, in network time.
 *
 * @param fromMicros when it begins
 * @param fullMicros when it has reached its full strength, growing evenly from nothing; {@code fromMicros} for at once
 * @param untilMicros when it is over, or {@link #FOREVER}
 */
public record TimedFault(Fault fault, long fromMicros, long fullMicros, long untilMicros) {
    /** It never ends. */
    public static final long FOREVER = Long.MAX_VALUE;

    /**
     * Checks the order of times.
     *
     * @throws IllegalArgumentException when they are not 0 <= from <= full and from < until
     */
    public TimedFault {
        if (fromMicros < 0 || fullMicros < fromMicros || untilMicros <= fromMicros) {
            throw new IllegalArgumentException(
                    "a fault begins at 0 or later, is full no earlier than it begins, and ends"
                            + " later than it begins: not from " + fromMicros + " us, full at " + fullMicros
                            + " us, until "
                            + untilMicros + " us");
        }
    }

    /** Strength at a time, 0 .. 1. */
    public double strength(long timeMicros) {
        if (timeMicros < fromMicros || timeMicros >= untilMicros) {
            return 0;
        }
        return timeMicros >= fullMicros ? 1 : (timeMicros - fromMicros) / (double) (fullMicros - fromMicros);
    }

    /** Whether it is there at a time; at its very beginning its strength may still be 0. */
    public boolean isOn(long timeMicros) {
        return timeMicros >= fromMicros && timeMicros < untilMicros;
    }
}

package io.rantwin.nearrt.control;

/**
 * How many controls the whole network may still have: so many a minute of network time, and as many at once. Not thread-safe.
 */
final class ControlBudget {
    private static final long NANOS_OF_A_MINUTE = 60_000_000_000L;

    private final int mostPerMinute;
    private double left;
    private long filledNanos = Long.MIN_VALUE;

    ControlBudget(int mostPerMinute) {
        this.mostPerMinute = mostPerMinute;
        this.left = mostPerMinute;
    }

    /** Whether there is one left now. */
    boolean hasOne(long networkNanos) {
        if (filledNanos == Long.MIN_VALUE || filledNanos - networkNanos > NANOS_OF_A_MINUTE) {
            // The first time, or the network's time has begun anew: nobody waits for the old one.
            filledNanos = networkNanos;
        }
        if (networkNanos > filledNanos) {
            double minutes = (networkNanos - filledNanos) / (double) NANOS_OF_A_MINUTE;
            left = Math.min(mostPerMinute, left + minutes * mostPerMinute);
            filledNanos = networkNanos;
        }
        return left >= 1;
    }

    /** One is sent. */
    void take() {
        left--;
    }
}

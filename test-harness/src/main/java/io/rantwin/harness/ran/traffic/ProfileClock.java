package io.rantwin.harness.ran.traffic;

/**
 * Which hour of the week it is at a network time. Where a day is squeezed, profile time runs faster; speeds of UEs,
 * durations of sessions and arrivals within them do not. Monday 0:00 is hour 0.
 *
 * @param daySeconds network time that a day takes, 86 400 for no compression
 * @param startHours hour of the week at network time zero, 0 .. 168
 */
public record ProfileClock(double daySeconds, double startHours) {
    /** Hours of a week. */
    public static final int WEEK_HOURS = 168;

    private static final double REAL_DAY_SECONDS = 86_400;
    private static final double HOURS_PER_DAY = 24;
    private static final double MICROS_PER_SECOND = 1e6;

    public ProfileClock {
        if (!(daySeconds > 0) || daySeconds > REAL_DAY_SECONDS) {
            throw new IllegalArgumentException("a day of " + daySeconds + " s must be above 0 and at most 86400 s");
        }
        if (!(startHours >= 0 && startHours < WEEK_HOURS)) {
            throw new IllegalArgumentException("the start at hour " + startHours + " must be in 0 .. 168");
        }
    }

    /** 1 for real days; also the factor for energy models and heat sinks. */
    public double compression() {
        return REAL_DAY_SECONDS / daySeconds;
    }

    /** Profile hours since Monday 0:00 of the first week; goes on rising past 168. */
    public double hours(long networkMicros) {
        return startHours + networkMicros / MICROS_PER_SECOND * HOURS_PER_DAY / daySeconds;
    }

    /** Hour of the week, 0 .. 168. */
    public double hourOfWeek(long networkMicros) {
        double hours = hours(networkMicros);
        return hours - WEEK_HOURS * StrictMath.floor(hours / WEEK_HOURS);
    }

    /** The network time at which profile time reaches an hour counted as in {@link #hours}. */
    public long networkMicros(double hours) {
        return StrictMath.round((hours - startHours) * daySeconds / HOURS_PER_DAY * MICROS_PER_SECOND);
    }
}

package io.rantwin.twin.forecast;

/**
 * What a forecast made at row t is of: the value at row t + steps, or the mean of the rows t + 1 .. t + steps.
 *
 * @param steps rows ahead, at least 1
 */
public record Horizon(int steps, Target target) {
    /** Point or mean. */
    public enum Target {
        /** The value at the horizon. */
        VALUE,
        /** The mean of all values up to the horizon. */
        MEAN
    }

    /** Refuses a horizon that does not look ahead. */
    public Horizon {
        if (steps < 1) {
            throw new IllegalArgumentException("steps (" + steps + ") of a horizon must be at least 1");
        }
    }

    /** The value so many steps ahead. */
    public static Horizon value(int steps) {
        return new Horizon(steps, Target.VALUE);
    }

    /** The mean of so many next values. */
    public static Horizon mean(int steps) {
        return new Horizon(steps, Target.MEAN);
    }

    /** The newest row at or before {@code origin} that lies a whole number of seasons before the horizon's row. */
    int sameSlotBefore(int origin, int season) {
        int seasons = (steps + season - 1) / season;
        return origin + steps - seasons * season;
    }
}

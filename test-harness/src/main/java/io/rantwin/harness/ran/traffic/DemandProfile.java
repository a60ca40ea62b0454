package io.rantwin.harness.ran.traffic;

/**
 * How demand goes through a week: 168 hourly values joined by a smooth, periodic curve that never goes beyond its
 * neighbouring values (cubic Hermite with the slopes of Fritsch and Butland, SIAM J. Sci. Stat. Comput. 5, 1984). Scaled
 * so that the largest value is 1. Immutable.
 */
public final class DemandProfile {
    private static final int HOURS = ProfileClock.WEEK_HOURS;
    private static final int DAY_HOURS = 24;
    private static final int DAYS = 7;

    private final String name;
    private final double[] level = new double[HOURS];
    private final double[] slope = new double[HOURS];

    /** @param levels seven days from Monday with 24 values each, at the full hours from 0:00; none below zero, not all zero */
    public DemandProfile(String name, double[][] levels) {
        this.name = name;
        if (levels.length != DAYS) {
            throw new IllegalArgumentException("profile " + name + " has " + levels.length + " days, not 7");
        }
        double largest = 0;
        for (int day = 0; day < DAYS; day++) {
            if (levels[day].length != DAY_HOURS) {
                throw new IllegalArgumentException(
                        "day " + day + " of profile " + name + " has " + levels[day].length + " values, not 24");
            }
            for (int hour = 0; hour < DAY_HOURS; hour++) {
                double value = levels[day][hour];
                if (!(value >= 0) || Double.isInfinite(value)) {
                    throw new IllegalArgumentException("profile " + name + " has the value " + value);
                }
                level[day * DAY_HOURS + hour] = value;
                largest = StrictMath.max(largest, value);
            }
        }
        if (largest == 0) {
            throw new IllegalArgumentException("profile " + name + " is zero at all hours");
        }
        for (int hour = 0; hour < HOURS; hour++) {
            level[hour] /= largest;
        }
        for (int hour = 0; hour < HOURS; hour++) {
            double before = level[hour] - level[(hour + HOURS - 1) % HOURS];
            double after = level[(hour + 1) % HOURS] - level[hour];
            // Harmonic mean of the two secants, zero at a turn: what keeps the curve between its neighbours.
            slope[hour] = before * after > 0 ? 2 * before * after / (before + after) : 0;
        }
    }

    public String name() {
        return name;
    }

    /**
     * @param hourOfWeek any; taken modulo 168
     * @return 0 .. 1
     */
    public double at(double hourOfWeek) {
        double floor = StrictMath.floor(hourOfWeek);
        double t = hourOfWeek - floor;
        int left = (int) StrictMath.floorMod((long) floor, (long) HOURS);
        int right = (left + 1) % HOURS;
        double s = 1 - t;
        return s * s * ((1 + 2 * t) * level[left] + t * slope[left])
                + t * t * ((1 + 2 * s) * level[right] - s * slope[right]);
    }

    /** Mean over the week, exactly: each hour adds (l0 + l1) / 2 + (m0 - m1) / 12, and the slopes cancel around the week. */
    public double weeklyMean() {
        double sum = 0;
        for (double value : level) {
            sum += value;
        }
        return sum / HOURS;
    }

    @Override
    public String toString() {
        return name;
    }
}

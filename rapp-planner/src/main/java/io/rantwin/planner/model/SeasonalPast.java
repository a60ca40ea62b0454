package io.rantwin.planner.model;

import java.util.Arrays;

/** The past of one series by slot of the day and week, as roots in units of its own mean. Missing values are carried forward. */
final class SeasonalPast {
    static final long DAY_MILLIS = 86_400_000L;
    /** A constant, what is known of now, then what is known of the target's slot. */
    static final int REGRESSORS = 13;

    /** The first one of now that is an input too; the constant is none. */
    static final int FIRST_OF_NOW = 1;

    static final int FIRST_OF_TARGET = 7;
    private static final double LEAST_ROOT = 0.2;
    private static final int WEEK_DAYS = 7;
    private static final int WEEKS = 4;
    private static final int DAYS = 5;
    /** Days that are looked back for days of a kind. */
    private static final int MOST_DAYS = 20;

    private static final double SMALLEST_SCALE = 1e-9;

    private final int day;
    private double[] values = new double[1024];
    private int rows;
    private double windowSum;
    private double daySum;
    private double highest;

    SeasonalPast(int dayRows) {
        day = dayRows;
    }

    void append(double value) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        double taken = Double.isNaN(value) ? (rows == 0 ? 0 : values[rows - 1]) : value;
        values[rows++] = taken;
        windowSum += Math.abs(taken) - dropped(WEEKS * WEEK_DAYS * day);
        daySum += Math.abs(taken) - dropped(day);
        highest = Math.max(highest, Math.abs(taken));
    }

    private double dropped(int window) {
        return rows > window ? Math.abs(values[rows - 1 - window]) : 0;
    }

    int rows() {
        return rows;
    }

    /** Mean size over the last four weeks; never so small that a unit of it says nothing. */
    double scale() {
        double mean = windowSum / Math.max(1, Math.min(rows, WEEKS * WEEK_DAYS * day));
        return Math.max(mean, Math.max(SMALLEST_SCALE, 1e-3 * highest));
    }

    /** A value in units of the scale, with its root taken; the sign stays. */
    double form(double value) {
        double scaled = value / scale();
        return Math.copySign(Math.sqrt(Math.abs(scaled)), scaled);
    }

    /** The other way of {@link #form}. */
    double value(double form) {
        return form * Math.abs(form) * scale();
    }

    /** Change of the value for a change of 1 of its form, near a value; not so small that small values count nothing. */
    double steepness(double value) {
        return 2 * Math.max(LEAST_ROOT, Math.abs(form(value))) * scale();
    }

    double newest() {
        return rows == 0 ? Double.NaN : form(values[rows - 1]);
    }

    double dayMean() {
        return form(daySum / Math.max(1, Math.min(rows, day)));
    }

    double slotNow() {
        return slot(rows - 1);
    }

    /** @param newestMillis time of the newest row */
    void regressors(int horizon, long newestMillis, double[] into) {
        if (rows <= day) {
            Arrays.fill(into, Double.NaN);
            return;
        }
        int now = rows - 1;
        int target = now + horizon;
        int daysBack = (horizon + day - 1) / day;
        int week = WEEK_DAYS * day;
        int weeksBack = (horizon + week - 1) / week;
        double yesterday = near(target - daysBack * day);
        double before = near(target - (daysBack + 1) * day);
        double lastWeek = near(target - weeksBack * week);
        double slot = slot(target);
        into[0] = 1;
        into[1] = newest();
        into[2] = mean(3);
        into[3] = mean(Math.max(4, day / 12));
        into[4] = slotNow();
        into[5] = alike(now, 1, newestMillis);
        into[6] = dayMean();
        into[7] = yesterday;
        into[8] = Double.isNaN(before) ? yesterday : before;
        into[9] = Double.isNaN(lastWeek) ? slot : lastWeek;
        into[10] = slot;
        into[11] = alike(target, daysBack, newestMillis);
        into[12] = middle(target, daysBack, newestMillis);
    }

    private double mean(int count) {
        double sum = 0;
        int from = Math.max(0, rows - count);
        for (int row = from; row < rows; row++) {
            sum += values[row];
        }
        return form(sum / (rows - from));
    }

    /** The value of a row, half of it from its neighbours; NaN before the first row. Never of a row to come. */
    private double near(int row) {
        if (row < 1) {
            return row < 0 ? Double.NaN : form(values[0]);
        }
        int next = Math.min(row + 1, rows - 1);
        return 0.25 * form(values[row - 1]) + 0.5 * form(values[row]) + 0.25 * form(values[next]);
    }

    /** Mean of the slot of the week before a row, over the last weeks; of the slot of the day while there is no week. */
    private double slot(int target) {
        double sum = 0;
        int count = 0;
        int step = WEEK_DAYS * day;
        for (int row = target - step; row >= 0 && count < WEEKS; row -= step) {
            if (row < rows) {
                sum += near(row);
                count++;
            }
        }
        return count > 0 ? sum / count : days(target, 1);
    }

    private double days(int target, int daysBack) {
        double sum = 0;
        int count = 0;
        for (int row = target - daysBack * day; row >= 0 && count < DAYS; row -= day) {
            if (row < rows) {
                sum += near(row);
                count++;
            }
        }
        return count > 0 ? sum / count : form(values[rows - 1]);
    }

    /** The slot of a row on days of its kind, weekend or not, of the last weeks. */
    private double[] kind(int target, int daysBack, long newestMillis) {
        double[] found = new double[DAYS];
        int count = 0;
        boolean wanted = weekend(millis(target, newestMillis));
        int days = daysBack;
        for (int row = target - daysBack * day; row >= 0 && count < DAYS && days <= daysBack + MOST_DAYS; row -= day) {
            if (row < rows && weekend(millis(row, newestMillis)) == wanted) {
                found[count++] = near(row);
            }
            days++;
        }
        return Arrays.copyOf(found, count);
    }

    private double alike(int target, int daysBack, long newestMillis) {
        double[] found = kind(target, daysBack, newestMillis);
        return found.length == 0 ? slot(target) : Arrays.stream(found).sum() / found.length;
    }

    private double middle(int target, int daysBack, long newestMillis) {
        double[] found = kind(target, daysBack, newestMillis);
        if (found.length == 0) {
            return slot(target);
        }
        Arrays.sort(found);
        return 0.5 * (found[(found.length - 1) / 2] + found[found.length / 2]);
    }

    private long millis(int row, long newestMillis) {
        return newestMillis + (row - (rows - 1)) * (DAY_MILLIS / day);
    }

    // 1 January 1970 was a Thursday.
    static boolean weekend(long millis) {
        return Math.floorMod(Math.floorDiv(millis, DAY_MILLIS) + 3, 7L) >= 5;
    }
}

package io.rantwin.planner.model;

import java.util.Arrays;

/** The past of one series by slot of the day and week, as roots in units of its own mean. Missing values are carried forward. */
final class SeasonalPast {
    static final long DAY_MILLIS = 86_400_000L;
    /** Constant, newest value, its slot's mean, mean of the last day, then what is known of the target's slot. */
    static final int REGRESSORS = 9;

    static final int FIRST_OF_TARGET = 4;
    private static final double LEAST_ROOT = 0.2;
    private static final int WEEK_DAYS = 7;
    private static final int WEEKS = 4;
    private static final int DAYS = 5;
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

    void regressors(int horizon, double[] into) {
        if (rows <= day) {
            Arrays.fill(into, Double.NaN);
            return;
        }
        int target = rows - 1 + horizon;
        int daysBack = (horizon + day - 1) / day;
        int week = WEEK_DAYS * day;
        int weeksBack = (horizon + week - 1) / week;
        double yesterday = near(target - daysBack * day);
        double before = near(target - (daysBack + 1) * day);
        double lastWeek = near(target - weeksBack * week);
        double slot = slot(target);
        into[0] = 1;
        into[1] = newest();
        into[2] = slotNow();
        into[3] = dayMean();
        into[4] = yesterday;
        into[5] = (Double.isNaN(before) ? yesterday : before);
        into[6] = (Double.isNaN(lastWeek) ? slot : lastWeek);
        into[7] = slot;
        into[8] = days(target, daysBack);
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
}

package io.rantwin.planner.ensemble;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** Figures as they stand in sentences. */
public final class Numbers {
    private static final int MOST_NAMES = 5;

    private Numbers() {}

    /** A share as per cent with its unit: one decimal below 10, none above. */
    public static String percent(double share) {
        double value = 100 * share;
        return plain(Math.abs(value) < 10 ? Math.round(value * 10) / 10.0 : Math.round(value)) + " %";
    }

    /** Four significant digits, without zeros at the end. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A time of day as {@code HH:MM}, with seconds where it has any; milliseconds are cut. */
    public static String time(long millis) {
        long seconds = millis / 1000;
        return seconds % 60 == 0
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 3600, seconds / 60 % 60)
                : String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The first five names, and how many there are more. */
    public static String names(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? some : some + " and " + (names.size() - MOST_NAMES) + " more";
    }
}

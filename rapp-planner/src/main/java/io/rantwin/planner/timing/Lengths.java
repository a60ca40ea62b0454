package io.rantwin.planner.timing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them: {@code 250ms}, {@code 1s}, {@code 15min} or {@code 15m}, {@code 1h}, {@code 1d}. */
public final class Lengths {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|min|m|h|d)");
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Lengths() {}

    /** Milliseconds; 0 for a text that is no length above 0. */
    public static long millis(String text) {
        Matcher parts = LENGTH.matcher(text.strip());
        if (!parts.matches()) {
            return 0;
        }
        long unit = switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> SECOND;
            case "h" -> HOUR;
            case "d" -> DAY;
            default -> MINUTE;
        };
        return Long.parseLong(parts.group(1)) * unit;
    }

    /** The text that {@link #millis} reads, as short as it can be. */
    public static String text(long millis) {
        if (millis % DAY == 0) {
            return millis / DAY + "d";
        }
        if (millis % HOUR == 0) {
            return millis / HOUR + "h";
        }
        if (millis % MINUTE == 0) {
            return millis / MINUTE + "m";
        }
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }
}

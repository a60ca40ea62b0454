package io.rantwin.planner.history.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths and points of time as people type and read them. */
final class Spans {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private Spans() {}

    /** Milliseconds of {@code 250ms}, {@code 1s}, {@code 15m}, {@code 1h} or {@code 1d}; 0 when the text is none of them. */
    static long millis(String text) {
        Matcher parts = LENGTH.matcher(text);
        if (!parts.matches()) {
            return 0;
        }
        long unit = switch (parts.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return Long.parseLong(parts.group(1)) * unit;
    }

    /** The text that {@link #millis} reads. */
    static String text(long millis) {
        if (millis % 86_400_000 == 0) {
            return millis / 86_400_000 + "d";
        }
        if (millis % 3_600_000 == 0) {
            return millis / 3_600_000 + "h";
        }
        if (millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /**
     * A date, a date and time (UTC), or an instant.
     *
     * @throws DateTimeException when the text is none of them
     */
    static long instantMillis(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        return text.endsWith("Z")
                ? Instant.parse(text).toEpochMilli()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** A time for people. */
    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

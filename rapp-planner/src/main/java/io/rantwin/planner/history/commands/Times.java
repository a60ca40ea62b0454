package io.rantwin.planner.history.commands;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points of time as people type and read them. */
final class Times {
    private Times() {}

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
    static String text(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

package io.rantwin.harness.dataset;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** Reads local times such as {@code 2013-11-01T00:00} or {@code 2018-03-28 15:56:00}. Immutable. */
final class LocalTimes {
    private final ZoneId zone;

    LocalTimes(ZoneId zone) {
        this.zone = zone;
    }

    /** Milliseconds since 1970. */
    long millis(Row row, String column) throws BadLineException {
        String text = row.text(column);
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(zone)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException _) {
            throw new BadLineException(column, "'" + Row.shortened(text) + "' is no date and time");
        }
    }
}

package io.rantwin.planner.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** Times as recordings write them: ISO dates with T or a blank, with or without seconds and zone; or Unix time. */
final class SeriesTime {
    /** Unix times above this are milliseconds, below seconds (in seconds this is the year 5138). */
    private static final double MILLIS_FROM = 1e11;

    private SeriesTime() {}

    /** Milliseconds since 1970, zone-less times taken as UTC; empty when the text is no time. */
    static OptionalLong millis(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return OptionalLong.empty();
        }
        if (trimmed.indexOf('-', 1) < 0 && trimmed.indexOf(':') < 0) {
            try {
                double number = Double.parseDouble(trimmed);
                return Double.isFinite(number)
                        ? OptionalLong.of(Math.round(Math.abs(number) >= MILLIS_FROM ? number : number * 1000.0))
                        : OptionalLong.empty();
            } catch (NumberFormatException noNumber) {
                return OptionalLong.empty();
            }
        }
        String iso = trimmed.replace(' ', 'T');
        try {
            if (iso.indexOf('T') < 0) {
                return OptionalLong.of(LocalDate.parse(iso)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
            }
            boolean zoned = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
            return OptionalLong.of(
                    zoned
                            ? OffsetDateTime.parse(iso).toInstant().toEpochMilli()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC).toEpochMilli());
        } catch (DateTimeParseException noTime) {
            return OptionalLong.empty();
        }
    }
}

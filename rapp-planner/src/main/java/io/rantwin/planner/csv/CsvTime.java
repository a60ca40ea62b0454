package io.rantwin.planner.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * Times as recordings write them: ISO dates with T or a blank, with or without seconds, fraction and zone (none is UTC); or
 * Unix time in seconds, milliseconds or microseconds.
 */
public final class CsvTime {
    /** Larger numbers are milliseconds: as seconds this is the year 5138. */
    private static final double MILLIS_FROM = 1e11;
    /** Larger numbers are microseconds: as milliseconds this is the year 5138 too. */
    private static final double MICROS_FROM = 1e14;

    private static final double LARGEST = 1e18;

    private CsvTime() {}

    /** Milliseconds since 1970; empty when the text is no time. */
    public static OptionalLong millis(String text) {
        String trimmed = text.strip();
        if (trimmed.indexOf('-', 1) < 0 && trimmed.indexOf(':') < 0) {
            return unix(trimmed);
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
        } catch (DateTimeException | ArithmeticException noTime) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong unix(String text) {
        try {
            double number = Double.parseDouble(text);
            double size = Math.abs(number);
            if (!(size < LARGEST)) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(
                    Math.round(size >= MICROS_FROM ? number / 1000 : size >= MILLIS_FROM ? number : number * 1000));
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}

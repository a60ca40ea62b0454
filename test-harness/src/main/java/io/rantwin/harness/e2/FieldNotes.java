package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.per.Octets;
import java.time.Instant;
import java.util.Locale;

/** What a person wants to read behind a value: units and clauses of measurements, networks, times, periods. */
final class FieldNotes {
    /** Seconds from the NTP epoch (1900) to the Unix epoch (RFC 5905). */
    private static final long NTP_TO_UNIX_SECONDS = 2_208_988_800L;

    private static final long MICROS_PER_SECOND = 1_000_000;

    private final MeasurementCatalogue catalogue;

    FieldNotes(MeasurementCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A note that begins with {@code " -- "}, or nothing. */
    String note(String field, Value value) {
        return switch (value) {
            case TextValue(String name) when field.equals("measName") -> measurement(name);
            case OctetStringValue(Octets octets)
            when isPlmn(field) && octets.length() == 3 -> " -- PLMN " + new Plmn(octets);
            case OctetStringValue(Octets octets)
            when field.toLowerCase(Locale.ROOT).contains("starttime") -> time(octets);
            case IntegerValue _ when field.equals("granulPeriod") || field.equals("reportingPeriod") -> " ms";
            default -> "";
        };
    }

    private static boolean isPlmn(String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        return lower.startsWith("plmn");
    }

    private String measurement(String name) {
        MeasurementMatch match = catalogue.find(name);
        if (match == null) {
            return " -- not in the catalogue";
        }
        var family = match.measurement();
        return " -- " + family.meaning() + " [" + family.unit().code() + "], " + family.clause()
                + (match.isExact() ? "" : " (spelled " + family.name() + " there)");
    }

    /** Four octets are seconds; eight are NTP or, from FlexRIC, microseconds since 1970: told apart by magnitude. */
    private static String time(Octets octets) {
        if (octets.length() == 4) {
            long seconds = octets.toUnsignedLong();
            return seconds > NTP_TO_UNIX_SECONDS
                    ? " -- NTP " + Instant.ofEpochSecond(seconds - NTP_TO_UNIX_SECONDS)
                    : " -- Unix " + Instant.ofEpochSecond(seconds);
        }
        if (octets.length() != 8) {
            return "";
        }
        long raw = octets.toUnsignedLong();
        if (raw >>> 48 < 0x0100 && raw > 0) {
            return " -- Unix microseconds "
                    + Instant.ofEpochSecond(raw / MICROS_PER_SECOND, raw % MICROS_PER_SECOND * 1000);
        }
        long nanos = (raw & 0xffff_ffffL) * 1_000_000_000L >>> 32;
        return " -- NTP " + Instant.ofEpochSecond((raw >>> 32) - NTP_TO_UNIX_SECONDS, nanos);
    }
}

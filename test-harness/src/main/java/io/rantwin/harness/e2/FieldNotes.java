package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.codecs.catalogue.MeasurementMatch;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.kpm.CollectionStartTime;
import io.rantwin.codecs.per.Octets;
import java.util.Locale;

/** What a person wants to read behind a value: units and clauses of measurements, networks, times, periods. */
final class FieldNotes {
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

    private static String time(Octets octets) {
        if (octets.length() != 4 && octets.length() != 8) {
            return "";
        }
        var start = new CollectionStartTime(octets);
        return switch (start.interpretation()) {
            case NTP_64, NTP_SECONDS -> " -- NTP " + start.instant();
            case UNIX_SECONDS -> " -- Unix " + start.instant();
            case UNIX_MICROSECONDS -> " -- Unix microseconds " + start.instant();
            case UNSET -> " -- not set";
        };
    }
}

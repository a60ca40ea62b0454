package io.rantwin.harness.e2;

import io.rantwin.codecs.asn1.Schema;
import io.rantwin.codecs.asn1.SchemaVersion;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Schemas loaded when first needed: most commands touch two or three of them. Not thread-safe. */
final class SchemaShelf {
    private final Map<SchemaVersion, Schema> loaded = new EnumMap<>(SchemaVersion.class);

    Schema schema(SchemaVersion version) {
        return loaded.computeIfAbsent(version, Schema::load);
    }

    /**
     * The version that a person means: {@code E2SM-KPM v03.00}, or shorter {@code kpm v03.00}, {@code kpm3}, {@code e2ap2.03}.
     *
     * @throws IllegalArgumentException when there is none, or several newest ones could be meant
     */
    static SchemaVersion named(String words) {
        String wanted = squeezed(words);
        SchemaVersion found = null;
        for (SchemaVersion version : SchemaVersion.values()) {
            String label = squeezed(version.label());
            if (label.equals(wanted)) {
                return version;
            }
            if (!wanted.isEmpty() && label.startsWith(wanted) && (found == null || version.isProven())) {
                // Versions are listed oldest first: a short name means the newest proven one that fits.
                found = version;
            }
        }
        return found != null ? found : SchemaVersion.ofLabel(words);
    }

    /** {@code E2SM-KPM v03.00} becomes {@code kpm3.00}. */
    private static String squeezed(String label) {
        return label.toLowerCase(Locale.ROOT)
                .replace("e2sm", "")
                .replaceAll("[-_ ]", "")
                .replaceAll("v0*(?=[0-9])", "")
                .replaceAll("(?<=[a-z])0+(?=[1-9])", "");
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SchemaVersion;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Versions of E2SM-KPM that differ on the wire. */
public enum KpmVersion {
    V1_00(SchemaVersion.KPM_V01_00),
    /** A draft that some nodes still speak. */
    V2_00(SchemaVersion.KPM_V02_00),
    /** A draft that some nodes still speak. */
    V2_01(SchemaVersion.KPM_V02_01),
    V2_03(SchemaVersion.KPM_V02_03),
    V3_00(SchemaVersion.KPM_V03_00),
    V4_00(SchemaVersion.KPM_V04_00);

    /** What the short name of the service model has in common at all nodes; some leave out {@code ORAN-E2SM-}. */
    private static final String SHORT_NAME = "KPM";

    /** O-RAN's own arc; the service model version and number follow. */
    private static final String ORAN_ARC = "1.3.6.1.4.1.53148.1.";

    /** What drafts of v1 announce instead. */
    private static final String V1_DRAFT_OID = "1.3.6.1.4.1.1.1.2.2";

    private static final String KPM_SUFFIX = ".2.2";

    private final SchemaVersion schemaVersion;

    KpmVersion(SchemaVersion schemaVersion) {
        this.schemaVersion = schemaVersion;
    }

    /** The schema that describes this version. */
    public SchemaVersion schemaVersion() {
        return schemaVersion;
    }

    /** Octets of the time stamp in the indication header; 0 in v1, which has none. */
    public int timeStampOctets() {
        return switch (this) {
            case V1_00 -> 0;
            case V2_00, V2_01, V2_03 -> 4;
            case V3_00, V4_00 -> 8;
        };
    }

    /** Whether an item of a matching condition is the choice itself, without a joint. */
    boolean hasBareConditions() {
        return this == V2_00 || this == V2_01;
    }

    /**
     * The version that a node most likely speaks, from what it announces; {@code KpmDialect} finds out when it is
     * another one.
     *
     * <p>The rules, first match wins:
     *
     * <ol>
     *   <li>The short name, if it is known, has to contain {@code KPM}; otherwise the function is not KPM. Without a short
     *       name the OID has to be one of the following.
     *   <li>{@code 1.3.6.1.4.1.53148.1.M.2.2}: M of 1, 2, 3 is v01.00, v02.03, v03.00; 4 and above is v04.00. srsRAN
     *       announces 2 and speaks v03.00: the two differ in the time stamp only, which the second try finds out.
     *   <li>{@code 1.3.6.1.4.1.1.1.2.2}, which v1 drafts announce: v01.00.
     *   <li>No OID: E2AP v01 does not demand one, so v01.00 for revision 0 or 1; a higher revision v02.03.
     *   <li>Any other OID with the right short name: v03.00, what most nodes speak.
     * </ol>
     *
     * @param oid OID of the RAN function, or {@code null} when the node states none
     * @param revision RAN function revision, which says nothing about the version unless the OID is missing
     * @param shortName short name in the RAN function definition, or {@code null} when it is not known yet
     * @return {@code null} when the function is not KPM
     */
    public static @Nullable KpmVersion ofRanFunction(@Nullable String oid, int revision, @Nullable String shortName) {
        boolean named = shortName != null && shortName.toUpperCase(Locale.ROOT).contains(SHORT_NAME);
        if (shortName != null && !named) {
            return null;
        }
        if (oid == null || oid.isEmpty()) {
            return !named ? null : revision > 1 ? V2_03 : V1_00;
        }
        KpmVersion version = ofOid(oid);
        return version == null && named ? V3_00 : version;
    }

    private static @Nullable KpmVersion ofOid(String oid) {
        if (oid.equals(V1_DRAFT_OID)) {
            return V1_00;
        }
        int majorEnd = oid.length() - KPM_SUFFIX.length();
        if (!oid.startsWith(ORAN_ARC) || !oid.endsWith(KPM_SUFFIX) || majorEnd != ORAN_ARC.length() + 1) {
            return null;
        }
        return switch (oid.charAt(ORAN_ARC.length())) {
            case '1' -> V1_00;
            case '2' -> V2_03;
            case '3' -> V3_00;
            case '4', '5', '6', '7', '8', '9' -> V4_00;
            default -> null;
        };
    }
}

package io.rantwin.codecs.e2ap;

import io.rantwin.codecs.asn1.SchemaVersion;

/**
 * Versions of E2AP that differ on the wire. Peers of v01.00 speak {@link #V01_01}, of which it is a part; peers of v02.01
 * speak {@link #V02_03}, except for RICsubscriptionDeleteRequired.
 */
public enum E2apVersion {
    V01_01(SchemaVersion.E2AP_V01_01),
    V02_03(SchemaVersion.E2AP_V02_03),
    /** Extends {@link #V02_03} compatibly: same octets for whatever both can say. */
    V03_01(SchemaVersion.E2AP_V03_01);

    private final SchemaVersion schemaVersion;

    E2apVersion(SchemaVersion schemaVersion) {
        this.schemaVersion = schemaVersion;
    }

    /** The schema of this version. */
    public SchemaVersion schemaVersion() {
        return schemaVersion;
    }

    /** Such as {@code E2AP v02.03}. */
    public String label() {
        return schemaVersion.label();
    }
}

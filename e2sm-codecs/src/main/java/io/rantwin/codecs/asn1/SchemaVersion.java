package io.rantwin.codecs.asn1;

/** The schemas that the codecs know, by specification and version. */
public enum SchemaVersion {
    E2AP_V01_00("E2AP v01.00", "e2ap-v01.00"),
    E2AP_V01_01("E2AP v01.01", "e2ap-v01.01"),
    E2AP_V02_01("E2AP v02.01", "e2ap-v02.01"),
    E2AP_V02_03("E2AP v02.03", "e2ap-v02.03"),
    E2AP_V03_01("E2AP v03.01", "e2ap-v03.01"),
    KPM_V01_00("E2SM-KPM v01.00", "e2sm-kpm-v01.00"),
    KPM_V02_00("E2SM-KPM v02.00", "e2sm-kpm-v02.00"),
    KPM_V02_01("E2SM-KPM v02.01", "e2sm-kpm-v02.01"),
    KPM_V02_03("E2SM-KPM v02.03", "e2sm-kpm-v02.03"),
    KPM_V03_00("E2SM-KPM v03.00", "e2sm-kpm-v03.00"),
    KPM_V04_00("E2SM-KPM v04.00", "e2sm-kpm-v04.00"),
    RC_V01_03("E2SM-RC v01.03", "e2sm-rc-v01.03"),
    RC_V05_00("E2SM-RC v05.00", "e2sm-rc-v05.00");

    private final String label;
    private final String table;

    SchemaVersion(String label, String table) {
        this.label = label;
        this.table = table;
    }

    /** Specification and version as people and test vectors write it, such as {@code E2SM-KPM v03.00}. */
    public String label() {
        return label;
    }

    /**
     * Whether messages of this version from independent encoders were read and written back; the tables of the others were
     * only compared with the modules of the specification.
     */
    public boolean isProven() {
        return switch (this) {
            case E2AP_V01_01, E2AP_V02_03, E2AP_V03_01, KPM_V01_00, KPM_V02_03, KPM_V03_00, KPM_V04_00, RC_V01_03 ->
                true;
            case E2AP_V01_00, E2AP_V02_01, KPM_V02_00, KPM_V02_01, RC_V05_00 -> false;
        };
    }

    /** Base name of the table in the resources. */
    String table() {
        return table;
    }

    /**
     * The schema with that label.
     *
     * @throws IllegalArgumentException naming the labels there are
     */
    public static SchemaVersion ofLabel(String label) {
        for (SchemaVersion version : values()) {
            if (version.label.equals(label)) {
                return version;
            }
        }
        var known = new StringBuilder();
        for (SchemaVersion version : values()) {
            known.append(known.isEmpty() ? "" : ", ").append(version.label);
        }
        throw new IllegalArgumentException("no schema '" + label + "'; known are " + known);
    }
}

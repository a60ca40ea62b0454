package io.rantwin.codecs.kpm.view;

/** Alternatives of UEID, in wire order (E2SM clause 6.2.2.6): which node numbers the UE. */
public enum UeIdKind {
    GNB(0),
    GNB_DU(1),
    GNB_CU_UP(2),
    NG_ENB(3),
    NG_ENB_DU(4),
    EN_GNB(5),
    ENB(6),
    /** An alternative that a newer version added; only its bit range is known. */
    UNKNOWN(7);

    private static final UeIdKind[] BY_CODE = values();

    /** Alternatives in the root. */
    static final int ROOT = 7;

    private final byte code;

    UeIdKind(int code) {
        this.code = (byte) code;
    }

    /** As it stands in the arrays and on the wire. */
    byte code() {
        return code;
    }

    static UeIdKind of(int code) {
        return BY_CODE[code];
    }
}

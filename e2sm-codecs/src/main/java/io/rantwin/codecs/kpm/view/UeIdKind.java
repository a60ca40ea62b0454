package io.rantwin.codecs.kpm.view;

/** Alternatives of UEID, in wire order (E2SM clause 6.2.2.6): which node numbers the UE. */
public enum UeIdKind {
    GNB,
    GNB_DU,
    GNB_CU_UP,
    NG_ENB,
    NG_ENB_DU,
    EN_GNB,
    ENB,
    /** An alternative that a newer version added; only its bit range is known. */
    UNKNOWN
}

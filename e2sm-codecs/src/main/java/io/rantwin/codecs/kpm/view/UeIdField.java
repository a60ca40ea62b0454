package io.rantwin.codecs.kpm.view;

/** Single-valued members of the UE identities (E2SM clause 6.2.2.6); each fits a number. */
public enum UeIdField {
    /** 0..2^40-1. */
    AMF_UE_NGAP_ID(0),
    /** PLMN octets (24 bits), AMF region (8), AMF set (10), AMF pointer (6). */
    GUAMI(1),
    /** The eight octets of ran-UEID as one number; negative when the first bit is set. */
    RAN_UEID(2),
    /** m-NG-RAN-UE-XnAP-ID, 0..2^32-1. */
    M_NG_RAN_UE_XNAP_ID(3),
    /** ng-eNB-CU-UE-W1AP-ID, 0..2^32-1. */
    NG_ENB_CU_UE_W1AP_ID(4),
    /** m-eNB-UE-X2AP-ID, 0..4095. */
    M_ENB_UE_X2AP_ID(5),
    /** m-eNB-UE-X2AP-ID-Extension, usually 0..4095. */
    M_ENB_UE_X2AP_ID_EXTENSION(6),
    /** mME-UE-S1AP-ID, 0..2^32-1. */
    MME_UE_S1AP_ID(7),
    /** PLMN octets (24 bits), MME group (16), MME code (8). */
    GUMMEI(8),
    /** c-RNTI, 0..65535, unique in {@link #CELL_RNTI_CELL}; v04.00. */
    C_RNTI(9),
    /** Cell of the C-RNTI; see {@link CellIdentity}; v04.00. */
    CELL_RNTI_CELL(10);

    static final int COUNT = 11;

    private final int column;

    UeIdField(int column) {
        this.column = column;
    }

    /** Where its value stands in a row. */
    int column() {
        return column;
    }

    int bit() {
        return 1 << column;
    }
}

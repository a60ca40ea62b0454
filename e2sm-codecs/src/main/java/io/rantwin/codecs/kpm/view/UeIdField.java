package io.rantwin.codecs.kpm.view;

/** Single-valued members of the UE identities (E2SM clause 6.2.2.6); each fits a number. */
public enum UeIdField {
    /** 0..2^40-1. */
    AMF_UE_NGAP_ID,
    /** PLMN octets (24 bits), AMF region (8), AMF set (10), AMF pointer (6). */
    GUAMI,
    /** The eight octets of ran-UEID as one number; negative when the first bit is set. */
    RAN_UEID,
    /** m-NG-RAN-UE-XnAP-ID, 0..2^32-1. */
    M_NG_RAN_UE_XNAP_ID,
    /** ng-eNB-CU-UE-W1AP-ID, 0..2^32-1. */
    NG_ENB_CU_UE_W1AP_ID,
    /** m-eNB-UE-X2AP-ID, 0..4095. */
    M_ENB_UE_X2AP_ID,
    /** m-eNB-UE-X2AP-ID-Extension, usually 0..4095. */
    M_ENB_UE_X2AP_ID_EXTENSION,
    /** mME-UE-S1AP-ID, 0..2^32-1. */
    MME_UE_S1AP_ID,
    /** PLMN octets (24 bits), MME group (16), MME code (8). */
    GUMMEI,
    /** c-RNTI, 0..65535, unique in {@link #CELL_RNTI_CELL}; v04.00. */
    C_RNTI,
    /** Cell of the C-RNTI; see {@link CellIdentity}; v04.00. */
    CELL_RNTI_CELL;

    static final int COUNT = 11;

    int bit() {
        return 1 << ordinal();
    }
}

package io.rantwin.codecs.kpm.view;

/**
 * Members of MeasurementLabel (E2SM-KPM clause 8.3.11), in wire order. {@link LabelsView#value} of a member is
 *
 * <ul>
 *   <li>for a flag: 0, or 1 + n for item n that a newer version added;
 *   <li>for {@link #PLMN_ID}: its three octets as a number;
 *   <li>for {@link #SLICE_ID}: see {@link LabelsView#sst} and {@link LabelsView#sd};
 *   <li>for {@link #START_END_IND}: 0 start, 1 end, 2 + n for item n that a newer version added;
 *   <li>for {@link #CELL_GLOBAL_ID}: see {@link CellIdentity};
 *   <li>for {@link #BEAM_ID}: the SSB index 0..63, or -1 when it is of a kind that a newer version added;
 *   <li>for the others: the number, also when it is outside the usual range.
 * </ul>
 */
public enum LabelField {
    NO_LABEL("noLabel"),
    PLMN_ID("plmnID"),
    SLICE_ID("sliceID"),
    FIVE_QI("fiveQI"),
    QFI("qFI"),
    QCI("qCI"),
    QCI_MAX("qCImax"),
    QCI_MIN("qCImin"),
    ARP_MAX("aRPmax"),
    ARP_MIN("aRPmin"),
    BITRATE_RANGE("bitrateRange"),
    LAYER_MU_MIMO("layerMU-MIMO"),
    SUM("sUM"),
    DIST_BIN_X("distBinX"),
    DIST_BIN_Y("distBinY"),
    DIST_BIN_Z("distBinZ"),
    PRE_LABEL_OVERRIDE("preLabelOverride"),
    START_END_IND("startEndInd"),
    MIN("min"),
    MAX("max"),
    AVG("avg"),
    SSB_INDEX("ssbIndex"),
    NON_GOB_BFMODE_INDEX("nonGoB-BFmode-Index"),
    MIMO_MODE_INDEX("mIMO-mode-Index"),
    CELL_GLOBAL_ID("cellGlobalID"),
    BEAM_ID("beamID");

    /** Members in the root; each has a bit in the preamble. */
    static final int ROOT = 21;

    private static final LabelField[] IN_ORDER = values();

    private final String ieName;

    LabelField(String ieName) {
        this.ieName = ieName;
    }

    /** The standard's name. */
    public String ieName() {
        return ieName;
    }

    /** The field's bit in {@link LabelsView#fields}. */
    public int bit() {
        return Integer.MIN_VALUE >>> ordinal();
    }

    static LabelField at(int ordinal) {
        return IN_ORDER[ordinal];
    }
}

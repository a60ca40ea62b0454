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
    NO_LABEL(0, "noLabel"),
    PLMN_ID(1, "plmnID"),
    SLICE_ID(2, "sliceID"),
    FIVE_QI(3, "fiveQI"),
    QFI(4, "qFI"),
    QCI(5, "qCI"),
    QCI_MAX(6, "qCImax"),
    QCI_MIN(7, "qCImin"),
    ARP_MAX(8, "aRPmax"),
    ARP_MIN(9, "aRPmin"),
    BITRATE_RANGE(10, "bitrateRange"),
    LAYER_MU_MIMO(11, "layerMU-MIMO"),
    SUM(12, "sUM"),
    DIST_BIN_X(13, "distBinX"),
    DIST_BIN_Y(14, "distBinY"),
    DIST_BIN_Z(15, "distBinZ"),
    PRE_LABEL_OVERRIDE(16, "preLabelOverride"),
    START_END_IND(17, "startEndInd"),
    MIN(18, "min"),
    MAX(19, "max"),
    AVG(20, "avg"),
    SSB_INDEX(21, "ssbIndex"),
    NON_GOB_BFMODE_INDEX(22, "nonGoB-BFmode-Index"),
    MIMO_MODE_INDEX(23, "mIMO-mode-Index"),
    CELL_GLOBAL_ID(24, "cellGlobalID"),
    BEAM_ID(25, "beamID");

    /** Members in the root; each has a bit in the preamble. */
    static final int ROOT = 21;

    private static final LabelField[] IN_ORDER = values();

    private final int place;
    private final String ieName;

    LabelField(int place, String ieName) {
        this.place = place;
        this.ieName = ieName;
    }

    /** The standard's name. */
    public String ieName() {
        return ieName;
    }

    /** The field's bit in {@link LabelsView#fields}. */
    public int bit() {
        return Integer.MIN_VALUE >>> place;
    }

    /** The bits of all fields that come before this one on the wire. */
    int earlierBits() {
        return ~(-1 >>> place);
    }

    static LabelField at(int place) {
        return IN_ORDER[place];
    }
}

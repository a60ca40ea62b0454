package io.rantwin.codecs.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A dimension by which a measurement is split: a label IE of E2SM-KPM ({@code MeasurementLabel}), a part of the name
 * behind the family name, or both.
 */
public enum LabelDimension implements TableCode {
    PLMN("PLMN", "plmnID"),
    S_NSSAI("S-NSSAI", "sliceID"),
    /** 5QI; written {@code .5QI} or {@code .QOS} in names. */
    FIVE_QI("5QI", "fiveQI"),
    QFI("QFI", "qFI"),
    QCI("QCI", "qCI"),
    BIN_X("BIN-X", "distBinX"),
    BIN_Y("BIN-Y", "distBinY"),
    BIN_Z("BIN-Z", "distBinZ"),
    /** MU-MIMO layer count. */
    LAYER("LAYER", "layerMU-MIMO"),
    SSB("SSB", "ssbIndex"),
    /** The sum over all other values of the dimension. */
    SUM("SUM", "sUM"),
    /** Cause or establishment cause; in names only. */
    CAUSE("CAUSE", null),
    /** Modulation scheme; in names only. */
    MODULATION("MODULATION", null),
    /** {@code .UEID}: the value is of one UE; in names only, KPM v3 has its own message formats for that. */
    UE("UEID", null),
    /** Number of a neighbour in the sender's ranking; in names only. */
    NEIGHBOUR("NEIGHBOUR", null),
    /** Measured quantity such as {@code RS-SINR}; in names only. */
    QUANTITY("QUANTITY", null),
    /** NR or E-UTRA identity of the other cell; in names only. */
    TARGET_CELL("TARGET-CELL", null),
    /** Bandwidth part; in names only. */
    BWP("BWP", null),
    /** {@code _Filter} of TS 28.552: split by an optional combination of 5QI, S-NSSAI and PLMN; in names only. */
    FILTER("FILTER", null);

    private final String code;
    private final @Nullable String labelIe;

    LabelDimension(String code, @Nullable String labelIe) {
        this.code = code;
        this.labelIe = labelIe;
    }

    @Override
    public String code() {
        return code;
    }

    /** Identifier of the label in {@code MeasurementLabel} of E2SM-KPM v3, or null when it occurs in names only. */
    public @Nullable String labelIe() {
        return labelIe;
    }

    /** Whether this is one of the axes of a histogram. */
    public boolean isBin() {
        return this == BIN_X || this == BIN_Y || this == BIN_Z;
    }
}

package io.rantwin.nearrt.ingest;

import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.view.LabelField;
import io.rantwin.codecs.kpm.view.LabelsView;
import io.rantwin.nearrt.live.CellText;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * For what part of a cell's traffic a value is.
 *
 * @param cellId cell that the label names itself; null when it is the report's
 * @param snssai slice; empty for all
 * @param fiveQi 5QI, 0 for all
 * @param binX first bin of a distribution, -1 when it is none
 * @param rest all other members in braces; empty without them
 */
record FigureLabel(@Nullable String cellId, String snssai, int fiveQi, int binX, String rest) {
    /** For all traffic. */
    static final FigureLabel PLAIN = new FigureLabel(null, "", 0, -1, "");

    private static final LabelField[] FIELDS = LabelField.values();

    /** Whether it is for all traffic of the cell. */
    boolean isWhole() {
        return snssai.isEmpty() && fiveQi == 0 && rest.isEmpty();
    }

    static FigureLabel of(MeasurementLabel label) {
        StringJoiner rest = new StringJoiner(",", "{", "}").setEmptyValue("");
        note(rest, LabelField.PLMN_ID, label.plmnId());
        note(rest, LabelField.QFI, label.qfi());
        note(rest, LabelField.QCI, label.qci());
        note(rest, LabelField.QCI_MAX, label.qciMax());
        note(rest, LabelField.QCI_MIN, label.qciMin());
        note(rest, LabelField.ARP_MAX, label.arpMax());
        note(rest, LabelField.ARP_MIN, label.arpMin());
        note(rest, LabelField.BITRATE_RANGE, label.bitrateRange());
        note(rest, LabelField.LAYER_MU_MIMO, label.layerMuMimo());
        note(rest, LabelField.DIST_BIN_X, label.distBinX());
        note(rest, LabelField.DIST_BIN_Y, label.distBinY());
        note(rest, LabelField.DIST_BIN_Z, label.distBinZ());
        note(rest, LabelField.START_END_IND, label.startEndInd());
        note(rest, LabelField.MIN, label.min() ? Boolean.TRUE : null);
        note(rest, LabelField.MAX, label.max() ? Boolean.TRUE : null);
        note(rest, LabelField.SSB_INDEX, label.ssbIndex());
        note(rest, LabelField.NON_GOB_BFMODE_INDEX, label.nonGoBBeamformingModeIndex());
        note(rest, LabelField.MIMO_MODE_INDEX, label.mimoModeIndex());
        note(rest, LabelField.BEAM_ID, label.beamId());
        Snssai slice = label.sliceId();
        Long fiveQi = label.fiveQi();
        Long bin = label.distBinX();
        return new FigureLabel(
                label.cellGlobalId() == null ? null : CellText.of(label.cellGlobalId()),
                slice == null ? "" : slice.toString(),
                fiveQi == null ? 0 : fiveQi.intValue(),
                bin == null ? -1 : bin.intValue(),
                rest.toString());
    }

    private static void note(StringJoiner rest, LabelField field, @Nullable Object value) {
        if (value != null) {
            rest.add(field.ieName() + "=" + value);
        }
    }

    static FigureLabel of(LabelsView labels, int row) {
        if (labels.isNoLabel(row)) {
            return PLAIN;
        }
        String cellId = null;
        String snssai = "";
        int fiveQi = 0;
        int binX = -1;
        StringJoiner rest = new StringJoiner(",", "{", "}").setEmptyValue("");
        for (LabelField field : FIELDS) {
            if (!labels.has(row, field)) {
                continue;
            }
            long value = labels.value(row, field);
            switch (field) {
                // A sum or an average over everything else is what a plain figure is.
                case NO_LABEL, SUM, AVG, PRE_LABEL_OVERRIDE -> {}
                case CELL_GLOBAL_ID -> cellId = CellText.of(value);
                case SLICE_ID -> {
                    int sd = labels.sd(row);
                    snssai = new Snssai(labels.sst(row), sd < 0 ? null : sd).toString();
                }
                case FIVE_QI -> fiveQi = (int) value;
                case MIN, MAX -> rest.add(field.ieName() + "=true");
                case DIST_BIN_X -> {
                    binX = (int) value;
                    rest.add(field.ieName() + "=" + value);
                }
                default -> rest.add(field.ieName() + "=" + value);
            }
        }
        return new FigureLabel(cellId, snssai, fiveQi, binX, rest.toString());
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The IE MeasurementLabel. */
final class LabelMapping {
    private static final List<MeasurementLabel> NO_LABEL_ONLY = List.of(MeasurementLabel.NO_LABEL);
    private static final EnumeratedValue TRUE = new EnumeratedValue("true");
    private static final SequenceValue NO_LABEL = SequenceValue.of("noLabel", TRUE);
    private static final Value NO_LABEL_ITEM = Value.list(List.of(SequenceValue.of("measLabel", NO_LABEL)));

    private LabelMapping() {}

    static List<MeasurementLabel> labels(List<Value> items) {
        if (items.size() == 1) {
            MeasurementLabel label = from(((SequenceValue) items.getFirst()).sequence("measLabel"));
            return label.equals(MeasurementLabel.NO_LABEL) ? NO_LABEL_ONLY : List.of(label);
        }
        var labels = new ArrayList<MeasurementLabel>(items.size());
        for (Value item : items) {
            labels.add(from(((SequenceValue) item).sequence("measLabel")));
        }
        return labels;
    }

    static Value toValue(List<MeasurementLabel> labels) {
        if (labels.equals(NO_LABEL_ONLY)) {
            return NO_LABEL_ITEM;
        }
        var items = new ArrayList<Value>(labels.size());
        for (MeasurementLabel label : labels) {
            items.add(SequenceValue.of("measLabel", toValue(label)));
        }
        return Value.list(items);
    }

    static MeasurementLabel from(SequenceValue from) {
        if (from.equals(NO_LABEL)) {
            return MeasurementLabel.NO_LABEL;
        }
        var plmn = from.findOctets("plmnID");
        SequenceValue slice = from.findSequence("sliceID");
        ChoiceValue cell = from.findChoice("cellGlobalID");
        ChoiceValue beam = from.findChoice("beamID");
        return MeasurementLabel.builder()
                .flags(from.has("noLabel"), from.has("sUM"), from.has("preLabelOverride"))
                .extremes(from.has("min"), from.has("max"), from.has("avg"))
                .plmnId(plmn == null ? null : new Plmn(plmn))
                .sliceId(slice == null ? null : Snssai.from(slice))
                .fiveQi(from.findInteger("fiveQI"))
                .qfi(from.findInteger("qFI"))
                .qci(from.findInteger("qCI"))
                .qciMax(from.findInteger("qCImax"))
                .qciMin(from.findInteger("qCImin"))
                .arpMax(from.findInteger("aRPmax"))
                .arpMin(from.findInteger("aRPmin"))
                .bitrateRange(from.findInteger("bitrateRange"))
                .layerMuMimo(from.findInteger("layerMU-MIMO"))
                .distBinX(from.findInteger("distBinX"))
                .distBinY(from.findInteger("distBinY"))
                .distBinZ(from.findInteger("distBinZ"))
                .startEndInd(from.findEnumerated("startEndInd"))
                .ssbIndex(from.findInteger("ssbIndex"))
                .nonGoBBeamformingModeIndex(from.findInteger("nonGoB-BFmode-Index"))
                .mimoModeIndex(from.findInteger("mIMO-mode-Index"))
                .cellGlobalId(cell == null ? null : CellGlobalId.from(cell))
                .beamId(beam == null ? null : beam(beam))
                .additions(from.unknownAdditions())
                .build();
    }

    private static BeamId beam(ChoiceValue beam) {
        return beam.value() instanceof IntegerValue(long index)
                ? new BeamId.NrSsbIndex(index)
                : UnrecognizedAlternative.from(beam);
    }

    private static Value toValue(BeamId beam) {
        return switch (beam) {
            case BeamId.NrSsbIndex(long index) -> Value.choice("nR-Beam-ID", Value.of(index));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    static SequenceValue toValue(MeasurementLabel label) {
        if (label.equals(MeasurementLabel.NO_LABEL)) {
            return NO_LABEL;
        }
        Plmn plmn = label.plmnId();
        Snssai slice = label.sliceId();
        CellGlobalId cell = label.cellGlobalId();
        BeamId beam = label.beamId();
        return SequenceValue.builder()
                .set("noLabel", flag(label.noLabel()))
                .set("plmnID", plmn == null ? null : plmn.octets())
                .set("sliceID", slice == null ? null : slice.toValue())
                .set("fiveQI", label.fiveQi())
                .set("qFI", label.qfi())
                .set("qCI", label.qci())
                .set("qCImax", label.qciMax())
                .set("qCImin", label.qciMin())
                .set("aRPmax", label.arpMax())
                .set("aRPmin", label.arpMin())
                .set("bitrateRange", label.bitrateRange())
                .set("layerMU-MIMO", label.layerMuMimo())
                .set("sUM", flag(label.sum()))
                .set("distBinX", label.distBinX())
                .set("distBinY", label.distBinY())
                .set("distBinZ", label.distBinZ())
                .set("preLabelOverride", flag(label.preLabelOverride()))
                .setNamed("startEndInd", label.startEndInd())
                .set("min", flag(label.min()))
                .set("max", flag(label.max()))
                .set("avg", flag(label.avg()))
                .set("ssbIndex", label.ssbIndex())
                .set("nonGoB-BFmode-Index", label.nonGoBBeamformingModeIndex())
                .set("mIMO-mode-Index", label.mimoModeIndex())
                .set("cellGlobalID", cell == null ? null : CellGlobalId.toValue(cell))
                .set("beamID", beam == null ? null : toValue(beam))
                .unknownAdditions(label.additions())
                .build();
    }

    /** The value of an ENUMERATED with the one item {@code true}, or {@code null} to leave it out. */
    static @Nullable Value flag(boolean present) {
        return present ? TRUE : null;
    }
}

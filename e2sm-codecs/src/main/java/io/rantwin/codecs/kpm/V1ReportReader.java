package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.ContainerOrigin.Unit;
import io.rantwin.codecs.per.Octets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the containers of one v1 indication message into measurements: one item with one label for each figure, and one
 * record. Used once. Not thread-safe.
 */
final class V1ReportReader {
    private final List<MeasurementItem> items = new ArrayList<>();
    private final List<RecordValue> values = new ArrayList<>();
    private final List<Octets> ranContainers = new ArrayList<>();

    private V1ReportReader() {}

    static KpmReport read(ChoiceValue message) {
        return switch (message.value()) {
            case Value.IntegerValue(long style) -> new StyleReport(style);
            case SequenceValue format -> new V1ReportReader().containers(format);
            default -> UnrecognizedAlternative.from(message);
        };
    }

    private MeasurementReport containers(SequenceValue format) {
        List<Value> containers = format.items("pm-Containers");
        for (int i = 0; i < containers.size(); i++) {
            var container = (SequenceValue) containers.get(i);
            ChoiceValue figures = container.findChoice("performanceContainer");
            if (figures != null) {
                container(i, figures);
            }
            Octets ranContainer = container.findOctets("theRANContainer");
            if (ranContainer != null) {
                ranContainers.add(ranContainer);
            }
        }
        return new MeasurementReport(
                List.of(new MeasurementRecord(values, false)), items, null, ranContainers, format.unknownAdditions());
    }

    private void container(int index, ChoiceValue figures) {
        var container = (SequenceValue) figures.value();
        switch (figures.alternative()) {
            case "oDU" -> du(new ContainerOrigin(index, Unit.O_DU, null, null), container);
            case "oCU-CP" -> {
                var origin = new ContainerOrigin(index, Unit.O_CU_CP, container.findText("gNB-CU-CP-Name"), null);
                Long activeUes = container.sequence("cu-CP-Resource-Status").findInteger("numberOfActive-UEs");
                add(origin, V1Measurements.ACTIVE_UES, activeUes, MeasurementLabel.NO_LABEL);
            }
            default -> userPlane(index, container);
        }
    }

    private void add(ContainerOrigin origin, String name, @Nullable Long value, MeasurementLabel label) {
        if (value != null) {
            add(origin, name, new RecordValue.IntegerValue(value), label);
        }
    }

    private void add(ContainerOrigin origin, String name, RecordValue value, MeasurementLabel label) {
        items.add(new MeasurementItem(MeasurementType.named(name), List.of(label), List.of(), origin, List.of()));
        values.add(value);
    }

    private void du(ContainerOrigin origin, SequenceValue container) {
        for (Value value : container.items("cellResourceReportList")) {
            var report = (SequenceValue) value;
            NrCgi cell = V1Mapping.cell(report.sequence("nRCGI"));
            MeasurementLabel label =
                    MeasurementLabel.builder().cellGlobalId(cell).build();
            add(origin, V1Measurements.PRB_AVAILABLE_DL, report.findInteger("dl-TotalofAvailablePRBs"), label);
            add(origin, V1Measurements.PRB_AVAILABLE_UL, report.findInteger("ul-TotalofAvailablePRBs"), label);
            for (Value served : report.items("servedPlmnPerCellList")) {
                servedPlmn(origin, cell, (SequenceValue) served);
            }
        }
    }

    private void servedPlmn(ContainerOrigin origin, NrCgi cell, SequenceValue served) {
        var plmn = new Plmn(served.octets("pLMN-Identity"));
        SequenceValue fiveGc = served.findSequence("du-PM-5GC");
        if (fiveGc != null) {
            for (Value item : fiveGc.items("slicePerPlmnPerCellList")) {
                var slice = (SequenceValue) item;
                Snssai snssai = Snssai.from(slice.sequence("sliceID"));
                for (Value flow : slice.items("fQIPERSlicesPerPlmnPerCellList")) {
                    var figures = (SequenceValue) flow;
                    prbUsage(
                            origin,
                            figures,
                            MeasurementLabel.builder()
                                    .cellGlobalId(cell)
                                    .plmnId(plmn)
                                    .sliceId(snssai)
                                    .fiveQi(figures.integer("fiveQI"))
                                    .build());
                }
            }
        }
        SequenceValue epc = served.findSequence("du-PM-EPC");
        if (epc != null) {
            for (Value item : epc.items("perQCIReportList")) {
                var figures = (SequenceValue) item;
                prbUsage(
                        origin,
                        figures,
                        MeasurementLabel.builder()
                                .cellGlobalId(cell)
                                .plmnId(plmn)
                                .qci(figures.integer("qci"))
                                .build());
            }
        }
    }

    private void prbUsage(ContainerOrigin origin, SequenceValue figures, MeasurementLabel label) {
        add(origin, V1Measurements.PRB_USAGE_DL, figures.findInteger("dl-PRBUsage"), label);
        add(origin, V1Measurements.PRB_USAGE_UL, figures.findInteger("ul-PRBUsage"), label);
    }

    private void userPlane(int index, SequenceValue container) {
        String name = container.findText("gNB-CU-UP-Name");
        for (Value value : container.items("pf-ContainerList")) {
            var item = (SequenceValue) value;
            var origin = new ContainerOrigin(index, Unit.O_CU_UP, name, item.enumerated("interface-type"));
            for (Value plmn : item.sequence("o-CU-UP-PM-Container").items("plmnList")) {
                userPlanePlmn(origin, (SequenceValue) plmn);
            }
        }
    }

    private void userPlanePlmn(ContainerOrigin origin, SequenceValue from) {
        var plmn = new Plmn(from.octets("pLMN-Identity"));
        SequenceValue fiveGc = from.findSequence("cu-UP-PM-5GC");
        if (fiveGc != null) {
            for (Value item : fiveGc.items("sliceToReportList")) {
                var slice = (SequenceValue) item;
                Snssai snssai = Snssai.from(slice.sequence("sliceID"));
                for (Value flow : slice.items("fQIPERSlicesPerPlmnList")) {
                    var figures = (SequenceValue) flow;
                    volume(
                            origin,
                            figures,
                            MeasurementLabel.builder()
                                    .plmnId(plmn)
                                    .sliceId(snssai)
                                    .fiveQi(figures.integer("fiveQI"))
                                    .build());
                }
            }
        }
        SequenceValue epc = from.findSequence("cu-UP-PM-EPC");
        if (epc != null) {
            for (Value item : epc.items("perQCIReportList")) {
                var figures = (SequenceValue) item;
                volume(
                        origin,
                        figures,
                        MeasurementLabel.builder()
                                .plmnId(plmn)
                                .qci(figures.integer("qci"))
                                .build());
            }
        }
    }

    private void volume(ContainerOrigin origin, SequenceValue figures, MeasurementLabel label) {
        volume(origin, V1Measurements.PDCP_VOLUME_DL, figures.findInteger("pDCPBytesDL"), label);
        volume(origin, V1Measurements.PDCP_VOLUME_UL, figures.findInteger("pDCPBytesUL"), label);
    }

    private void volume(ContainerOrigin origin, String name, @Nullable Long octets, MeasurementLabel label) {
        if (octets != null) {
            add(origin, name, new RecordValue.RealValue(octets * V1Measurements.KBIT_PER_OCTET), label);
        }
    }
}

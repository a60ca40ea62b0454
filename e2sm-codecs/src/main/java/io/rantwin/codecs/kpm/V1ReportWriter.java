package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.kpm.RecordValue.IntegerValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns measurements into the containers of one v1 indication message: O-DU and O-CU-CP containers and RAN containers.
 * v1 has places for these figures only, and for one record; anything else is an error. Used once. Not thread-safe.
 */
final class V1ReportWriter {
    /** dl-PRBUsage and ul-PRBUsage. */
    private static final class PrbUsage {
        private @Nullable Long downlink;
        private @Nullable Long uplink;

        SequenceValue toValue(String key, long qos) {
            return SequenceValue.builder()
                    .set(key, Value.of(qos))
                    .set("dl-PRBUsage", downlink)
                    .set("ul-PRBUsage", uplink)
                    .build();
        }
    }

    private static final class ServedPlmn {
        private final Map<Snssai, Map<Long, PrbUsage>> slices = new LinkedHashMap<>();
        private final Map<Long, PrbUsage> qcis = new LinkedHashMap<>();
    }

    private static final class Cell {
        private @Nullable Long availableDownlink;
        private @Nullable Long availableUplink;
        private final Map<Plmn, ServedPlmn> plmns = new LinkedHashMap<>();
    }

    private final Map<NrCgi, Cell> cells = new LinkedHashMap<>();
    private final List<Value> containers = new ArrayList<>();

    private V1ReportWriter() {}

    static Value toValue(KpmReport report) throws PerException {
        return switch (report) {
            case StyleReport(long style) -> Value.choice("ric-Style-Type", Value.of(style));
            case MeasurementReport measurements -> new V1ReportWriter().containers(measurements);
            case UnrecognizedAlternative other -> other.toValue();
            case ConditionReport _, UeReports _ -> throw refused("reports of single UEs");
        };
    }

    private static PerException refused(String what) {
        return new PerException("v1 has no place for " + what, 0);
    }

    private Value containers(MeasurementReport report) throws PerException {
        if (report.records().size() > 1) {
            throw refused(report.records().size() + " records");
        }
        for (MeasurementRecord each : report.records()) {
            int next = 0;
            for (MeasurementItem item : report.items()) {
                for (MeasurementLabel label : item.labels()) {
                    if (next == each.values().size()) {
                        throw new PerException("record of " + next + " values is too short for its labels", 0);
                    }
                    figure(item, label, each.values().get(next++));
                }
            }
        }
        if (!cells.isEmpty()) {
            containers.addFirst(SequenceValue.of("performanceContainer", Value.choice("oDU", du())));
        }
        for (Octets ranContainer : report.ranContainers()) {
            containers.add(SequenceValue.of("theRANContainer", Value.of(ranContainer)));
        }
        return Value.choice(
                "indicationMessage-Format1",
                SequenceValue.builder()
                        .set("pm-Containers", Value.list(containers))
                        .unknownAdditions(report.additions())
                        .build());
    }

    private void figure(MeasurementItem item, MeasurementLabel label, RecordValue value) throws PerException {
        if (value instanceof RecordValue.NoValue) {
            return;
        }
        if (!(item.type() instanceof MeasurementType.ByName type) || !(value instanceof IntegerValue figure)) {
            throw refused(item.type() + " with " + value);
        }
        String name = type.measName();
        long number = figure.value();
        switch (name) {
            case V1Measurements.ACTIVE_UES -> containers.add(controlPlane(item.origin(), number));
            case V1Measurements.PRB_AVAILABLE_DL -> cell(label).availableDownlink = number;
            case V1Measurements.PRB_AVAILABLE_UL -> cell(label).availableUplink = number;
            case V1Measurements.PRB_USAGE_DL -> usage(label).downlink = number;
            case V1Measurements.PRB_USAGE_UL -> usage(label).uplink = number;
            default -> throw refused(name);
        }
    }

    private static SequenceValue controlPlane(@Nullable ContainerOrigin origin, long activeUes) {
        SequenceValue container = SequenceValue.builder()
                .setText("gNB-CU-CP-Name", origin == null ? null : origin.nodeName())
                .set("cu-CP-Resource-Status", SequenceValue.of("numberOfActive-UEs", Value.of(activeUes)))
                .build();
        return SequenceValue.of("performanceContainer", Value.choice("oCU-CP", container));
    }

    private Cell cell(MeasurementLabel label) throws PerException {
        if (!(label.cellGlobalId() instanceof NrCgi cell)) {
            throw refused("PRB figures without an NR cell");
        }
        return cells.computeIfAbsent(cell, _ -> new Cell());
    }

    private PrbUsage usage(MeasurementLabel label) throws PerException {
        Plmn plmn = label.plmnId();
        Snssai slice = label.sliceId();
        Long fiveQi = label.fiveQi();
        Long qci = label.qci();
        if (plmn == null) {
            throw refused("PRB usage without a PLMN");
        }
        ServedPlmn served = cell(label).plmns.computeIfAbsent(plmn, _ -> new ServedPlmn());
        if (slice != null && fiveQi != null) {
            return served.slices
                    .computeIfAbsent(slice, _ -> new LinkedHashMap<>())
                    .computeIfAbsent(fiveQi, _ -> new PrbUsage());
        }
        if (qci == null) {
            throw refused("PRB usage without S-NSSAI and 5QI, or QCI");
        }
        return served.qcis.computeIfAbsent(qci, _ -> new PrbUsage());
    }

    private SequenceValue du() {
        var reports = new ArrayList<Value>();
        cells.forEach((cgi, cell) -> {
            // The list of PLMNs is mandatory and cannot be empty.
            if (cell.plmns.isEmpty()) {
                cell.plmns.put(cgi.plmnIdentity(), new ServedPlmn());
            }
            var plmns = new ArrayList<Value>();
            cell.plmns.forEach((plmn, served) -> plmns.add(servedPlmn(plmn, served)));
            reports.add(SequenceValue.builder()
                    .set("nRCGI", V1Mapping.toValue(cgi))
                    .set("dl-TotalofAvailablePRBs", cell.availableDownlink)
                    .set("ul-TotalofAvailablePRBs", cell.availableUplink)
                    .set("servedPlmnPerCellList", Value.list(plmns))
                    .build());
        });
        return SequenceValue.of("cellResourceReportList", Value.list(reports));
    }

    private static SequenceValue servedPlmn(Plmn plmn, ServedPlmn served) {
        var slices = new ArrayList<Value>();
        served.slices.forEach((snssai, flows) -> slices.add(SequenceValue.of(
                "sliceID", snssai.toValue(), "fQIPERSlicesPerPlmnPerCellList", usages("fiveQI", flows))));
        var to = SequenceValue.builder().set("pLMN-Identity", plmn.octets());
        if (!slices.isEmpty()) {
            to.set("du-PM-5GC", SequenceValue.of("slicePerPlmnPerCellList", Value.list(slices)));
        }
        if (!served.qcis.isEmpty()) {
            to.set("du-PM-EPC", SequenceValue.of("perQCIReportList", usages("qci", served.qcis)));
        }
        return to.build();
    }

    private static Value usages(String key, Map<Long, PrbUsage> byQos) {
        var items = new ArrayList<Value>();
        byQos.forEach((qos, usage) -> items.add(usage.toValue(key, qos)));
        return Value.list(items);
    }
}

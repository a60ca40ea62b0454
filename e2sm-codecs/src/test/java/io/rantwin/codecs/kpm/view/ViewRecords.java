package io.rantwin.codecs.kpm.view;

import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.EutraCgi;
import io.rantwin.codecs.identity.NrCgi;
import io.rantwin.codecs.identity.Plmn;
import io.rantwin.codecs.identity.Snssai;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.BeamId;
import io.rantwin.codecs.kpm.ConditionReport;
import io.rantwin.codecs.kpm.ConditionReport.ConditionedMeasurement;
import io.rantwin.codecs.kpm.KpmReport;
import io.rantwin.codecs.kpm.MatchedUes;
import io.rantwin.codecs.kpm.MeasurementItem;
import io.rantwin.codecs.kpm.MeasurementLabel;
import io.rantwin.codecs.kpm.MeasurementRecord;
import io.rantwin.codecs.kpm.MeasurementReport;
import io.rantwin.codecs.kpm.MeasurementType;
import io.rantwin.codecs.kpm.RecordValue;
import io.rantwin.codecs.kpm.UeReports;
import io.rantwin.codecs.kpm.UeReports.UeReport;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a view shows into the records of the record decoder; conditions, which the view skips, are left out. */
final class ViewRecords {
    private final MessageView message;
    private final KpmWire version;

    ViewRecords(MessageView message, KpmWire version) {
        this.message = message;
        this.version = version;
    }

    KpmReport report() throws PerException {
        return switch (message.format()) {
            case 1 -> measurementReport(0);
            case 2 -> new ConditionReport(records(0), conditioned(), period(0), List.of());
            default -> {
                List<UeReport> reports = new ArrayList<>();
                for (int report = 0; report < message.reportCount(); report++) {
                    reports.add(new UeReport(ueId(message.ueId(report)), measurementReport(report)));
                }
                yield new UeReports(reports, List.of());
            }
        };
    }

    /** The same report without the conditions, for comparison. */
    static KpmReport withoutConditions(KpmReport report) {
        return switch (report) {
            case MeasurementReport measured -> withoutConditions(measured);
            case UeReports ues ->
                new UeReports(
                        ues.reports().stream()
                                .map(ue -> new UeReport(ue.ueId(), withoutConditions(ue.report())))
                                .toList(),
                        ues.additions());
            case ConditionReport conditional ->
                new ConditionReport(
                        conditional.records(),
                        conditional.measurements().stream()
                                .map(m -> new ConditionedMeasurement(
                                        m.type(),
                                        List.of(),
                                        m.matchingUeIds(),
                                        m.matchingUesPerGranularityPeriod(),
                                        m.additions()))
                                .toList(),
                        conditional.granularityPeriodMillis(),
                        conditional.additions());
            default -> report;
        };
    }

    private static MeasurementReport withoutConditions(MeasurementReport report) {
        List<MeasurementItem> items = report.items().stream()
                .map(item -> MeasurementItem.of(item.type(), item.labels()))
                .toList();
        return MeasurementReport.of(report.records(), items, report.granularityPeriodMillis());
    }

    private @Nullable Long period(int report) {
        long millis = message.granularityPeriod(report);
        return millis == MessageView.ABSENT ? null : (Long) millis;
    }

    private MeasurementReport measurementReport(int report) {
        List<MeasurementItem> items = new ArrayList<>();
        int first = message.firstMeasurement(report);
        for (int row = first; row < first + message.measurementCount(report); row++) {
            List<MeasurementLabel> labels = new ArrayList<>();
            int firstLabel = message.measurements().firstLabel(row);
            for (int label = firstLabel;
                    label < firstLabel + message.measurements().labelCount(row);
                    label++) {
                labels.add(label(label));
            }
            items.add(MeasurementItem.of(type(row), labels));
        }
        return MeasurementReport.of(records(report), items, period(report));
    }

    private MeasurementType type(int row) {
        String name = message.measurements().measName(row);
        return name == null
                ? new MeasurementType.ById(message.measurements().measId(row))
                : MeasurementType.named(name);
    }

    private List<MeasurementRecord> records(int report) {
        RecordsView view = message.records();
        List<MeasurementRecord> records = new ArrayList<>();
        int first = message.firstRecord(report);
        for (int row = first; row < first + message.recordCount(report); row++) {
            List<RecordValue> values = new ArrayList<>();
            int firstValue = view.firstValue(row);
            for (int value = firstValue; value < firstValue + view.valueCount(row); value++) {
                values.add(
                        switch (view.kind(value)) {
                            case INTEGER -> new RecordValue.IntegerValue(view.integer(value));
                            case REAL -> new RecordValue.RealValue(view.real(value));
                            case NO_VALUE -> RecordValue.NO_VALUE;
                            case NOT_SATISFIED -> RecordValue.NOT_SATISFIED;
                            case UNKNOWN -> throw new AssertionError("unknown kind of value");
                        });
            }
            records.add(new MeasurementRecord(values, view.isIncomplete(row)));
        }
        return records;
    }

    private List<ConditionedMeasurement> conditioned() throws PerException {
        ConditionsView view = message.conditions();
        List<ConditionedMeasurement> measurements = new ArrayList<>();
        for (int row = 0; row < view.count(); row++) {
            List<MatchedUes> periods = new ArrayList<>();
            for (int period = 0; period < view.periodCount(row); period++) {
                periods.add(new MatchedUes.Some(
                        ueIds(view.periodFirstUeId(row, period), view.periodUeIdCount(row, period))));
            }
            measurements.add(new ConditionedMeasurement(
                    type(row), List.of(), ueIds(view.firstUeId(row), view.ueIdCount(row)), periods, List.of()));
        }
        return measurements;
    }

    private List<UeId> ueIds(int first, int count) throws PerException {
        List<UeId> ueIds = new ArrayList<>();
        for (int row = first; row < first + count; row++) {
            ueIds.add(ueId(row));
        }
        return ueIds;
    }

    private UeId ueId(int row) throws PerException {
        int bitStart = message.ueIds().bitStart(row);
        byte[] array = message.array();
        PerReader reader = new PerReader().wrap(array, bitStart >>> 3, array.length - (bitStart >>> 3));
        reader.bits(bitStart & 7);
        return UeId.from((ChoiceValue) ViewJson.schema(version).type("UEID").decode(reader));
    }

    private MeasurementLabel label(int label) {
        LabelsView labels = message.labels();
        MeasurementLabel.Builder to = MeasurementLabel.builder();
        for (LabelField field : LabelField.values()) {
            if (labels.has(label, field)) {
                set(to, field, label, labels.value(label, field));
            }
        }
        return to.build();
    }

    private void set(MeasurementLabel.Builder to, LabelField field, int label, long value) {
        switch (field) {
            case NO_LABEL -> to.noLabel();
            case PLMN_ID -> to.plmnId(plmn((int) value));
            case SLICE_ID -> {
                int sd = message.labels().sd(label);
                to.sliceId(new Snssai(message.labels().sst(label), sd < 0 ? null : (Integer) sd));
            }
            case FIVE_QI -> to.fiveQi(value);
            case QFI -> to.qfi(value);
            case QCI -> to.qci(value);
            case QCI_MAX -> to.qciMax(value);
            case QCI_MIN -> to.qciMin(value);
            case ARP_MAX -> to.arpMax(value);
            case ARP_MIN -> to.arpMin(value);
            case BITRATE_RANGE -> to.bitrateRange(value);
            case LAYER_MU_MIMO -> to.layerMuMimo(value);
            case SUM -> to.sum();
            case DIST_BIN_X -> to.distBinX(value);
            case DIST_BIN_Y -> to.distBinY(value);
            case DIST_BIN_Z -> to.distBinZ(value);
            case PRE_LABEL_OVERRIDE -> to.preLabelOverride();
            case START_END_IND ->
                to.startEndInd(value == 0 ? "start" : value == 1 ? "end" : "extension-" + (value - 2));
            case MIN -> to.min();
            case MAX -> to.max();
            case AVG -> to.avg();
            case SSB_INDEX -> to.ssbIndex(value);
            case NON_GOB_BFMODE_INDEX -> to.nonGoBBeamformingModeIndex(value);
            case MIMO_MODE_INDEX -> to.mimoModeIndex(value);
            case CELL_GLOBAL_ID -> to.cellGlobalId(cell(value));
            case BEAM_ID -> to.beamId(new BeamId.NrSsbIndex(value));
        }
    }

    private static CellGlobalId cell(long cgi) {
        Plmn plmn = plmn(CellIdentity.plmn(cgi));
        return CellIdentity.isNr(cgi)
                ? new NrCgi(plmn, CellIdentity.cell(cgi))
                : new EutraCgi(plmn, CellIdentity.cell(cgi));
    }

    private static Plmn plmn(int octets) {
        return new Plmn(Octets.of((byte) (octets >> 16), (byte) (octets >> 8), (byte) octets));
    }
}

package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.ConditionReport.ConditionedMeasurement;
import io.rantwin.codecs.kpm.UeReports.UeReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indication messages from v2 on. */
final class ReportMapping {
    private static final String DATA = "measData";
    private static final String FORMATS = "indicationMessage-formats";
    private static final String PERIOD = "granulPeriod";
    private static final String UES_PER_PERIOD = "matchingUEidPerGP";

    private ReportMapping() {}

    static KpmReport from(SequenceValue message) {
        ChoiceValue format = message.choice(FORMATS);
        return switch (format.alternative()) {
            case "indicationMessage-Format1" -> measurements((SequenceValue) format.value());
            case "indicationMessage-Format2" -> conditions((SequenceValue) format.value());
            case "indicationMessage-Format3" -> ues((SequenceValue) format.value());
            default -> UnrecognizedAlternative.from(format);
        };
    }

    /** The message, or {@code null} for a report that only v1 has. */
    static @Nullable SequenceValue toValue(KpmReport report, KpmVersion version) {
        ChoiceValue format = switch (report) {
            case MeasurementReport cell ->
                Value.choice("indicationMessage-Format1", toValue(cell, MeasurementMapping.itemsOrNull(cell.items())));
            case ConditionReport conditions -> Value.choice("indicationMessage-Format2", toValue(conditions, version));
            case UeReports ues -> Value.choice("indicationMessage-Format3", toValue(ues));
            case UnrecognizedAlternative other -> other.toValue();
            case StyleReport _ -> null;
        };
        return format == null ? null : SequenceValue.of(FORMATS, format);
    }

    private static MeasurementReport measurements(SequenceValue from) {
        return new MeasurementReport(
                MeasurementMapping.records(from.items(DATA)),
                MeasurementMapping.items(from.items("measInfoList")),
                from.findInteger(PERIOD),
                List.of(),
                from.unknownAdditions());
    }

    private static SequenceValue toValue(MeasurementReport report, @Nullable Value items) {
        return SequenceValue.builder()
                .set(DATA, MeasurementMapping.toValue(report.records()))
                .set("measInfoList", items)
                .set(PERIOD, report.granularityPeriodMillis())
                .unknownAdditions(report.additions())
                .build();
    }

    private static ConditionReport conditions(SequenceValue from) {
        List<Value> items = from.items("measCondUEidList");
        var measurements = new ArrayList<ConditionedMeasurement>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            measurements.add(new ConditionedMeasurement(
                    MeasurementMapping.type(item.choice(MeasurementMapping.TYPE)),
                    ConditionMapping.matchingConditions(item.items("matchingCond")),
                    MeasurementMapping.ueIds(item.items("matchingUEidList")),
                    matchedUes(item.items(UES_PER_PERIOD)),
                    item.unknownAdditions()));
        }
        return new ConditionReport(
                MeasurementMapping.records(from.items(DATA)),
                measurements,
                from.findInteger(PERIOD),
                from.unknownAdditions());
    }

    private static SequenceValue toValue(ConditionReport report, KpmVersion version) {
        var items = new ArrayList<Value>(report.measurements().size());
        for (ConditionedMeasurement measurement : report.measurements()) {
            List<UeId> ueIds = measurement.matchingUeIds();
            items.add(SequenceValue.builder()
                    .set(MeasurementMapping.TYPE, MeasurementMapping.toValue(measurement.type()))
                    .set("matchingCond", ConditionMapping.matchingConditions(measurement.matchingConditions(), version))
                    .set("matchingUEidList", ueIds.isEmpty() ? null : MeasurementMapping.ueIdItems(ueIds))
                    .set(UES_PER_PERIOD, matchedUesOrNull(measurement.matchingUesPerGranularityPeriod()))
                    .unknownAdditions(measurement.additions())
                    .build());
        }
        return SequenceValue.builder()
                .set(DATA, MeasurementMapping.toValue(report.records()))
                .set("measCondUEidList", Value.list(items))
                .set(PERIOD, report.granularityPeriodMillis())
                .unknownAdditions(report.additions())
                .build();
    }

    private static List<MatchedUes> matchedUes(List<Value> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var periods = new ArrayList<MatchedUes>(items.size());
        for (Value item : items) {
            ChoiceValue matched = ((SequenceValue) item).choice("matchedPerGP");
            periods.add(
                    switch (matched.value()) {
                        case Value.EnumeratedValue _ -> new MatchedUes.Some(List.of());
                        case Value.ListValue(List<Value> ues) -> new MatchedUes.Some(MeasurementMapping.ueIds(ues));
                        default -> UnrecognizedAlternative.from(matched);
                    });
        }
        return periods;
    }

    private static @Nullable Value matchedUesOrNull(List<MatchedUes> periods) {
        if (periods.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(periods.size());
        for (MatchedUes period : periods) {
            ChoiceValue matched = switch (period) {
                case MatchedUes.Some(List<UeId> ueIds) ->
                    ueIds.isEmpty()
                            ? Value.choice("noUEmatched", Value.named("true"))
                            : Value.choice("oneOrMoreUEmatched", MeasurementMapping.ueIdItems(ueIds));
                case UnrecognizedAlternative other -> other.toValue();
            };
            items.add(SequenceValue.of("matchedPerGP", matched));
        }
        return Value.list(items);
    }

    private static UeReports ues(SequenceValue from) {
        List<Value> items = from.items("ueMeasReportList");
        var reports = new ArrayList<UeReport>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            reports.add(new UeReport(
                    UeId.from(item.choice(MeasurementMapping.UE_ID)), measurements(item.sequence("measReport"))));
        }
        return new UeReports(reports, from.unknownAdditions());
    }

    private static SequenceValue toValue(UeReports ues) {
        var items = new ArrayList<Value>(ues.reports().size());
        // Nearly always every UE has the same measurements: their part is made once.
        List<MeasurementItem> lastMeasurements = List.of();
        Value lastValue = null;
        for (UeReport each : ues.reports()) {
            MeasurementReport report = each.report();
            if (!report.items().equals(lastMeasurements)) {
                lastMeasurements = report.items();
                lastValue = MeasurementMapping.itemsOrNull(lastMeasurements);
            }
            items.add(SequenceValue.of(
                    MeasurementMapping.UE_ID, UeId.toValue(each.ueId()), "measReport", toValue(report, lastValue)));
        }
        return SequenceValue.builder()
                .set("ueMeasReportList", Value.list(items))
                .unknownAdditions(ues.additions())
                .build();
    }
}

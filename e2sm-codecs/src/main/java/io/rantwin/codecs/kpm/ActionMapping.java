package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.CellGlobalId;
import io.rantwin.codecs.identity.UeId;
import io.rantwin.codecs.kpm.KpmActionDefinition.Format;
import io.rantwin.codecs.kpm.KpmActionDefinition.ListedUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUeCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.MatchingUes;
import io.rantwin.codecs.kpm.KpmActionDefinition.MeasurementBins;
import io.rantwin.codecs.kpm.KpmActionDefinition.MeasurementCondition;
import io.rantwin.codecs.kpm.KpmActionDefinition.Measurements;
import io.rantwin.codecs.kpm.KpmActionDefinition.OneUe;
import io.rantwin.codecs.kpm.KpmActionDefinition.PerMeasurementCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Action definitions; v1 has nothing but the style. */
final class ActionMapping {
    private static final String BINS = "binRangeDef";
    private static final String BIN_LIST = "distMeasBinRangeInfo";
    private static final String CELL = "cellGlobalID";
    private static final String FORMATS = "actionDefinition-formats";
    private static final String LOGICAL_OR = "logicalOR";
    private static final String MEASUREMENTS = "subscriptionInfo";
    private static final String PERIOD = "granulPeriod";
    private static final String STYLE = "ric-Style-Type";

    private ActionMapping() {}

    static KpmActionDefinition from(SequenceValue definition) {
        ChoiceValue formats = definition.findChoice(FORMATS);
        return new KpmActionDefinition(definition.integer(STYLE), formats == null ? null : format(formats));
    }

    static SequenceValue toValue(KpmActionDefinition definition, KpmVersion version) {
        Format format = definition.format();
        return SequenceValue.builder()
                .set(STYLE, Value.of(definition.ricStyleType()))
                .set(FORMATS, format == null ? null : toValue(format, version))
                .build();
    }

    private static Format format(ChoiceValue formats) {
        if (!(formats.value() instanceof SequenceValue from)) {
            return UnrecognizedAlternative.from(formats);
        }
        return switch (formats.alternative()) {
            case "actionDefinition-Format1" -> measurements(from);
            case "actionDefinition-Format2" ->
                new OneUe(
                        UeId.from(from.choice(MeasurementMapping.UE_ID)), measurements(from.sequence("subscriptInfo")));
            case "actionDefinition-Format3" ->
                new PerMeasurementCondition(
                        conditions(from.items("measCondList")), from.integer(PERIOD), cell(from.findChoice(CELL)));
            case "actionDefinition-Format4" ->
                new MatchingUes(
                        ueConditions(from.items("matchingUeCondList")), measurements(from.sequence(MEASUREMENTS)));
            case "actionDefinition-Format5" ->
                new ListedUes(
                        MeasurementMapping.ueIds(from.items("matchingUEidList")),
                        measurements(from.sequence(MEASUREMENTS)));
            default -> throw new IllegalArgumentException("format " + formats.alternative() + " has no mapping");
        };
    }

    private static ChoiceValue toValue(Format format, KpmVersion version) {
        return switch (format) {
            case Measurements measurements -> Value.choice("actionDefinition-Format1", toValue(measurements));
            case OneUe(UeId ueId, Measurements measurements) ->
                Value.choice(
                        "actionDefinition-Format2",
                        SequenceValue.of(
                                MeasurementMapping.UE_ID, UeId.toValue(ueId), "subscriptInfo", toValue(measurements)));
            case PerMeasurementCondition conditions ->
                Value.choice(
                        "actionDefinition-Format3",
                        SequenceValue.builder()
                                .set("measCondList", conditions(conditions.conditions(), version))
                                .set(PERIOD, Value.of(conditions.granularityPeriodMillis()))
                                .set(CELL, cellOrNull(conditions.cellGlobalId()))
                                .build());
            case MatchingUes(var conditions, Measurements measurements) ->
                Value.choice(
                        "actionDefinition-Format4",
                        SequenceValue.of(
                                "matchingUeCondList",
                                ueConditionItems(conditions),
                                MEASUREMENTS,
                                toValue(measurements)));
            case ListedUes(List<UeId> ueIds, Measurements measurements) ->
                Value.choice(
                        "actionDefinition-Format5",
                        SequenceValue.of(
                                "matchingUEidList",
                                MeasurementMapping.ueIdItems(ueIds),
                                MEASUREMENTS,
                                toValue(measurements)));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    private static Measurements measurements(SequenceValue from) {
        return new Measurements(
                MeasurementMapping.items(from.items("measInfoList")),
                from.integer(PERIOD),
                cell(from.findChoice(CELL)),
                bins(from.items(BIN_LIST)),
                from.unknownAdditions());
    }

    private static SequenceValue toValue(Measurements measurements) {
        return SequenceValue.builder()
                .set("measInfoList", MeasurementMapping.itemsOrNull(measurements.items()))
                .set(PERIOD, Value.of(measurements.granularityPeriodMillis()))
                .set(CELL, cellOrNull(measurements.cellGlobalId()))
                .set(BIN_LIST, binsOrNull(measurements.binRanges()))
                .unknownAdditions(measurements.additions())
                .build();
    }

    private static @Nullable CellGlobalId cell(@Nullable ChoiceValue cell) {
        return cell == null ? null : CellGlobalId.from(cell);
    }

    private static @Nullable ChoiceValue cellOrNull(@Nullable CellGlobalId cell) {
        return cell == null ? null : CellGlobalId.toValue(cell);
    }

    private static List<MeasurementBins> bins(List<Value> items) {
        var all = new ArrayList<MeasurementBins>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            BinRangeDefinition bins = ConditionMapping.bins(item.findSequence(BINS));
            if (bins != null) {
                all.add(new MeasurementBins(MeasurementMapping.type(item.choice(MeasurementMapping.TYPE)), bins));
            }
        }
        return all;
    }

    private static @Nullable Value binsOrNull(List<MeasurementBins> all) {
        if (all.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(all.size());
        for (MeasurementBins bins : all) {
            items.add(SequenceValue.builder()
                    .set(MeasurementMapping.TYPE, MeasurementMapping.toValue(bins.type()))
                    .set(BINS, ConditionMapping.binsOrNull(bins.binRangeDefinition()))
                    .build());
        }
        return Value.list(items);
    }

    private static List<MeasurementCondition> conditions(List<Value> items) {
        var conditions = new ArrayList<MeasurementCondition>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            conditions.add(new MeasurementCondition(
                    MeasurementMapping.type(item.choice(MeasurementMapping.TYPE)),
                    ConditionMapping.matchingConditions(item.items("matchingCond")),
                    ConditionMapping.bins(item.findSequence(BINS))));
        }
        return conditions;
    }

    private static Value conditions(List<MeasurementCondition> conditions, KpmVersion version) {
        var items = new ArrayList<Value>(conditions.size());
        for (MeasurementCondition condition : conditions) {
            items.add(SequenceValue.builder()
                    .set(MeasurementMapping.TYPE, MeasurementMapping.toValue(condition.type()))
                    .set("matchingCond", ConditionMapping.matchingConditions(condition.matchingConditions(), version))
                    .set(BINS, ConditionMapping.binsOrNull(condition.binRangeDefinition()))
                    .build());
        }
        return Value.list(items);
    }

    private static List<MatchingUeCondition> ueConditions(List<Value> items) {
        var conditions = new ArrayList<MatchingUeCondition>(items.size());
        for (Value value : items) {
            var item = (SequenceValue) value;
            conditions.add(new MatchingUeCondition(
                    ConditionMapping.test(item.sequence("testCondInfo")), item.has(LOGICAL_OR)));
        }
        return conditions;
    }

    private static Value ueConditionItems(List<MatchingUeCondition> conditions) {
        var items = new ArrayList<Value>(conditions.size());
        for (MatchingUeCondition condition : conditions) {
            items.add(SequenceValue.builder()
                    .set("testCondInfo", ConditionMapping.toValue(condition.testCondition()))
                    .set(LOGICAL_OR, LabelMapping.flag(condition.logicalOr()))
                    .build());
        }
        return Value.list(items);
    }
}

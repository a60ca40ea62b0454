package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.identity.UeId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measurements, their values and the UEs they are for: what messages and action definitions share. */
final class MeasurementMapping {
    static final String TYPE = "measType";
    static final String UE_ID = "ueID";

    private static final String LABELS = "labelInfoList";
    private static final String CONDITIONS = "matchCondReportList";
    private static final ChoiceValue NO_VALUE = Value.choice("noValue", Value.NullValue.NULL);
    private static final Value TRUE = Value.named("true");
    private static final ChoiceValue NOT_SATISFIED = Value.choice("notSatisfied", Value.NullValue.NULL);

    private MeasurementMapping() {}

    static MeasurementType type(ChoiceValue choice) {
        return switch (choice.value()) {
            case Value.TextValue(String name) -> new MeasurementType.ByName(name);
            case Value.IntegerValue(long id) -> new MeasurementType.ById(id);
            default -> UnrecognizedAlternative.from(choice);
        };
    }

    static ChoiceValue toValue(MeasurementType type) {
        return switch (type) {
            case MeasurementType.ByName(String name) -> Value.choice("measName", Value.text(name));
            case MeasurementType.ById(long id) -> Value.choice("measID", Value.of(id));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    static List<MeasurementItem> items(List<Value> from) {
        if (from.isEmpty()) {
            return List.of();
        }
        var items = new ArrayList<MeasurementItem>(from.size());
        for (Value value : from) {
            var item = (SequenceValue) value;
            items.add(new MeasurementItem(
                    type(item.choice(TYPE)),
                    LabelMapping.labels(item.items(LABELS)),
                    ConditionMapping.reportConditions(item.items(CONDITIONS)),
                    null,
                    item.unknownAdditions()));
        }
        return items;
    }

    /** The IE MeasurementInfoList, or {@code null} when there are no items. */
    static @Nullable Value itemsOrNull(List<MeasurementItem> items) {
        if (items.isEmpty()) {
            return null;
        }
        var list = new ArrayList<Value>(items.size());
        for (MeasurementItem item : items) {
            list.add(toValue(item));
        }
        return Value.list(list);
    }

    /** Most items have two members only, and there are many of them in a message. */
    private static SequenceValue toValue(MeasurementItem item) {
        Value labels = LabelMapping.toValue(item.labels());
        if (item.reportConditions().isEmpty() && item.additions().isEmpty()) {
            return SequenceValue.of(TYPE, toValue(item.type()), LABELS, labels);
        }
        return SequenceValue.builder()
                .set(TYPE, toValue(item.type()))
                .set(LABELS, labels)
                .set(CONDITIONS, ConditionMapping.reportConditionsOrNull(item.reportConditions()))
                .unknownAdditions(item.additions())
                .build();
    }

    static List<MeasurementRecord> records(List<Value> from) {
        var records = new ArrayList<MeasurementRecord>(from.size());
        for (Value value : from) {
            var item = (SequenceValue) value;
            List<Value> figures = item.items("measRecord");
            var values = new ArrayList<RecordValue>(figures.size());
            for (Value figure : figures) {
                values.add(recordValue((ChoiceValue) figure));
            }
            records.add(new MeasurementRecord(values, item.has("incompleteFlag")));
        }
        return records;
    }

    static Value toValue(List<MeasurementRecord> records) {
        var items = new ArrayList<Value>(records.size());
        for (MeasurementRecord each : records) {
            var values = new ArrayList<Value>(each.values().size());
            for (RecordValue value : each.values()) {
                values.add(toValue(value));
            }
            items.add(
                    each.incomplete()
                            ? SequenceValue.of("measRecord", Value.list(values), "incompleteFlag", TRUE)
                            : SequenceValue.of("measRecord", Value.list(values)));
        }
        return Value.list(items);
    }

    private static RecordValue recordValue(ChoiceValue choice) {
        return switch (choice.value()) {
            case Value.IntegerValue(long number) -> new RecordValue.IntegerValue(number);
            case Value.RealValue(double number) -> new RecordValue.RealValue(number);
            case Value.NullValue _ ->
                choice.alternative().equals("noValue") ? RecordValue.NO_VALUE : RecordValue.NOT_SATISFIED;
            default -> UnrecognizedAlternative.from(choice);
        };
    }

    private static ChoiceValue toValue(RecordValue value) {
        return switch (value) {
            case RecordValue.IntegerValue(long number) -> Value.choice("integer", Value.of(number));
            case RecordValue.RealValue(double number) -> Value.choice("real", new Value.RealValue(number));
            case RecordValue.NoValue _ -> NO_VALUE;
            case RecordValue.NotSatisfied _ -> NOT_SATISFIED;
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    static List<UeId> ueIds(List<Value> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var ueIds = new ArrayList<UeId>(items.size());
        for (Value item : items) {
            ueIds.add(UeId.from(((SequenceValue) item).choice(UE_ID)));
        }
        return ueIds;
    }

    static Value ueIdItems(List<UeId> ueIds) {
        var items = new ArrayList<Value>(ueIds.size());
        for (UeId ueId : ueIds) {
            items.add(SequenceValue.of(UE_ID, UeId.toValue(ueId)));
        }
        return Value.list(items);
    }
}

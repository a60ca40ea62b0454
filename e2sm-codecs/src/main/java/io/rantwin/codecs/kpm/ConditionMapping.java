package io.rantwin.codecs.kpm;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.kpm.BinRangeDefinition.BinRange;
import io.rantwin.codecs.kpm.TestCondition.Expression;
import io.rantwin.codecs.kpm.TestCondition.Property;
import io.rantwin.codecs.kpm.TestCondition.TestValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions, tests and bins. */
final class ConditionMapping {
    private static final String EXPRESSION = "testExpr";
    private static final String LOGICAL_OR = "logicalOR";
    private static final String TEST_VALUE = "testValue";

    private ConditionMapping() {}

    /** Up to v02.01 an item is the choice itself; from v02.03 on a sequence holds it. */
    static List<MatchingCondition> matchingConditions(List<Value> items) {
        var conditions = new ArrayList<MatchingCondition>(items.size());
        for (Value item : items) {
            conditions.add(
                    item instanceof SequenceValue sequence
                            ? new MatchingCondition(
                                    criterion(sequence.choice("matchingCondChoice")), sequence.has(LOGICAL_OR))
                            : new MatchingCondition(criterion((ChoiceValue) item), false));
        }
        return conditions;
    }

    static Value matchingConditions(List<MatchingCondition> conditions, KpmVersion version) {
        var items = new ArrayList<Value>(conditions.size());
        for (MatchingCondition condition : conditions) {
            ChoiceValue criterion = toValue(condition.criterion());
            // A v02.01 schema refuses the sequence, and so a joint that it cannot carry.
            items.add(
                    version.hasBareConditions() && !condition.logicalOr()
                            ? criterion
                            : SequenceValue.builder()
                                    .set("matchingCondChoice", criterion)
                                    .set(LOGICAL_OR, LabelMapping.flag(condition.logicalOr()))
                                    .build());
        }
        return Value.list(items);
    }

    private static MatchingCondition.Criterion criterion(ChoiceValue choice) {
        return switch (choice.alternative()) {
            case "measLabel" -> LabelMapping.from((SequenceValue) choice.value());
            case "testCondInfo" -> test((SequenceValue) choice.value());
            default -> UnrecognizedAlternative.from(choice);
        };
    }

    private static ChoiceValue toValue(MatchingCondition.Criterion criterion) {
        return switch (criterion) {
            case MeasurementLabel label -> Value.choice("measLabel", LabelMapping.toValue(label));
            case TestCondition test -> Value.choice("testCondInfo", toValue(test));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    static TestCondition test(SequenceValue from) {
        ChoiceValue type = from.choice("testType");
        String expression = from.findEnumerated(EXPRESSION);
        ChoiceValue value = from.findChoice(TEST_VALUE);
        return new TestCondition(
                property(type),
                expression == null ? null : new Expression(expression),
                value == null ? null : testValue(value));
    }

    private static TestCondition.Type property(ChoiceValue type) {
        for (Property property : Property.values()) {
            if (property.alternative().equals(type.alternative())) {
                return property;
            }
        }
        return UnrecognizedAlternative.from(type);
    }

    static SequenceValue toValue(TestCondition test) {
        var to = SequenceValue.builder();
        switch (test.type()) {
            case Property property -> to.set("testType", Value.choice(property.alternative(), Value.named("true")));
            case UnrecognizedAlternative other -> to.set("testType", other.toValue());
        }
        Expression expression = test.expression();
        TestValue value = test.value();
        return to.setNamed(EXPRESSION, expression == null ? null : expression.name())
                .set(TEST_VALUE, value == null ? null : toValue(value))
                .build();
    }

    private static TestValue testValue(ChoiceValue choice) {
        Value value = choice.value();
        return switch (choice.alternative()) {
            case "valueInt" -> new TestValue.IntegerValue(((Value.IntegerValue) value).value());
            case "valueEnum" -> new TestValue.EnumeratedValue(((Value.IntegerValue) value).value());
            case "valueBool" -> new TestValue.BooleanValue(((Value.BooleanValue) value).value());
            case "valueBitS" ->
                new TestValue.BitStringValue(
                        ((Value.BitStringValue) value).bits(), ((Value.BitStringValue) value).length());
            case "valueOctS" -> new TestValue.OctetStringValue(((Value.OctetStringValue) value).octets());
            case "valuePrtS" -> new TestValue.PrintableValue(((Value.TextValue) value).text());
            case "valueReal" -> new TestValue.RealValue(((Value.RealValue) value).value());
            default -> UnrecognizedAlternative.from(choice);
        };
    }

    private static ChoiceValue toValue(TestValue value) {
        return switch (value) {
            case TestValue.IntegerValue(long number) -> Value.choice("valueInt", Value.of(number));
            case TestValue.EnumeratedValue(long number) -> Value.choice("valueEnum", Value.of(number));
            case TestValue.BooleanValue(boolean truth) -> Value.choice("valueBool", new Value.BooleanValue(truth));
            case TestValue.BitStringValue(var bits, int length) ->
                Value.choice("valueBitS", new Value.BitStringValue(bits, length));
            case TestValue.OctetStringValue(var octets) -> Value.choice("valueOctS", Value.of(octets));
            case TestValue.PrintableValue(String text) -> Value.choice("valuePrtS", Value.text(text));
            case TestValue.RealValue(double number) -> Value.choice("valueReal", new Value.RealValue(number));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }

    static List<ReportCondition> reportConditions(List<Value> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var conditions = new ArrayList<ReportCondition>(items.size());
        for (Value item : items) {
            var sequence = (SequenceValue) item;
            SequenceValue condition = sequence.sequence("measValueReportCond");
            conditions.add(new ReportCondition(
                    new Expression(condition.enumerated(EXPRESSION)),
                    testValue(condition.choice(TEST_VALUE)),
                    sequence.has(LOGICAL_OR)));
        }
        return conditions;
    }

    /** The IE MatchCondReportList, or {@code null} when there are no conditions. */
    static @Nullable Value reportConditionsOrNull(List<ReportCondition> conditions) {
        if (conditions.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(conditions.size());
        for (ReportCondition condition : conditions) {
            items.add(SequenceValue.builder()
                    .set(
                            "measValueReportCond",
                            SequenceValue.of(
                                    EXPRESSION,
                                    Value.named(condition.expression().name()),
                                    TEST_VALUE,
                                    toValue(condition.value())))
                    .set(LOGICAL_OR, LabelMapping.flag(condition.logicalOr()))
                    .build());
        }
        return Value.list(items);
    }

    static @Nullable BinRangeDefinition bins(@Nullable SequenceValue from) {
        return from == null
                ? null
                : new BinRangeDefinition(
                        binRanges(from.items("binRangeListX")),
                        binRanges(from.items("binRangeListY")),
                        binRanges(from.items("binRangeListZ")));
    }

    static @Nullable SequenceValue binsOrNull(@Nullable BinRangeDefinition bins) {
        return bins == null
                ? null
                : SequenceValue.builder()
                        .set("binRangeListX", binRangesOrNull(bins.x()))
                        .set("binRangeListY", binRangesOrNull(bins.y()))
                        .set("binRangeListZ", binRangesOrNull(bins.z()))
                        .build();
    }

    private static List<BinRange> binRanges(List<Value> items) {
        var ranges = new ArrayList<BinRange>(items.size());
        for (Value item : items) {
            var range = (SequenceValue) item;
            ranges.add(new BinRange(
                    range.integer("binIndex"), bound(range.choice("startValue")), bound(range.choice("endValue"))));
        }
        return ranges;
    }

    private static @Nullable Value binRangesOrNull(List<BinRange> ranges) {
        if (ranges.isEmpty()) {
            return null;
        }
        var items = new ArrayList<Value>(ranges.size());
        for (BinRange range : ranges) {
            items.add(SequenceValue.builder()
                    .set("binIndex", Value.of(range.binIndex()))
                    .set("startValue", toValue(range.startValue()))
                    .set("endValue", toValue(range.endValue()))
                    .build());
        }
        return Value.list(items);
    }

    private static BinRangeValue bound(ChoiceValue choice) {
        return switch (choice.value()) {
            case Value.IntegerValue(long number) -> new BinRangeValue.IntegerValue(number);
            case Value.RealValue(double number) -> new BinRangeValue.RealValue(number);
            default -> UnrecognizedAlternative.from(choice);
        };
    }

    private static ChoiceValue toValue(BinRangeValue bound) {
        return switch (bound) {
            case BinRangeValue.IntegerValue(long number) -> Value.choice("valueInt", Value.of(number));
            case BinRangeValue.RealValue(double number) -> Value.choice("valueReal", new Value.RealValue(number));
            case UnrecognizedAlternative other -> other.toValue();
        };
    }
}

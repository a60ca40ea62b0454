package io.rantwin.codecs.rc;

import static io.rantwin.codecs.rc.ChoiceBinding.Alternative.alternative;
import static io.rantwin.codecs.rc.ChoiceBinding.choice;
import static io.rantwin.codecs.rc.Member.member;
import static io.rantwin.codecs.rc.SequenceBinding.sequence;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.rc.TestCondition.Comparison;
import io.rantwin.codecs.rc.TestCondition.Presence;
import org.jspecify.annotations.Nullable;

/** RANParameter-Testing-Item. By hand, since the record is flatter than the tree. */
final class TestedParameterBinding implements Binding<TestedParameter> {
    private static final String TYPE = "ranParameter-Type";
    private static final String LIST = "ranP-Choice-List";
    private static final String LIST_MEMBER = "ranParameter-List";
    private static final String STRUCTURE = "ranP-Choice-Structure";
    private static final String STRUCTURE_MEMBER = "ranParameter-Structure";
    private static final String KEY = "ranP-Choice-ElementTrue";
    private static final String KEY_VALUE = "ranParameter-value";
    private static final String ELEMENT = "ranP-Choice-ElementFalse";

    /** RANParameter-Testing-Item-Choice-ElementFalse. */
    private record Test(
            TestCondition condition,
            @Nullable ParameterValue value,
            @Nullable Boolean logicalOr) {}

    private static final Binding<Test> TEST = sequence(
            member(
                    "ranParameter-TestCondition",
                    choice(
                            newer -> newer,
                            alternative("ranP-Choice-comparison", Comparison.class, Binding.named(Comparison.class)),
                            alternative("ranP-Choice-presence", Presence.class, Binding.named(Presence.class))),
                    Test::condition),
            member("ranParameter-Value", ParameterBindings.VALUE, Test::value),
            member("logicalOR", Binding.TRUE_OR_FALSE, Test::logicalOr),
            Test::new);

    @Override
    public TestedParameter read(Value value) throws PerException {
        var item = (SequenceValue) value;
        long id = item.integer(ParameterBindings.ID);
        ChoiceValue type = item.choice(TYPE);
        try {
            return read(id, type);
        } catch (PerException e) {
            throw e.within(type.alternative());
        }
    }

    private TestedParameter read(long id, ChoiceValue type) throws PerException {
        if (!(type.value() instanceof SequenceValue inner)) {
            return new TestedParameter.Unrecognized(id, ChoiceBinding.unrecognized(type));
        }
        return switch (type.alternative()) {
            case LIST -> new TestedParameter.ListTest(id, ParameterBindings.TESTS.read(inner.get(LIST_MEMBER)));
            case STRUCTURE ->
                new TestedParameter.StructureTest(id, ParameterBindings.TESTS.read(inner.get(STRUCTURE_MEMBER)));
            case KEY -> new TestedParameter.KeyElementTest(id, ParameterBindings.VALUE.read(inner.get(KEY_VALUE)));
            case ELEMENT -> {
                Test test = TEST.read(inner);
                yield new TestedParameter.ElementTest(id, test.condition, test.value, test.logicalOr);
            }
            default -> throw new IllegalStateException("ranParameter-Type " + type.alternative());
        };
    }

    @Override
    public Value write(TestedParameter content, int depth) throws PerException {
        // The item, the choice and the SEQUENCE of the alternative.
        int below = Binding.deeper(Binding.deeper(Binding.deeper(depth)));
        return SequenceValue.of(ParameterBindings.ID, Value.of(content.id()), TYPE, writeType(content, below));
    }

    private static ChoiceValue writeType(TestedParameter content, int depth) throws PerException {
        return switch (content) {
            case TestedParameter.ListTest list ->
                Value.choice(LIST, SequenceValue.of(LIST_MEMBER, ParameterBindings.TESTS.write(list.items(), depth)));
            case TestedParameter.StructureTest structure ->
                Value.choice(
                        STRUCTURE,
                        SequenceValue.of(STRUCTURE_MEMBER, ParameterBindings.TESTS.write(structure.members(), depth)));
            case TestedParameter.KeyElementTest key ->
                Value.choice(KEY, SequenceValue.of(KEY_VALUE, ParameterBindings.VALUE.write(key.value(), depth)));
            case TestedParameter.ElementTest element ->
                Value.choice(
                        ELEMENT,
                        TEST.write(new Test(element.condition(), element.value(), element.logicalOr()), depth));
            case TestedParameter.Unrecognized newer -> ChoiceBinding.toValue(newer.condition());
        };
    }
}

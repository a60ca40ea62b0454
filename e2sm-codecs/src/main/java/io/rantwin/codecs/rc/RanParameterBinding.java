package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.ChoiceValue;
import io.rantwin.codecs.per.PerException;
import java.util.ArrayList;
import java.util.List;

/** Any item that holds a RANParameter-ID and a RANParameter-ValueType. By hand, since the record is flatter than the tree. */
final class RanParameterBinding implements Binding<RanParameter> {
    private static final String VALUE_TYPE = "ranParameter-valueType";
    private static final String ELEMENT_VALUE = "ranParameter-value";
    private static final String KEY = "ranP-Choice-ElementTrue";
    private static final String ELEMENT = "ranP-Choice-ElementFalse";
    private static final String STRUCTURE = "ranP-Choice-Structure";
    private static final String STRUCTURE_MEMBER = "ranParameter-Structure";
    private static final String MEMBERS = "sequence-of-ranParameters";
    private static final String LIST = "ranP-Choice-List";
    private static final String LIST_MEMBER = "ranParameter-List";
    private static final String ITEMS = "list-of-ranParameter";

    @Override
    public RanParameter read(Value value) throws PerException {
        var item = (SequenceValue) value;
        long id = item.integer(ParameterBindings.ID);
        ChoiceValue type = item.choice(VALUE_TYPE);
        try {
            return read(id, type);
        } catch (PerException e) {
            throw e.within(type.alternative());
        }
    }

    private RanParameter read(long id, ChoiceValue type) throws PerException {
        if (!(type.value() instanceof SequenceValue inner)) {
            return new RanParameter.Unrecognized(id, ChoiceBinding.unrecognized(type));
        }
        return switch (type.alternative()) {
            case KEY -> new RanParameter.KeyElement(id, ParameterBindings.VALUE.read(inner.get(ELEMENT_VALUE)));
            case ELEMENT -> {
                Value element = inner.find(ELEMENT_VALUE);
                yield new RanParameter.Element(id, element == null ? null : ParameterBindings.VALUE.read(element));
            }
            case STRUCTURE -> new RanParameter.Structure(id, readMembers(inner.sequence(STRUCTURE_MEMBER)));
            case LIST -> {
                List<List<RanParameter>> items = new ArrayList<>();
                for (Value structure : inner.sequence(LIST_MEMBER).items(ITEMS)) {
                    items.add(readMembers((SequenceValue) structure));
                }
                yield new RanParameter.ParameterList(id, items);
            }
            default -> throw new IllegalStateException("RANParameter-ValueType " + type.alternative());
        };
    }

    private List<RanParameter> readMembers(SequenceValue structure) throws PerException {
        List<RanParameter> members = new ArrayList<>();
        for (Value member : structure.items(MEMBERS)) {
            members.add(read(member));
        }
        return members;
    }

    @Override
    public Value write(RanParameter content, int depth) throws PerException {
        // The item, the choice and the SEQUENCE of the alternative.
        int below = Binding.deeper(Binding.deeper(Binding.deeper(depth)));
        return SequenceValue.of(
                ParameterBindings.ID, Value.of(content.id()), VALUE_TYPE, writeValueType(content, below));
    }

    private ChoiceValue writeValueType(RanParameter content, int depth) throws PerException {
        return switch (content) {
            case RanParameter.KeyElement key ->
                Value.choice(KEY, SequenceValue.of(ELEMENT_VALUE, ParameterBindings.VALUE.write(key.value(), depth)));
            case RanParameter.Element element -> {
                ParameterValue value = element.value();
                yield Value.choice(
                        ELEMENT,
                        SequenceValue.builder()
                                .set(ELEMENT_VALUE, value == null ? null : ParameterBindings.VALUE.write(value, depth))
                                .build());
            }
            case RanParameter.Structure structure ->
                Value.choice(STRUCTURE, SequenceValue.of(STRUCTURE_MEMBER, writeMembers(structure.members(), depth)));
            case RanParameter.ParameterList list -> {
                int below = Binding.deeper(Binding.deeper(depth));
                List<Value> items = new ArrayList<>(list.items().size());
                for (List<RanParameter> item : list.items()) {
                    items.add(writeMembers(item, below));
                }
                yield Value.choice(LIST, SequenceValue.of(LIST_MEMBER, SequenceValue.of(ITEMS, Value.list(items))));
            }
            case RanParameter.Unrecognized newer -> ChoiceBinding.toValue(newer.value());
        };
    }

    private SequenceValue writeMembers(List<RanParameter> members, int depth) throws PerException {
        if (members.isEmpty()) {
            return SequenceValue.builder().build();
        }
        int below = Binding.deeper(Binding.deeper(depth));
        List<Value> values = new ArrayList<>(members.size());
        for (RanParameter member : members) {
            try {
                values.add(write(member, below));
            } catch (PerException e) {
                throw e.within(Long.toString(member.id()));
            }
        }
        return SequenceValue.of(MEMBERS, Value.list(values));
    }
}

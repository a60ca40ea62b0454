package io.rantwin.codecs.rc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A RAN parameter: its id and its value of type RANParameter-ValueType, a tree. What an id means is up
 * to the style and the action. {@link ParameterTree} finds parameters by path. Immutable and thread-safe.
 */
public sealed interface RanParameter
        permits RanParameter.KeyElement,
                RanParameter.Element,
                RanParameter.Structure,
                RanParameter.ParameterList,
                RanParameter.Unrecognized {
    /** RANParameter-ID, from 1. */
    long id();

    /**
     * ELEMENT with key flag TRUE: identifies the structure or list item it stands in.
     *
     * @param value its value
     */
    record KeyElement(long id, ParameterValue value) implements RanParameter {}

    /**
     * ELEMENT with key flag FALSE.
     *
     * @param value its value, or {@code null} where only the parameter is named
     */
    record Element(long id, @Nullable ParameterValue value) implements RanParameter {}

    /**
     * STRUCTURE.
     *
     * @param members in the order of the message; an empty one has no members on the wire
     */
    record Structure(long id, List<RanParameter> members) implements RanParameter {
        public Structure {
            members = List.copyOf(members);
        }
    }

    /**
     * LIST of structures.
     *
     * @param items members of every item, at least one item on the wire
     */
    record ParameterList(long id, List<List<RanParameter>> items) implements RanParameter {
        public ParameterList {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    /** A kind of value that only a newer version has. */
    record Unrecognized(long id, UnrecognizedAlternative value) implements RanParameter {}

    /** An element with key flag TRUE. */
    static RanParameter key(long id, ParameterValue value) {
        return new KeyElement(id, value);
    }

    /** An INTEGER element with key flag TRUE. */
    static RanParameter key(long id, long value) {
        return new KeyElement(id, ParameterValue.of(value));
    }

    /** An element with key flag FALSE. */
    static RanParameter element(long id, ParameterValue value) {
        return new Element(id, value);
    }

    /** An INTEGER element with key flag FALSE. */
    static RanParameter element(long id, long value) {
        return new Element(id, ParameterValue.of(value));
    }

    /** An element with key flag FALSE and no value. */
    static RanParameter element(long id) {
        return new Element(id, null);
    }

    /** A structure. */
    static RanParameter structure(long id, RanParameter... members) {
        return new Structure(id, List.of(members));
    }

    /** A list; every item is made with {@link List#of}. */
    static RanParameter list(long id, List<List<RanParameter>> items) {
        return new ParameterList(id, items);
    }
}

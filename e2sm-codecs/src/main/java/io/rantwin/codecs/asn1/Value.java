package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.Octets;
import java.util.List;

/**
 * A decoded ASN.1 value. Immutable, with value equality; free of any type, so that a value can be built by hand and is
 * checked when it is encoded. Thread-safe.
 */
public sealed interface Value
        permits Value.IntegerValue,
                Value.BooleanValue,
                Value.NullValue,
                Value.RealValue,
                Value.EnumeratedValue,
                Value.BitStringValue,
                Value.OctetStringValue,
                Value.TextValue,
                Value.ListValue,
                Value.ChoiceValue,
                Value.OpaqueValue,
                SequenceValue {

    /** Prefix of the name given to an enumeration item or choice alternative that a newer peer has and we do not. */
    String UNKNOWN_EXTENSION = "extension-";

    /** INTEGER. */
    record IntegerValue(long value) implements Value {}

    /** BOOLEAN. */
    record BooleanValue(boolean value) implements Value {}

    /** NULL. */
    enum NullValue implements Value {
        NULL
    }

    /** REAL; equality is that of {@link Double#equals}. */
    record RealValue(double value) implements Value {}

    /** ENUMERATED by the name of the item; {@link #UNKNOWN_EXTENSION} + index for an item of a newer version. */
    record EnumeratedValue(String name) implements Value {}

    /**
     * BIT STRING.
     *
     * @param bits left aligned, zero padded to octets
     * @param length number of bits
     */
    record BitStringValue(Octets bits, int length) implements Value {}

    /** OCTET STRING. */
    record OctetStringValue(Octets octets) implements Value {}

    /** A character string, or an OBJECT IDENTIFIER in dotted form. */
    record TextValue(String text) implements Value {}

    /** SEQUENCE OF. */
    record ListValue(List<Value> items) implements Value {
        public ListValue {
            items = List.copyOf(items);
        }
    }

    /** CHOICE; {@link #UNKNOWN_EXTENSION} + index and an {@link OpaqueValue} for an alternative of a newer version. */
    record ChoiceValue(String alternative, Value value) implements Value {}

    /** Contents of an open type that the schema does not know; kept so that it can be written again. */
    record OpaqueValue(Octets contents) implements Value {}

    /** Short form of {@link IntegerValue}. */
    static Value of(long value) {
        return new IntegerValue(value);
    }

    /** Short form of {@link OctetStringValue}. */
    static Value of(Octets octets) {
        return new OctetStringValue(octets);
    }

    /** Short form of {@link TextValue}. */
    static Value text(String text) {
        return new TextValue(text);
    }

    /** Short form of {@link EnumeratedValue}. */
    static Value named(String name) {
        return new EnumeratedValue(name);
    }

    /** Short form of {@link ChoiceValue}. */
    static ChoiceValue choice(String alternative, Value value) {
        return new ChoiceValue(alternative, value);
    }

    /** Short form of {@link ListValue}. */
    static ListValue list(List<? extends Value> items) {
        return new ListValue(List.copyOf(items));
    }
}

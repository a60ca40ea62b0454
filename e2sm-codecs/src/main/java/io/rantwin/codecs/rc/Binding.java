package io.rantwin.codecs.rc;

import io.rantwin.codecs.asn1.SequenceValue;
import io.rantwin.codecs.asn1.Value;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.EnumeratedValue;
import io.rantwin.codecs.asn1.Value.IntegerValue;
import io.rantwin.codecs.asn1.Value.ListValue;
import io.rantwin.codecs.asn1.Value.OctetStringValue;
import io.rantwin.codecs.asn1.Value.TextValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import io.rantwin.codecs.per.PerReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How a record and an ASN.1 value become each other, declared once for both directions. Immutable and thread-safe.
 *
 * @param <T> type of the record, or of a component
 */
interface Binding<T> {
    /** INTEGER. */
    Binding<Long> INTEGER = of(value -> ((IntegerValue) value).value(), IntegerValue::new);

    /** INTEGER whose range fits an {@code int}. */
    Binding<Integer> INT = INTEGER.as(Long::intValue, Integer::longValue);

    /** BOOLEAN. */
    Binding<Boolean> BOOLEAN = of(value -> ((BooleanValue) value).value(), BooleanValue::new);

    /** OCTET STRING. */
    Binding<Octets> OCTETS = of(value -> ((OctetStringValue) value).octets(), OctetStringValue::new);

    /** A character string. */
    Binding<String> TEXT = of(value -> ((TextValue) value).text(), TextValue::new);

    /** ENUMERATED {true, false, ...}. */
    Binding<Boolean> TRUE_OR_FALSE = new Binding<>() {
        @Override
        public Boolean read(Value value) throws PerException {
            String name = ((EnumeratedValue) value).name();
            return switch (name) {
                case "true" -> true;
                case "false" -> false;
                default -> throw newer(name);
            };
        }

        @Override
        public Value write(Boolean content, int depth) {
            return new EnumeratedValue(content.toString());
        }
    };

    /**
     * From the value of the schema.
     *
     * @throws PerException when the value holds something of a newer version that the record has no place for
     */
    T read(Value value) throws PerException;

    /**
     * To a value of the schema; ranges are checked when it is encoded.
     *
     * @param depth number of constructed values around this one
     * @throws PerException when it nests deeper than a reader accepts
     */
    Value write(T content, int depth) throws PerException;

    /** A binding that cannot fail. */
    static <T> Binding<T> of(Function<Value, T> read, Function<T, Value> write) {
        return new Binding<>() {
            @Override
            public T read(Value value) {
                return read.apply(value);
            }

            @Override
            public Value write(T content, int depth) throws PerException {
                try {
                    return write.apply(content);
                } catch (IllegalArgumentException e) {
                    throw new PerException(String.valueOf(e.getMessage()), 0);
                }
            }
        };
    }

    /** ENUMERATED. */
    static <E extends Enum<E> & Named> Binding<E> named(Class<E> items) {
        Map<String, E> byName = new HashMap<>();
        for (E item : items.getEnumConstants()) {
            byName.put(item.asn1Name(), item);
        }
        return new Binding<>() {
            @Override
            public E read(Value value) throws PerException {
                String name = ((EnumeratedValue) value).name();
                E item = byName.get(name);
                if (item == null) {
                    throw newer(name);
                }
                return item;
            }

            @Override
            public Value write(E content, int depth) {
                return new EnumeratedValue(content.asn1Name());
            }
        };
    }

    /** The same value as another Java type. */
    default <U> Binding<U> as(Function<T, U> there, Function<U, T> back) {
        Binding<T> inner = this;
        return new Binding<>() {
            @Override
            public U read(Value value) throws PerException {
                return there.apply(inner.read(value));
            }

            @Override
            public Value write(U content, int depth) throws PerException {
                return inner.write(back.apply(content), depth);
            }
        };
    }

    /** A binding that is looked up when it is used, for recursive types. */
    static <T> Binding<T> lazily(Supplier<Binding<T>> binding) {
        return new Binding<>() {
            @Override
            public T read(Value value) throws PerException {
                return binding.get().read(value);
            }

            @Override
            public Value write(T content, int depth) throws PerException {
                return binding.get().write(content, depth);
            }
        };
    }

    /** SEQUENCE OF. */
    default Binding<List<T>> list() {
        Binding<T> item = this;
        return new Binding<>() {
            @Override
            public List<T> read(Value value) throws PerException {
                List<Value> values = ((ListValue) value).items();
                List<T> items = new ArrayList<>(values.size());
                for (int i = 0; i < values.size(); i++) {
                    try {
                        items.add(item.read(values.get(i)));
                    } catch (PerException e) {
                        throw e.within(i);
                    }
                }
                return items;
            }

            @Override
            public Value write(List<T> content, int depth) throws PerException {
                int below = deeper(depth);
                List<Value> values = new ArrayList<>(content.size());
                for (int i = 0; i < content.size(); i++) {
                    try {
                        values.add(item.write(content.get(i), below));
                    } catch (PerException e) {
                        throw e.within(i);
                    }
                }
                return new ListValue(values);
            }
        };
    }

    /** SEQUENCE of one mandatory member, which in Java stands for itself. */
    default Binding<T> within(String member) {
        Binding<T> inner = this;
        return new Binding<>() {
            @Override
            public T read(Value value) throws PerException {
                try {
                    return inner.read(((SequenceValue) value).get(member));
                } catch (PerException e) {
                    throw e.within(member);
                }
            }

            @Override
            public Value write(T content, int depth) throws PerException {
                try {
                    return SequenceValue.of(member, inner.write(content, deeper(depth)));
                } catch (PerException e) {
                    throw e.within(member);
                }
            }
        };
    }

    /** One level more, within the limit that readers have. */
    static int deeper(int depth) throws PerException {
        if (depth >= PerReader.MAX_DEPTH) {
            throw new PerException("nested deeper than " + PerReader.MAX_DEPTH + " levels", 0);
        }
        return depth + 1;
    }

    /** The error for an item of an enumeration that a newer version added. */
    private static PerException newer(String name) {
        return new PerException("item " + name + " is of a version after E2SM-RC v01.03", 0);
    }
}

package io.rantwin.codecs.asn1;

import io.rantwin.codecs.per.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * SEQUENCE: members by name, absent ones left out. The typed getters are for mappers that know the schema: a member of
 * another kind is a mistake of the programmer and an unchecked exception; an absent one is {@code null} from the
 * {@code find...} methods. Immutable and thread-safe.
 */
public final class SequenceValue implements Value {
    /**
     * An extension addition that the schema does not know, kept as it came.
     *
     * @param index position among the extension additions, from 0
     * @param contents contents of its open type
     */
    public record UnknownAddition(int index, Octets contents) {}

    private final String[] names;
    private final @Nullable Value[] values;
    private final List<UnknownAddition> unknownAdditions;

    /** The last answer of {@link #arrangedAs}: parts that repeat in a message are arranged once. Derived, so a race is harmless. */
    private @Nullable Arrangement arrangement;

    @SuppressWarnings("ArrayRecordComponent") // Never compared, never handed out.
    private record Arrangement(String[] wanted, @Nullable Value[] values) {}

    /** Takes over both arrays; {@code names} may be shared by all values of a type. */
    SequenceValue(String[] names, @Nullable Value[] values, List<UnknownAddition> unknownAdditions) {
        this.names = names;
        this.values = values;
        this.unknownAdditions = unknownAdditions;
    }

    /** A sequence with one member. */
    public static SequenceValue of(String name, Value value) {
        return new SequenceValue(new String[] {name}, new Value[] {value}, List.of());
    }

    /** A sequence with two members. */
    public static SequenceValue of(String name1, Value value1, String name2, Value value2) {
        return new SequenceValue(new String[] {name1, name2}, new Value[] {value1, value2}, List.of());
    }

    /** A sequence with three members. */
    public static SequenceValue of(String name1, Value value1, String name2, Value value2, String name3, Value value3) {
        return new SequenceValue(new String[] {name1, name2, name3}, new Value[] {value1, value2, value3}, List.of());
    }

    /** A sequence to be filled member by member. */
    public static Builder builder() {
        return new Builder();
    }

    /** The member, or {@code null} when absent or unknown to this version. */
    public @Nullable Value find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** Whether the member is there. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** The member, which must be there. */
    public Value get(String name) {
        Value value = find(name);
        if (value == null) {
            throw new IllegalArgumentException("no member " + name + " in " + this);
        }
        return value;
    }

    /** Value of an INTEGER member. */
    public long integer(String name) {
        return ((IntegerValue) get(name)).value();
    }

    /** Value of an INTEGER member, or {@code null}. */
    public @Nullable Long findInteger(String name) {
        return find(name) instanceof IntegerValue(long value) ? (Long) value : null;
    }

    /** Item name of an ENUMERATED member. */
    public String enumerated(String name) {
        return ((EnumeratedValue) get(name)).name();
    }

    /** Item name of an ENUMERATED member, or {@code null}. */
    public @Nullable String findEnumerated(String name) {
        return find(name) instanceof EnumeratedValue(String item) ? item : null;
    }

    /** Contents of an OCTET STRING member. */
    public Octets octets(String name) {
        return ((OctetStringValue) get(name)).octets();
    }

    /** Contents of an OCTET STRING member, or {@code null}. */
    public @Nullable Octets findOctets(String name) {
        return find(name) instanceof OctetStringValue(Octets octets) ? octets : null;
    }

    /** Text of a character string member. */
    public String text(String name) {
        return ((TextValue) get(name)).text();
    }

    /** Text of a character string member, or {@code null}. */
    public @Nullable String findText(String name) {
        return find(name) instanceof TextValue(String text) ? text : null;
    }

    /** A SEQUENCE member. */
    public SequenceValue sequence(String name) {
        return (SequenceValue) get(name);
    }

    /** A SEQUENCE member, or {@code null}. */
    public @Nullable SequenceValue findSequence(String name) {
        return find(name) instanceof SequenceValue sequence ? sequence : null;
    }

    /** A CHOICE member. */
    public ChoiceValue choice(String name) {
        return (ChoiceValue) get(name);
    }

    /** A CHOICE member, or {@code null}. */
    public @Nullable ChoiceValue findChoice(String name) {
        return find(name) instanceof ChoiceValue choice ? choice : null;
    }

    /** Items of a SEQUENCE OF member; empty when it is absent. */
    public List<Value> items(String name) {
        return find(name) instanceof ListValue(List<Value> items) ? items : List.of();
    }

    /** Extension additions that the schema does not know. */
    public List<UnknownAddition> unknownAdditions() {
        return unknownAdditions;
    }

    /** Present members in order. */
    public void forEach(BiConsumer<String, Value> visitor) {
        for (int i = 0; i < names.length; i++) {
            Value value = values[i];
            if (value != null) {
                visitor.accept(names[i], value);
            }
        }
    }

    /** Values in the order of {@code wanted}, or {@code null} when a member is there that {@code wanted} lacks. */
    @SuppressWarnings("ReferenceEquality") // All values of one type share one array of names.
    @Nullable
    Value @Nullable [] arrangedAs(String[] wanted) {
        if (Arrays.equals(names, wanted)) {
            return values;
        }
        Arrangement last = arrangement;
        if (last != null && last.wanted() == wanted) {
            return last.values();
        }
        var arranged = new @Nullable Value[wanted.length];
        int expected = 0;
        for (int i = 0; i < names.length; i++) {
            Value value = values[i];
            if (value == null) {
                continue;
            }
            // Members nearly always come in the order of the type: search from the last hit on.
            int at = indexOf(wanted, names[i], expected);
            if (at < 0) {
                return null;
            }
            arranged[at] = value;
            expected = at + 1;
        }
        arrangement = new Arrangement(wanted, arranged);
        return arranged;
    }

    private static int indexOf(String[] wanted, String name, int from) {
        for (int n = 0, i = from; n < wanted.length; n++, i++) {
            int at = i < wanted.length ? i : i - wanted.length;
            if (wanted[at].equals(name)) {
                return at;
            }
        }
        return -1;
    }

    /** Name of a present member that {@code known} lacks, for an error. */
    @Nullable
    String memberMissingIn(String[] known) {
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null && indexOf(known, names[i], 0) < 0) {
                return names[i];
            }
        }
        return null;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // All values of one type share one array of names.
    public boolean equals(Object other) {
        if (!(other instanceof SequenceValue that) || !unknownAdditions.equals(that.unknownAdditions)) {
            return false;
        }
        if (names == that.names) {
            return Arrays.equals(values, that.values);
        }
        // As many members, and all of ours among theirs. Comparing both ways would double the work at every level.
        return presentCount() == that.presentCount() && isWithin(that);
    }

    private int presentCount() {
        int count = 0;
        for (Value value : values) {
            count += value == null ? 0 : 1;
        }
        return count;
    }

    private boolean isWithin(SequenceValue that) {
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null && !Objects.equals(values[i], that.find(names[i]))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int sum = unknownAdditions.hashCode();
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                sum += names[i].hashCode() * 31 ^ Objects.hashCode(values[i]);
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("{");
        forEach((name, value) -> text.append(text.length() > 1 ? ", " : "")
                .append(name)
                .append('=')
                .append(value));
        return text.append('}').toString();
    }

    /** Collects the members of a sequence. Not thread-safe. */
    public static final class Builder {
        private String[] names = new String[4];
        private Value[] values = new Value[4];
        private int count;
        private List<UnknownAddition> additions = List.of();

        /** Adds a member; {@code null} leaves it out. */
        public Builder set(String name, @Nullable Value value) {
            if (value != null) {
                if (count == names.length) {
                    names = Arrays.copyOf(names, 2 * count);
                    values = Arrays.copyOf(values, 2 * count);
                }
                names[count] = name;
                values[count++] = value;
            }
            return this;
        }

        /** Adds an INTEGER member; {@code null} leaves it out. */
        public Builder set(String name, @Nullable Long value) {
            return value == null ? this : set(name, new IntegerValue(value));
        }

        /** Adds an OCTET STRING member; {@code null} leaves it out. */
        public Builder set(String name, @Nullable Octets value) {
            return value == null ? this : set(name, new OctetStringValue(value));
        }

        /** Adds a character string member; {@code null} leaves it out. */
        public Builder setText(String name, @Nullable String text) {
            return text == null ? this : set(name, new TextValue(text));
        }

        /** Adds an ENUMERATED member; {@code null} leaves it out. */
        public Builder setNamed(String name, @Nullable String item) {
            return item == null ? this : set(name, new EnumeratedValue(item));
        }

        /** Adds extension additions as they came from a peer with a newer schema. */
        public Builder unknownAdditions(List<UnknownAddition> unknown) {
            additions = List.copyOf(unknown);
            return this;
        }

        public SequenceValue build() {
            return new SequenceValue(Arrays.copyOf(names, count), Arrays.copyOf(values, count), additions);
        }
    }
}

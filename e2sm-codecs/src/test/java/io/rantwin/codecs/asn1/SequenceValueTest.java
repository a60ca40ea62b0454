package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.per.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences as values. */
class SequenceValueTest {
    private static final SequenceValue FULL = SequenceValue.builder()
            .set("number", 5L)
            .setNamed("item", "red")
            .set("octets", Octets.ofHex("01"))
            .setText("text", "hello")
            .set("inner", SequenceValue.of("a", Value.of(1)))
            .set("pick", Value.choice("x", Value.of(2)))
            .set("list", Value.list(List.of(Value.of(3))))
            .build();

    @Test
    void getters() {
        assertThat(FULL.integer("number")).isEqualTo(5);
        assertThat(FULL.findInteger("number")).isEqualTo(5);
        assertThat(FULL.enumerated("item")).isEqualTo("red");
        assertThat(FULL.findEnumerated("item")).isEqualTo("red");
        assertThat(FULL.octets("octets")).isEqualTo(Octets.ofHex("01"));
        assertThat(FULL.findOctets("octets")).isEqualTo(Octets.ofHex("01"));
        assertThat(FULL.text("text")).isEqualTo("hello");
        assertThat(FULL.findText("text")).isEqualTo("hello");
        assertThat(FULL.sequence("inner").integer("a")).isOne();
        assertThat(FULL.findSequence("inner")).isEqualTo(FULL.get("inner"));
        assertThat(FULL.choice("pick").alternative()).isEqualTo("x");
        assertThat(FULL.findChoice("pick")).isEqualTo(FULL.get("pick"));
        assertThat(FULL.items("list")).containsExactly(Value.of(3));
    }

    @Test
    void whatIsAbsentIsNullOrEmptyAndNeverTakenForGranted() {
        assertThat(FULL.has("other")).isFalse();
        assertThat(FULL.find("other")).isNull();
        assertThat(FULL.findInteger("other")).isNull();
        assertThat(FULL.findEnumerated("other")).isNull();
        assertThat(FULL.findOctets("other")).isNull();
        assertThat(FULL.findText("other")).isNull();
        assertThat(FULL.findSequence("other")).isNull();
        assertThat(FULL.findChoice("other")).isNull();
        assertThat(FULL.items("other")).isEmpty();
        assertThatThrownBy(() -> FULL.get("other"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no member other");
        assertThatThrownBy(() -> FULL.integer("text")).isInstanceOf(ClassCastException.class);
    }

    @Test
    void theOrderOfMembersIsNoPartOfTheValue() {
        SequenceValue one = SequenceValue.of("a", Value.of(1), "b", Value.of(2));
        SequenceValue other = SequenceValue.of("b", Value.of(2), "a", Value.of(1));
        assertThat(one)
                .isEqualTo(other)
                .hasSameHashCodeAs(other)
                .hasToString("{a=" + Value.of(1) + ", b=" + Value.of(2) + "}");
        assertThat(other).isEqualTo(one);
        assertThat(one).isNotEqualTo(SequenceValue.of("a", Value.of(1), "b", Value.of(3)));
        assertThat(one).isNotEqualTo(SequenceValue.of("a", Value.of(1), "c", Value.of(2)));
        assertThat(one).isNotEqualTo(SequenceValue.of("a", Value.of(1)));
        assertThat(SequenceValue.of("a", Value.of(1))).isNotEqualTo(one);
        assertThat(one).isNotEqualTo(Value.of(1));
        List<String> order = new ArrayList<>();
        one.forEach((name, _) -> order.add(name));
        assertThat(order).containsExactly("a", "b");
    }

    @Test
    void absentMembersOfADecodedValueAreNoPartOfTheValue() throws Exception {
        Schema schema = Tables.schema("S = seq{ a?:bool b:bool c?:bool }");
        Value decoded = Tables.decode(schema, "S", "20");
        SequenceValue built = SequenceValue.of("b", new BooleanValue(true));
        assertThat(decoded).isEqualTo(built).hasSameHashCodeAs(built);
        assertThat(built).isEqualTo(decoded);
    }

    @Test
    void unknownAdditionsArePartOfTheValue() {
        var addition = new UnknownAddition(1, Octets.ofHex("01"));
        SequenceValue with = SequenceValue.builder()
                .set("a", 1L)
                .unknownAdditions(List.of(addition))
                .build();
        assertThat(with).isNotEqualTo(SequenceValue.of("a", Value.of(1)));
        assertThat(with.unknownAdditions()).containsExactly(addition);
    }

    /** The work doubled with each level once: 2^60 comparisons would never end. The limit only stops a hanging build. */
    @Test
    void equalityIsLinearInNesting() {
        Value one = nested("a", "b");
        Value other = nested("b", "a");
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            assertThat(one.equals(other)).isTrue();
            assertThat(other.equals(one)).isTrue();
            assertThat(one.hashCode()).isEqualTo(other.hashCode());
        });
    }

    private static Value nested(String first, String second) {
        Value value = Value.of(1);
        for (int level = 0; level < 60; level++) {
            Value leaf = Value.of(level);
            value = first.equals("a")
                    ? SequenceValue.of(first, value, second, leaf)
                    : SequenceValue.of(first, leaf, second, value);
        }
        return value;
    }
}

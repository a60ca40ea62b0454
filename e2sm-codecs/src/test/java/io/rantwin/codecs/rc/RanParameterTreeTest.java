package io.rantwin.codecs.rc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RanParameterTreeTest {
    private final RcCodec codec = new RcCodec();

    @Property(tries = 300, seed = "1")
    void everyTreeIsReadAsItWasWritten(@ForAll("trees") List<RanParameter> tree) throws PerException {
        ControlMessage message = new ControlMessage.Format1(tree);
        Octets octets = codec.encode(RcType.CONTROL_MESSAGE, message);
        assertThat(codec.decode(RcType.CONTROL_MESSAGE, octets)).isEqualTo(message);
    }

    @Provide
    Arbitrary<List<RanParameter>> trees() {
        return parameters(3).list().ofMaxSize(4);
    }

    private static Arbitrary<RanParameter> parameters(int levels) {
        Arbitrary<Long> ids = Arbitraries.longs().between(1, 4294967295L);
        Arbitrary<RanParameter> key = Combinators.combine(ids, values()).as(RanParameter.KeyElement::new);
        Arbitrary<RanParameter> element =
                Combinators.combine(ids, values().injectNull(0.2)).as(RanParameter.Element::new);
        if (levels == 0) {
            return Arbitraries.oneOf(key, element);
        }
        Arbitrary<List<RanParameter>> below =
                Arbitraries.lazy(() -> parameters(levels - 1)).list().ofMaxSize(3);
        Arbitrary<RanParameter> structure = Combinators.combine(ids, below).as(RanParameter.Structure::new);
        Arbitrary<RanParameter> list =
                Combinators.combine(ids, below.list().ofMinSize(1).ofMaxSize(3)).as(RanParameter.ParameterList::new);
        return Arbitraries.oneOf(key, element, structure, list);
    }

    private static Arbitrary<ParameterValue> values() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(ParameterValue::of),
                Arbitraries.of(true, false).map(ParameterValue::of),
                Arbitraries.doubles().map(value -> ParameterValue.of(value == 0 ? 0.0 : value)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(40).map(bytes -> ParameterValue.of(Octets.of(bytes))),
                Arbitraries.strings()
                        .withChars("ABCabc019 '()+,-./:=?")
                        .ofMaxLength(200)
                        .map(ParameterValue::of),
                Arbitraries.integers()
                        .between(0, 7)
                        .map(unused -> new ParameterValue.Bits(Octets.of((byte) (0xff << unused)), 8 - unused)));
    }

    @Test
    void pathsAreFoundWhateverStandsBetween() {
        var tree = new ParameterTree(List.of(
                RanParameter.list(
                        1,
                        List.of(
                                List.of(RanParameter.structure(2, RanParameter.key(3, 7), RanParameter.element(4))),
                                List.of(RanParameter.key(3, 8)))),
                RanParameter.element(3, 9)));
        assertThat(tree.integer(3)).isEqualTo(9);
        assertThat(tree.integer(1, 2, 3)).isEqualTo(7);
        assertThat(tree.integer(1, 3)).isEqualTo(8);
        assertThat(tree.items(1)).extracting(item -> item.integer(3)).containsExactly(7L, 8L);
        assertThat(tree.items(1, 2)).hasSize(1);
        assertThat(tree.has(1, 4)).isTrue();
        assertThat(tree.value(1, 4)).isNull();
        assertThat(tree.find(2, 1)).isNull();
        assertThat(tree.octets(3)).isNull();
    }

    @Test
    void nestingIsLimitedBothWays() throws PerException {
        ControlMessage deepEnough = new ControlMessage.Format1(List.of(nested(64)));
        Octets octets = codec.encode(RcType.CONTROL_MESSAGE, deepEnough);
        assertThat(codec.decode(RcType.CONTROL_MESSAGE, octets)).isEqualTo(deepEnough);

        ControlMessage tooDeep = new ControlMessage.Format1(List.of(nested(100_000)));
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codec.encode(RcType.CONTROL_MESSAGE, tooDeep))
                .withMessageContaining("nested deeper");

        // One structure within another takes ten octets, with lengths that are all 1: repeated, they nest for ever.
        String level = octets.toHex().substring(6, 16);
        Octets endless = Octets.ofHex("000001" + level.repeat(50_000));
        assertThatExceptionOfType(PerException.class)
                .isThrownBy(() -> codec.decode(RcType.CONTROL_MESSAGE, endless))
                .withMessageContaining("nested deeper");
    }

    private static RanParameter nested(int levels) {
        RanParameter tree = RanParameter.key(1, 1);
        for (int i = 0; i < levels; i++) {
            tree = RanParameter.structure(1, tree);
        }
        return tree;
    }
}

package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.asn1.OpenType.Row;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notation of the schema tables. */
class SchemaNotationTest {
    @Test
    void everyTypeOfTheNotation() {
        Schema schema = Tables.schema("""
                # a comment = { ignored
                B = bool  N = null  R = real  O = oid   # four on a line
                I0 = int
                I1 = int(-5..300)
                I2 = int(1..)
                I3 = int(1..9,...)
                E = enum{ a b-c ... d }
                S1 = bits(22..32)  S2 = octets(3)  S3 = printable(1..150,...)  S4 = visible  S5 = ia5(2)  S6 = utf8(1..9)
                L = list(1..4) int
                C = choice{ x:B y:E ... z:L }
                Q = seq{ m:I1 o?:S2 ... p?:B [[ g:I1 h?:I2 ]] }
                ProtocolIE-ID = int(0..65535)
                Criticality = enum{ reject ignore notify }
                M = seq{ ies:ies{ 3:I1/reject 10?:S2/ignore } }
                W = ie{ 1:B }
                """);
        assertThat(schema.type("B")).isSameAs(SimpleType.BOOLEAN);
        assertThat(schema.type("O")).isSameAs(SimpleType.OBJECT_IDENTIFIER);
        assertThat(schema.type("I0")).isEqualTo(new IntegerType(null, null, false));
        assertThat(schema.type("I1")).isEqualTo(new IntegerType(-5L, 300L, false));
        assertThat(schema.type("I2")).isEqualTo(new IntegerType(1L, null, false));
        assertThat(schema.type("I3")).isEqualTo(new IntegerType(1L, 9L, true));
        assertThat(((EnumeratedType) schema.type("E")).names()).containsExactly("a", "b-c", "d");
        assertThat(schema.type("S1"))
                .isEqualTo(new StringType(StringType.Kind.BITS, new SizeConstraint(22, 32, false)));
        assertThat(schema.type("S2"))
                .isEqualTo(new StringType(StringType.Kind.OCTETS, new SizeConstraint(3, 3, false)));
        assertThat(schema.type("S3")).hasToString("StringType[kind=PRINTABLE, size=1..150,...]");
        assertThat(schema.type("S4")).isEqualTo(new StringType(StringType.Kind.VISIBLE, SizeConstraint.ANY));
        assertThat(((SequenceOfType) schema.type("L")).item()).isEqualTo(new IntegerType(null, null, false));
        var choice = (ChoiceType) schema.type("C");
        assertThat(choice.names()).containsExactly("x", "y", "z");
        assertThat(choice.alternative("x")).isSameAs(SimpleType.BOOLEAN);
        assertThat(choice.alternative("nothing")).isNull();
        var sequence = (SequenceType) schema.type("Q");
        assertThat(sequence.names()).containsExactly("m", "o", "p", "g", "h");
        assertThat(sequence.isOptional("m")).isFalse();
        assertThat(sequence.isOptional("o")).isTrue();
        assertThat(sequence.isOptional("g")).isTrue();
        assertThat(sequence.isOptional("nothing")).isFalse();
        assertThat(sequence.member("o")).isSameAs(schema.type("S2"));
        var list = (SequenceOfType) Objects.requireNonNull(((SequenceType) schema.type("M")).member("ies"));
        var open = (OpenType) Objects.requireNonNull(((SequenceType) list.item()).member("value"));
        assertThat(open.selector()).isEqualTo("id");
        assertThat(open.rows())
                .extracting(Row::key, Row::criticality, Row::mandatory)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, Criticality.REJECT, true),
                        org.assertj.core.groups.Tuple.tuple(10, Criticality.IGNORE, false));
        assertThat(open.typeFor(3)).isSameAs(schema.type("I1"));
        assertThat(open.typeFor(4)).isNull();
        assertThat(open.typeFor(-1)).isNull();
        assertThat(open.row(99)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A = seq{ m int }|main line 2: expected ':', found 'int'",
                "A = seq{ m:int|main line 2: expected a name, found ''",
                "A int|main line 2: expected '=', found 'int'",
                "A = int(x..3)|main line 2: expected a number, found 'x'",
                "A = int(5..3)|main line 2: range 5..3",
                "A = int(-9223372036854775808..9223372036854775807)|main line 2: range",
                "A = int(1..3,..)|main line 2: expected '...', found '..'",
                "A = enum{ a , }|main line 2: expected a name, found ','",
                "A = &|main line 2: unexpected character '&'",
                "A = octets(3|main line 2: expected ')', found ''",
                "= int|main line 2: expected a name, found '='",
                "A = Missing|test refers to Missing, which is not defined",
            })
    void mistakesAreReportedWithTableAndLine(String table, String message) {
        assertThatThrownBy(() -> Tables.schema("# first line\n" + table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTableThatExtendsAnotherReplacesItsDefinitionsEverywhere() throws Exception {
        Schema schema = Tables.schema(Map.of(
                "main", "extends base-v01.00\nStamp = octets(8)",
                "base-v01.00", "Header = seq{ stamp:Stamp items:list(0..3) Stamp }\nStamp = octets(4)"));
        var header = (SequenceType) schema.type("Header");
        assertThat(header.member("stamp")).hasToString("StringType[kind=OCTETS, size=8..8]");
        assertThat(((SequenceOfType) Objects.requireNonNull(header.member("items"))).item())
                .isSameAs(schema.type("Stamp"));
        assertThat(schema.typeNames()).contains("Header", "Stamp");
        assertThatThrownBy(() -> Tables.schema("extends nowhere")).hasMessageContaining("nowhere");
    }

    @Test
    void unknownTypesAreAskedForInVain() {
        Schema schema = Tables.schema("A = int");
        assertThat(schema.find("B")).isNull();
        assertThatThrownBy(() -> schema.type("B"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test has no type B");
    }
}

package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rantwin.codecs.asn1.Value.BitStringValue;
import io.rantwin.codecs.asn1.Value.BooleanValue;
import io.rantwin.codecs.asn1.Value.NullValue;
import io.rantwin.codecs.asn1.Value.RealValue;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Octets of the types; worked out by hand from the clauses of X.691. */
class TypesTest {
    private static final Schema SCHEMA = Tables.schema("""
            Small = int(3..6)
            Wider = int(1..9,...)
            From = int(1..)
            Any = int
            Item = enum{ a b c ... d e }
            Fixed = octets(2)  Longer = octets(3)  Some = octets(1..4)  Free = octets  Grown = octets(1..2,...)
            Bit16 = bits(16)  Bit17 = bits(17)  Gnb = bits(22..32)  BitsFree = bits
            Name = printable(1..150,...)  Short = printable(1)  Pair = printable(2)  Three = printable(3)
            Seen = visible(0..15)  Ascii = ia5  Wide = utf8(1..4)
            List = list(1..4) Small
            Lots = list(0..65536) bool
            Chosen = choice{ n:null b:bool ... s:Small }
            Only = choice{ n:Small ... }
            Pack = seq{ flag:bool n?:Small o?:Fixed ... }
            Tree = seq{ leaf?:Any under?:list(0..3) Tree ... }
            """);

    /** Clause 11.9.3.8 counts bits here: 16K bits are a fragment of 2048 octets, a rest of 3 bits is one octet. */
    @Test
    void longBitStringsAreFragments() throws PerException {
        String ones = "ff".repeat(2048);
        same("BitsFree", new BitStringValue(Octets.ofHex(ones + "a0"), 16_387), "c1" + ones + "03a0");
        same("BitsFree", new BitStringValue(Octets.ofHex(ones), 16_384), "c1" + ones + "00");
        same(
                "BitsFree",
                new BitStringValue(Octets.ofHex(ones.repeat(5)), 5 * 16_384),
                "c4" + ones.repeat(4) + "c1" + ones + "00");
    }

    @Test
    void whatIsTooDeepToBeReadIsNotWritten() {
        Value tree = SequenceValue.builder().build();
        for (int i = 0; i < 300; i++) {
            tree = SequenceValue.of("under", Value.list(List.of(tree)));
        }
        Value deep = tree;

        assertThatThrownBy(() -> SCHEMA.encode("Tree", deep))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("nested deeper than 512 levels");
    }

    @ParameterizedTest
    @CsvSource({
        // clause 13
        "Small, 6, c0",
        "Wider, 9, 40",
        "Wider, 10, 80010a",
        "Wider, -1, 8001ff",
        "From, 1, 0100",
        "Any, 128, 020080",
    })
    void integers(String type, long number, String hex) throws PerException {
        same(type, Value.of(number), hex);
    }

    @ParameterizedTest
    @CsvSource({
        // clause 14: extension bit, index; additions as normally small numbers
        "a, 00",
        "c, 40",
        "d, 80",
        "e, 81",
        "extension-2, 82",
        "extension-63, bf",
        "extension-64, c00140"
    })
    void enumerations(String item, String hex) throws PerException {
        same("Item", Value.named(item), hex);
    }

    @ParameterizedTest
    @CsvSource({
        // clause 17: up to two octets of fixed size are not aligned
        "Fixed, 0102, 0102",
        "Longer, 010203, 010203",
        "Some, 0102, 400102",
        "Free, 0102, 020102",
        "Grown, 01, 0001",
        "Grown, 010203, 8003010203",
    })
    void octetStrings(String type, String octets, String hex) throws PerException {
        same(type, Value.of(Octets.ofHex(octets)), hex);
    }

    @Test
    void emptyStringsOfUnboundedSize() throws PerException {
        same("Free", Value.of(Octets.EMPTY), "00");
        same("Ascii", Value.text(""), "00");
        same("BitsFree", new BitStringValue(Octets.EMPTY, 0), "00");
    }

    @ParameterizedTest
    @CsvSource({
        // clause 16
        "Bit16, ffff, 16, ffff",
        "Bit17, ffff80, 17, ffff80",
        "Gnb, fffffc, 22, 00fffffc",
        "Gnb, 12345678, 32, a012345678",
        "BitsFree, e0, 3, 03e0",
    })
    void bitStrings(String type, String bits, int length, String hex) throws PerException {
        same(type, new BitStringValue(Octets.ofHex(bits), length), hex);
    }

    @ParameterizedTest
    @CsvSource({
        // clause 30: eight bits a character
        "Name, A, 000041",
        "Name, AB, 00804142",
        "Short, A, 41",
        "Pair, AB, 4142",
        "Three, ABC, 414243",
        "Seen, AB, 204142",
        "Ascii, ~, 017e",
        "Wide, \u00e9, 02c3a9",
    })
    void texts(String type, String text, String hex) throws PerException {
        same(type, Value.text(text), hex);
    }

    @Test
    void alignmentInsideASequence() throws PerException {
        // 0 extension, 11 optional members, 1 flag, 10 Small 5 of 3..6; then Fixed of two octets without alignment
        var pack = SequenceValue.builder()
                .set("flag", new BooleanValue(true))
                .set("n", 5L)
                .set("o", Octets.ofHex("ffff"))
                .build();
        same("Pack", pack, "7bfffc");
        same("Pack", SequenceValue.of("flag", new BooleanValue(false)), "00");
    }

    @Test
    void listsAndChoices() throws PerException {
        // clause 20: 4 sizes in two bits; clause 23: extension bit, index
        same("List", Value.list(List.of(Value.of(3), Value.of(6))), "4c");
        same("Chosen", Value.choice("b", new BooleanValue(true)), "60");
        same("Chosen", Value.choice("n", NullValue.NULL), "00");
        same("Chosen", Value.choice("s", Value.of(4)), "800140");
        same("Only", Value.choice("n", Value.of(4)), "20");
        same("Chosen", Value.choice("extension-5", new Value.OpaqueValue(Octets.ofHex("abcd"))), "8502abcd");
    }

    @Test
    void listsInFragments() throws PerException {
        for (int count : new int[] {0, 127, 128, 16_383, 16_384, 16_385, 65_536, 70_000}) {
            Value list = Value.list(Collections.nCopies(count, new BooleanValue(true)));
            byte[] octets = SCHEMA.encode("Lots", list);
            assertThat(SCHEMA.decode("Lots", octets).value()).isEqualTo(list);
            assertThat(octets.length).isLessThan(count / 8 + 16);
        }
    }

    private static void same(String type, Value value, String hex) throws PerException {
        assertThat(Tables.encode(SCHEMA, type, value)).isEqualTo(hex);
        Schema.Decoded decoded = SCHEMA.decode(type, HexFormat.of().parseHex(hex));
        assertThat(decoded).isEqualTo(new Schema.Decoded(value, 0, 0));
        assertThat(SCHEMA.decode(type, Octets.ofHex(hex))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "Small, 2, 'number 2 is outside 3..6'",
        "Small, 7, 'number 7 is outside 3..6'",
        "From, 0, 'number 0 is below 1'"
    })
    void numbersOutsideTheRangeAreRefused(String type, long number, String message) {
        assertThatThrownBy(() -> SCHEMA.encode(type, Value.of(number)))
                .isInstanceOf(PerException.class)
                .hasMessageContaining(message);
    }

    @Test
    void sizesOutsideTheConstraintAreRefused() {
        refused("Some", Value.of(Octets.EMPTY), "size 0 is outside 1..4");
        refused("Some", Value.of(Octets.ofHex("0102030405")), "size 5 is outside 1..4");
        refused("Three", Value.text("AB"), "size 2 is outside 3..3");
        refused("Gnb", new BitStringValue(Octets.ofHex("ff"), 8), "size 8 is outside 22..32");
        refused("List", Value.list(List.of()), "size 0 is outside 1..4");
        refused("Gnb", new BitStringValue(Octets.ofHex("ff"), 22), "BIT STRING");
    }

    @Test
    void valuesOfAnotherKindAreRefused() {
        for (String type : SCHEMA.typeNames()) {
            refused(type, new Value.OpaqueValue(Octets.EMPTY), "expected ");
        }
        for (SimpleType type : SimpleType.values()) {
            assertThatThrownBy(() -> type.encode(new io.rantwin.codecs.per.PerWriter(), Value.of(1)))
                    .isInstanceOf(PerException.class);
        }
        refused("Item", Value.named("nobody"), "no item or alternative named nobody");
        refused("Item", Value.named("extension-65536"), "no item or alternative");
        refused("Item", Value.named("extension-"), "no item or alternative");
        refused("Chosen", Value.choice("nobody", NullValue.NULL), "no item or alternative named nobody");
        refused("Chosen", Value.choice("extension-7", NullValue.NULL), "unknown alternative");
        refused("Pack", SequenceValue.of("n", Value.of(4)), "flag: mandatory member is missing");
        refused("Pack", SequenceValue.of("flag", new BooleanValue(true), "x", Value.of(4)), "no member x");
        refused("Pack", SequenceValue.of("flag", new RealValue(1)), "flag: expected BOOLEAN, got RealValue");
    }

    private static void refused(String type, Value value, String message) {
        assertThatThrownBy(() -> SCHEMA.encode(type, value))
                .isInstanceOf(PerException.class)
                .hasMessageContaining(message);
    }

    @Test
    void alphabetsAreCheckedUnlessReceived() throws PerException {
        refused("Three", Value.text("A_B"), "character U+005F at 1 is not in the alphabet of PRINTABLE");
        refused("Seen", Value.text("\n"), "U+000A");
        refused("Ascii", Value.text("\u00e9"), "U+00E9");
        assertThat(SCHEMA.reencode("Three", Value.text("A_B"))).containsExactly('A', '_', 'B');
        assertThat(Tables.decode(SCHEMA, "Three", "415f42")).isEqualTo(Value.text("A_B"));
        assertThat(Tables.decode(SCHEMA, "Three", "41ff42")).isEqualTo(Value.text("A\u00ffB"));
        assertThatThrownBy(() -> SCHEMA.reencode("Three", Value.text("A\u0142B")))
                .isInstanceOf(PerException.class);
    }

    @Test
    void errorsNameTheMember() {
        Value tree = SequenceValue.of("leaf", Value.text("no number"));
        for (int i = 0; i < 2; i++) {
            tree = SequenceValue.of(
                    "under", Value.list(List.of(SequenceValue.builder().build(), tree)));
        }
        Value bad = tree;
        PerException error = catchThrowableOfType(PerException.class, () -> SCHEMA.encode("Tree", bad));
        assertThat(error.fieldPath()).isEqualTo("under[1].under[1].leaf");
        error = catchThrowableOfType(PerException.class, () -> Tables.decode(SCHEMA, "Tree", "29"));
        assertThat(error.fieldPath()).isEqualTo("under[0].under");
    }

    @Test
    void recursionEndsAtTheDepthLimit() throws PerException {
        // 0 extension, 01 under only, 01 one item: 00101 again and again
        String deep = "00101".repeat(255) + "000".repeat(1) + "0".repeat(10);
        assertThat(Schema.decode(SCHEMA.type("Tree"), octets(deep)).value()).isInstanceOf(SequenceValue.class);
        assertThatThrownBy(() -> Schema.decode(SCHEMA.type("Tree"), octets("00101".repeat(5_000))))
                .hasMessageContaining("nested deeper than 512 levels");
    }

    private static byte[] octets(String bits) {
        var octets = new byte[bits.length() / 8];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return octets;
    }

    @Test
    void leftOversAreCounted() throws PerException {
        assertThat(SCHEMA.decode("Small", HexFormat.of().parseHex("c00102")))
                .isEqualTo(new Schema.Decoded(Value.of(6), 2, 0));
        assertThat(SCHEMA.decode("Chosen", HexFormat.of().parseHex("8003400000")))
                .isEqualTo(new Schema.Decoded(Value.choice("s", Value.of(4)), 0, 2));
        assertThat(SCHEMA.decode("Chosen", HexFormat.of().parseHex("00")).trailingOctets())
                .isZero();
    }
}

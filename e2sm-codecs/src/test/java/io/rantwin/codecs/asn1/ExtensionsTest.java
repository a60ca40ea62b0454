package io.rantwin.codecs.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.asn1.SequenceValue.UnknownAddition;
import io.rantwin.codecs.per.Octets;
import io.rantwin.codecs.per.PerException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Extension additions of sequences (X.691 19.7 to 19.9): known, grouped, unknown, announced and absent. */
class ExtensionsTest {
    private static final Schema OLD = Tables.schema("S = seq{ a:int(0..255) ... }");
    private static final Schema NEW = Tables.schema("""
            S = seq{ a:int(0..255) ... b?:int(0..255) [[ c:int(0..255) d?:octets ]] e?:octets }
            Closed = seq{ a:int(0..255) }
            """);

    @Test
    void additionsAreOpenTypesBehindABitmap() throws PerException {
        // 1 extended; aligned 05; 0 000010 three additions; 100 the first; aligned, 01 octet: 07
        Value value = SequenceValue.of("a", Value.of(5), "b", Value.of(7));
        assertThat(Tables.encode(NEW, "S", value)).isEqualTo("800505000107");
    }

    @Test
    void aNewerMessageIsKeptAndWrittenAgain() throws PerException {
        Value value = SequenceValue.builder()
                .set("a", 5L)
                .set("b", 7L)
                .set("c", 9L)
                .set("e", Octets.ofHex("aabb"))
                .build();
        String hex = Tables.encode(NEW, "S", value);
        assertThat(Tables.decode(NEW, "S", hex)).isEqualTo(value);

        var kept = (SequenceValue) Tables.decode(OLD, "S", hex);
        assertThat(kept.integer("a")).isEqualTo(5);
        assertThat(kept.has("b")).isFalse();
        assertThat(kept.unknownAdditions())
                .containsExactly(
                        new UnknownAddition(0, Octets.ofHex("07")),
                        new UnknownAddition(1, Octets.ofHex("0009")),
                        new UnknownAddition(2, Octets.ofHex("02aabb")));
        assertThat(Tables.encode(OLD, "S", kept)).isEqualTo(hex);
        assertThat(kept).isNotEqualTo(SequenceValue.of("a", Value.of(5)));
    }

    @Test
    void anOlderMessageHasNoExtensionBit() throws PerException {
        Value value = SequenceValue.of("a", Value.of(5));
        assertThat(Tables.encode(OLD, "S", value)).isEqualTo("0005");
        assertThat(Tables.encode(NEW, "S", value)).isEqualTo("0005");
        assertThat(Tables.decode(NEW, "S", "0005")).isEqualTo(value);
    }

    @Test
    void anEmptyBitmapIsReadAndNeverWritten() throws PerException {
        // 1 extended; 05; 0 000010 three additions; 000 none
        Value value = Tables.decode(NEW, "S", "80050400");
        assertThat(value).isEqualTo(SequenceValue.of("a", Value.of(5)));
        assertThat(Tables.encode(NEW, "S", value)).isEqualTo("0005");
    }

    @Test
    void aLongBitmapIsCountedAsANormallySmallNumber() throws PerException {
        var value = SequenceValue.builder()
                .set("a", 5L)
                .unknownAdditions(List.of(new UnknownAddition(99, Octets.ofHex("01"))))
                .build();
        String hex = Tables.encode(OLD, "S", value);
        // 1 extended; 05; 1, aligned, 01 octet: 99; the bitmap of 100 bits; the open type
        assertThat(hex).isEqualTo("80058001630000000000000000000000001" + "0" + "0101");
        assertThat(Tables.decode(OLD, "S", hex)).isEqualTo(value);
    }

    @Test
    void aGroupWithoutItsMandatoryMemberIsRefused() {
        Value value = SequenceValue.of("a", Value.of(5), "d", Value.of(Octets.EMPTY));
        assertThatThrownBy(() -> NEW.encode("S", value))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("mandatory member is missing");
    }

    @Test
    void unknownAdditionsStandBehindTheKnownOnesOnly() {
        refused("S", new UnknownAddition(2, Octets.ofHex("00")));
        refused("S", new UnknownAddition(3, Octets.ofHex("00")), new UnknownAddition(3, Octets.ofHex("00")));
        refused("S", new UnknownAddition(4, Octets.ofHex("00")), new UnknownAddition(3, Octets.ofHex("00")));
        refused("S", new UnknownAddition(65_536, Octets.ofHex("00")));
        refused("S", new UnknownAddition(-1, Octets.ofHex("00")));
        refused("Closed", new UnknownAddition(0, Octets.ofHex("00")));
    }

    private static void refused(String type, UnknownAddition... additions) {
        var value = SequenceValue.builder()
                .set("a", 5L)
                .unknownAdditions(List.of(additions))
                .build();
        assertThatThrownBy(() -> NEW.encode(type, value))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("no place for an unknown extension addition");
    }

    @Test
    void moreAdditionsThanBitsAreRefused() {
        assertThatThrownBy(() -> Tables.decode(OLD, "S", "80058002ffff"))
                .isInstanceOf(PerException.class)
                .hasMessageContaining("65536 extension additions announced");
    }
}

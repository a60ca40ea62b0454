package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places of errors, object identifiers, strings of octets, wrapping and resetting. */
class CursorTest {
    private static PerReader reader(String hex) {
        return new PerReader(HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({
        // X.690 8.19: arcs in base 128, the first two joined as 40 a + b
        "1.3.6.1.4.1.53148.1.2.2.3, 0c2b06010401839f1c01020203",
        "2.100.3, 03813403",
        "2.999, 028837",
        "0.0, 0100",
        "0.39, 0127",
        "1.39, 014f",
        "2.0, 0150",
        "1.2.128, 032a8100",
        "1.2.16383.16384, 062aff7f818000",
        "1.2.9223372036854775807, 0a2affffffffffffffff7f",
    })
    void objectIdentifier(String dotted, String hex) throws PerException {
        String octets = hex.replace(" ", "");
        var writer = new PerWriter();
        writer.objectIdentifier(dotted);
        assertThat(HexFormat.of().formatHex(writer.toArray())).isEqualTo(octets);
        assertThat(reader(octets).objectIdentifier()).isEqualTo(dotted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0180", "022a80", "0b2a81808080808080808000", "0a2a0102"})
    void badObjectIdentifierContentsAreRefused(String hex) {
        assertThatThrownBy(() -> reader(hex).objectIdentifier()).isInstanceOf(PerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "3.1",
                "1.40",
                "1.",
                ".1",
                "1..2",
                "1.-2",
                "1.x",
                "1.+3",
                "1.2.9223372036854775808",
                "2.9223372036854775807"
            })
    void badDottedFormsAreRefused(String dotted) {
        assertThatThrownBy(() -> new PerWriter().objectIdentifier(dotted)).isInstanceOf(PerException.class);
    }

    @Test
    void anObjectIdentifierThatNeedsFragmentsIsRefused() throws PerException {
        new PerWriter().objectIdentifier("1.2" + ".3".repeat(16_382));
        assertThatThrownBy(() -> new PerWriter().objectIdentifier("1.2" + ".3".repeat(16_383)))
                .isInstanceOf(PerException.class);
    }

    @Test
    void errorsTellTheBitAndThePath() {
        PerReader reader = reader("ffff");
        PerException error = catchThrowableOfType(PerException.class, () -> {
            reader.bits(13);
            reader.bits(4);
        });
        assertThat(error.bitOffset()).isEqualTo(13);
        assertThat(error.octetOffset()).isEqualTo(1);
        assertThat(error.fieldPath()).isEmpty();
        assertThat(error).hasMessage("octet 1, bit 5: needs 4 more bits, 3 are left");
        error.within(2).within("list").within("outer");
        assertThat(error.fieldPath()).isEqualTo("outer.list[2]");
        assertThat(error.problem()).isEqualTo("needs 4 more bits, 3 are left");
        assertThat(error).hasMessage("octet 1, bit 5, outer.list[2]: needs 4 more bits, 3 are left");
        assertThat(error.getStackTrace()).isEmpty();
    }

    @Test
    void errorsInJoinedFragmentsLieInsideTheInput() throws PerException {
        byte[] message = new byte[1 + 16_384 + 1];
        message[0] = (byte) 0xc1;
        var reader = new PerReader(message);
        reader.enterOpenType();
        reader.skipOctets(16_384);
        PerException error = catchThrowableOfType(PerException.class, () -> reader.bits(1));
        assertThat(error.octetOffset()).isLessThanOrEqualTo(message.length);
    }

    @Test
    void nestingHasALimit() throws PerException {
        PerReader reader = reader("00");
        for (int i = 0; i < PerReader.MAX_DEPTH; i++) {
            reader.descend();
        }
        assertThatThrownBy(reader::descend).hasMessageContaining("nested deeper than 512");
        reader.ascend();
        reader.ascend();
        reader.descend();
    }

    @Test
    void aWrappedSliceIsAllThereIs() throws PerException {
        byte[] octets = HexFormat.of().parseHex("aabbccdd");
        PerReader reader = new PerReader().wrap(octets, 1, 2);
        assertThat(reader.bitOffset()).isZero();
        assertThat(reader.octetPosition()).isOne();
        assertThat(reader.array()).isSameAs(octets);
        assertThat(reader.bits(16)).isEqualTo(0xbbcc);
        assertThatThrownBy(reader::bit).hasMessageContaining("octet 2, bit 0");
        assertThatThrownBy(() -> reader.wrap(octets, 3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> reader.wrap(octets, -1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void charactersInAndOutOfStep() throws PerException {
        for (int shift = 0; shift < 8; shift++) {
            var writer = new PerWriter();
            writer.bits(0, shift);
            writer.characters("xRAN-\u00e9y", 1, 6);
            var reader = new PerReader(writer.toArray());
            reader.bits(shift);
            assertThat(reader.characters(5)).isEqualTo("RAN-\u00e9");
        }
    }

    @Test
    void octetsAreValues() {
        byte[] source = {1, (byte) 0xff};
        Octets octets = Octets.of(source);
        source[0] = 9;
        octets.toArray()[0] = 9;
        assertThat(octets).isEqualTo(Octets.ofHex("01ff")).hasToString("01ff").hasSameHashCodeAs(Octets.ofHex("01FF"));
        assertThat(octets.at(1)).isEqualTo(255);
        assertThat(octets.length()).isEqualTo(2);
        assertThat(octets.toUnsignedLong()).isEqualTo(511);
        assertThat(Octets.of()).isSameAs(Octets.EMPTY);
        assertThatThrownBy(() -> Octets.ofHex("0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Octets.of(new byte[9]).toUnsignedLong()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void announcedOctetsMustBeThere() {
        for (String hex : new String[] {"05aabb", "bfff00", "c4", "c400", "c1" + "00".repeat(16_383)}) {
            assertThatThrownBy(() -> reader(hex).openTypeOctets()).isInstanceOf(PerException.class);
            assertThatThrownBy(() -> reader(hex).enterOpenType()).isInstanceOf(PerException.class);
        }
        assertThatThrownBy(() -> reader("aa").octets(Integer.MAX_VALUE)).isInstanceOf(PerException.class);
        assertThatThrownBy(() -> reader("aa").characters(2)).isInstanceOf(PerException.class);
        assertThatThrownBy(() -> reader("aa").skipOctets(2)).isInstanceOf(PerException.class);
    }
}

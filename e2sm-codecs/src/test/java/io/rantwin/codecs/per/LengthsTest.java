package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Length determinants, fragments and open types (X.691 11.2 and 11.9). */
class LengthsTest {
    private static PerReader reader(String hex) {
        return new PerReader(HexFormat.of().parseHex(hex));
    }

    private static Octets octets(int count) {
        var octets = new byte[count];
        for (int i = 0; i < count; i++) {
            octets[i] = (byte) (i * 31 + (i >> 8));
        }
        return Octets.of(octets);
    }

    @ParameterizedTest
    @CsvSource({
        // 11.9.3.6: up to 127 in one octet; 11.9.3.7: up to 16K-1 in two that begin with 10
        "0, 00",
        "127, 7f",
        "128, 8080",
        "255, 80ff",
        "16383, bfff",
    })
    void length(int count, String hex) throws PerException {
        var writer = new PerWriter();
        writer.length(count);
        assertThat(HexFormat.of().formatHex(writer.toArray())).isEqualTo(hex);
        PerReader reader = reader(hex);
        assertThat(reader.length()).isEqualTo(count);
        assertThat(reader.moreFragments()).isFalse();
    }

    @Test
    void aShortLengthInTwoOctetsIsRead() throws PerException {
        assertThat(reader("8005").length()).isEqualTo(5);
    }

    @Test
    void lengthsThatNeedFragmentsAreAMistakeOfTheCaller() {
        assertThatThrownBy(() -> new PerWriter().length(16_384)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"c1, 16384", "c2, 32768", "c3, 49152", "c4, 65536"})
    void fragmentHeaders(String hex, int count) throws PerException {
        // 11.9.3.8: 11 and the number of 16K blocks
        PerReader reader = reader(hex);
        assertThat(reader.length()).isEqualTo(count);
        assertThat(reader.moreFragments()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0", "c5", "ff"})
    void fragmentsOfNoneOrMoreThanFourBlocksAreRefused(String hex) {
        assertThatThrownBy(() -> reader(hex).length()).hasMessageContaining("1 to 4 are allowed");
    }

    @ParameterizedTest
    @CsvSource({
        // size; then, after each fragment of so many octets, the next header
        "0, 00",
        "127, 7f",
        "16383, bfff",
        "16384, c1 16384 00",
        "16385, c1 16384 01",
        "65535, c3 49152 bfff",
        "65536, c4 65536 00",
        "81920, c4 65536 c1 16384 00",
        "82048, c4 65536 c1 16384 8080",
        "147456, c4 65536 c4 65536 c1 16384 00",
    })
    void fragments(int size, String layout) throws PerException {
        Octets contents = octets(size);
        var writer = new PerWriter();
        writer.countedOctets(contents);
        byte[] written = writer.toArray();
        int at = 0;
        int from = 0;
        for (String part : layout.split(" ", -1)) {
            if (part.length() <= 4) {
                byte[] header = HexFormat.of().parseHex(part);
                assertThat(Arrays.copyOfRange(written, at, at + header.length)).isEqualTo(header);
                at += header.length;
            } else {
                int count = Integer.parseInt(part);
                assertThat(Arrays.copyOfRange(written, at, at + count))
                        .isEqualTo(Arrays.copyOfRange(contents.toArray(), from, from + count));
                at += count;
                from += count;
            }
        }
        assertThat(written).hasSize(at + size - from);
        var reader = new PerReader(written);
        assertThat(reader.joinedOctets(reader.length())).isEqualTo(contents);
        assertThat(reader.remainingBits()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 16_383, 16_384, 65_536, 100_000})
    void openTypesOfEveryLengthNestedAndMoved(int size) throws PerException {
        Octets contents = octets(size);
        var writer = new PerWriter();
        writer.bits(5, 3);
        int outer = writer.beginOpenType();
        writer.bit(true);
        int inner = writer.beginOpenType();
        writer.octets(contents, 0, size);
        writer.endOpenType(inner);
        writer.bit(true);
        writer.endOpenType(outer);
        writer.bit(true);

        var expectedInner = new BitText();
        expectedInner.raw("1");
        expectedInner.counted(contents.toArray());
        expectedInner.raw("1");
        var expected = new BitText();
        expected.raw("101");
        expected.counted(expectedInner.octets());
        expected.raw("1");
        assertThat(writer.toArray()).isEqualTo(expected.octets());

        var reader = new PerReader(writer.toArray());
        reader.bits(3);
        reader.enterOpenType();
        reader.bit();
        reader.enterOpenType();
        assertThat(reader.octets(size)).isEqualTo(contents);
        assertThat(reader.remainingBits()).isZero();
        reader.leaveOpenType();
        assertThat(reader.bit()).isTrue();
        reader.leaveOpenType();
        assertThat(reader.bit()).isTrue();
        assertThat(reader.slackOctets()).isZero();
    }

    @Test
    void anOpenTypeWithoutBitsIsOneZeroOctet() throws PerException {
        // 11.2.1 and 11.1.3
        var writer = new PerWriter();
        writer.endOpenType(writer.beginOpenType());
        assertThat(writer.toArray()).containsExactly(1, 0);
        writer.reset();
        writer.openType(Octets.EMPTY);
        assertThat(writer.toArray()).containsExactly(1, 0);
        var reader = new PerReader(new byte[] {1, 0});
        reader.enterOpenType();
        reader.leaveOpenType();
        assertThat(reader.slackOctets()).isZero();
        assertThat(reader.remainingBits()).isZero();
    }

    @Test
    void anOpenTypeOfNoOctetsStandsForTheZeroOctet() throws PerException {
        assertThat(reader("00").openTypeOctets()).isEqualTo(Octets.ofHex("00"));
    }

    @Test
    void whatIsLeftInAnOpenTypeIsSkippedAndCounted() throws PerException {
        PerReader reader = reader("04ff112233" + "80");
        reader.enterOpenType();
        assertThat(reader.bits(4)).isEqualTo(15);
        assertThat(reader.remainingBits()).isEqualTo(28);
        reader.leaveOpenType();
        assertThat(reader.slackOctets()).isEqualTo(3);
        assertThat(reader.bit()).isTrue();
    }

    @Test
    void readingStopsAtTheEndOfTheOpenType() throws PerException {
        PerReader reader = reader("01ff22");
        reader.enterOpenType();
        assertThatThrownBy(() -> reader.bits(9)).hasMessageContaining("needs 9 more bits, 8 are left");
    }

    @ParameterizedTest
    @CsvSource({
        // 11.9.4.1: bounded below 64K as a constrained number, otherwise the general length of the count itself
        "3, 1, 4, 80, 2",
        "7, 7, 7, 00, 0",
        "300, 0, 65535, 012c, 16",
        "1, 1, 256, 00, 8",
        "300, 0, 65536, 812c, 16",
        "300, 5, -1, 812c, 16",
    })
    void size(int size, int lower, int upper, String hex, int bits) throws PerException {
        PerReader reader = reader(hex);
        assertThat(reader.size(lower, upper)).isEqualTo(size);
        assertThat(reader.bitOffset()).isEqualTo(bits);
    }

    @ParameterizedTest
    @CsvSource({"0, ''", "1, 80", "8, a5", "9, a580", "23, a5c3fe"})
    void bitFieldsInAndOutOfStep(int bits, String hex) throws PerException {
        for (int shift = 0; shift < 8; shift++) {
            var writer = new PerWriter();
            writer.bits(0, shift);
            writer.bitField(Octets.ofHex(hex.isEmpty() ? "" : hex), 0, bits);
            writer.bits(-1, 5);
            var reader = new PerReader(writer.toArray());
            assertThat(reader.bits(shift)).isZero();
            assertThat(reader.bitField(bits).toHex()).isEqualTo(hex);
            assertThat(reader.bits(5)).isEqualTo(31);
        }
    }
}

package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole numbers (X.691 11.3 to 11.8); the octets were worked out by hand from the clauses named. */
class NumbersTest {
    private static PerReader reader(String hex) {
        return new PerReader(HexFormat.of().parseHex(hex));
    }

    private static String hex(PerWriter writer) {
        return HexFormat.of().formatHex(writer.toArray());
    }

    @ParameterizedTest
    @CsvSource({
        // 11.5.4: one value takes no bits; the outermost value becomes one zero octet (11.1.3)
        "7, 7, 7, 00, 0",
        // 11.5.7.1: a range of 2..255 takes a bit field of the least width
        "1, 0, 1, 80, 1",
        "2, 0, 2, 80, 2",
        "-1, -2, 1, 40, 2",
        "254, 0, 254, fe, 8",
        "127, 0, 127, fe, 7",
        // 11.5.7.2: 256 values take one aligned octet
        "255, 0, 255, ff, 8",
        "3, -4, 251, 07, 8",
        // 11.5.7.3: 257 to 64K values take two aligned octets
        "256, 0, 256, 0100, 16",
        "1, 0, 256, 0001, 16",
        "65535, 0, 65535, ffff, 16",
        "65536, 1, 65536, ffff, 16",
        // 11.5.7.4: above, the octets of the offset are counted in a bit field of 1..most
        "0, 0, 65536, 0000, 16",
        "65535, 0, 65536, 40ffff, 24",
        "65536, 0, 65536, 80010000, 32",
        "1, 1, 4294967295, 0000, 16",
        "4294967295, 0, 4294967295, c0ffffffff, 40",
        "256, 0, 4294967295, 400100, 24",
        "1099511627775, 0, 1099511627775, 80ffffffffff, 48",
        "4294967296, 0, 1099511627775, 800100000000, 48",
        "4611686018427387904, 0, 4611686018427387904, e04000000000000000, 72",
        "9223372036854775807, 0, 9223372036854775807, e07fffffffffffffff, 72",
        "-9223372036854775808, -9223372036854775808, -1, 0000, 16",
        "-1, -9223372036854775808, -1, e07fffffffffffffff, 72",
    })
    void constrained(long value, long lower, long upper, String hex, int bits) throws PerException {
        var writer = new PerWriter();
        writer.constrained(value, lower, upper);
        assertThat(hex(writer)).isEqualTo(hex);
        PerReader reader = reader(hex);
        assertThat(reader.constrained(lower, upper)).isEqualTo(value);
        assertThat(reader.bitOffset()).isEqualTo(bits);
    }

    @Test
    void alignmentIsOnlyForTheWideOnes() throws PerException {
        var writer = new PerWriter();
        writer.bit(true);
        writer.constrained(254, 0, 254);
        writer.constrained(255, 0, 255);
        // 1 11111110 0000000 11111111
        assertThat(hex(writer)).isEqualTo("ff00ff");
        writer = new PerWriter();
        writer.bit(true);
        writer.constrained(0x123456, 0, 0xffffffffL);
        // 1, two bits for 3 octets of 1..4, padding, the octets
        assertThat(hex(writer)).isEqualTo("c0123456");
        PerReader reader = reader("c0123456");
        reader.bit();
        assertThat(reader.constrained(0, 0xffffffffL)).isEqualTo(0x123456);
    }

    @ParameterizedTest
    @CsvSource({"c0, 0, 2", "80, -2, -1", "ffff, 1, 65535", "80ffffff, 0, 65536"})
    void constrainedOutOfRangeIsRefused(String hex, long lower, long upper) {
        PerReader reader = reader(hex);
        if (upper == -1) {
            assertThatThrownBy(() -> new PerWriter().constrained(0, lower, upper))
                    .isInstanceOf(PerException.class);
        } else {
            assertThatThrownBy(() -> reader.constrained(lower, upper)).hasMessageContaining("exceeds the range");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // 11.7: octets of the offset from the lower bound, counted
        "0, 0, 0100",
        "4097, 0, 021001",
        "127, -1, 0180",
        "128, 1, 017f",
        "256, 0, 020100",
        "9223372036854775807, 0, 087fffffffffffffff",
        "9223372036854775807, -1, 088000000000000000",
        "9223372036854775807, -9223372036854775808, 08ffffffffffffffff",
    })
    void semiConstrained(long value, long lower, String hex) throws PerException {
        var writer = new PerWriter();
        writer.semiConstrained(value, lower);
        assertThat(hex(writer)).isEqualTo(hex);
        assertThat(reader(hex).semiConstrained(lower)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"00, 5, 5", "03000007, 0, 7", "0a00000000000000000009, 0, 9", "80010a, 0, 10"})
    void semiConstrainedInMoreOctetsThanNeededIsRead(String hex, long lower, long value) throws PerException {
        assertThat(reader(hex).semiConstrained(lower)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"088000000000000000, 0", "087fffffffffffffff, 1", "09010000000000000000, 0", "09010000000000000000, -5"
    })
    void semiConstrainedBeyond64BitsIsRefused(String hex, long lower) {
        assertThatThrownBy(() -> reader(hex).semiConstrained(lower)).hasMessageContaining("64 bits");
    }

    @Test
    void belowTheLowerBoundIsRefused() {
        assertThatThrownBy(() -> new PerWriter().semiConstrained(-1, 0)).hasMessageContaining("-1 is below 0");
    }

    @ParameterizedTest
    @CsvSource({
        // 11.8 and 11.4: two's complement in the fewest octets
        "0, 0100",
        "127, 017f",
        "128, 020080",
        "-128, 0180",
        "-129, 02ff7f",
        "4096, 021000",
        "-1, 01ff",
        "9223372036854775807, 087fffffffffffffff",
        "-9223372036854775808, 088000000000000000",
    })
    void unconstrained(long value, String hex) throws PerException {
        var writer = new PerWriter();
        writer.unconstrained(value);
        assertThat(hex(writer)).isEqualTo(hex);
        assertThat(reader(hex).unconstrained()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"00, 0", "020001, 1", "03ffff80, -128", "09000000000000000005, 5", "0affffffffffffffffffff, -1"})
    void unconstrainedInUnusualLengthsIsRead(String hex, long value) throws PerException {
        assertThat(reader(hex).unconstrained()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"09008000000000000000", "09ff7fffffffffffffff", "09010000000000000000"})
    void unconstrainedBeyond64BitsIsRefused(String hex) {
        assertThatThrownBy(() -> reader(hex).unconstrained()).hasMessageContaining("wider than 64 bits");
    }

    @Test
    void aNumberInFragmentsIsRefused() {
        assertThatThrownBy(() -> reader("c1" + "00".repeat(16_385)).unconstrained())
                .hasMessageContaining("a number in fragments");
    }

    @ParameterizedTest
    @CsvSource({
        // 11.6.1: up to 63 in a zero bit and six bits; 11.6.2: above, a one bit and a semi-constrained number
        "0, 00, 7",
        "3, 06, 7",
        "63, 7e, 7",
        "64, 800140, 24",
        "255, 8001ff, 24",
        "65535, 8002ffff, 32",
    })
    void normallySmall(int value, String hex, int bits) throws PerException {
        var writer = new PerWriter();
        writer.normallySmall(value);
        assertThat(hex(writer)).isEqualTo(hex);
        PerReader reader = reader(hex);
        assertThat(reader.normallySmall()).isEqualTo(value);
        assertThat(reader.bitOffset()).isEqualTo(bits);
    }

    @Test
    void aNormallySmallNumberThatIsHugeIsRefused() {
        assertThatThrownBy(() -> reader("8003010000").normallySmall()).hasMessageContaining("is not small");
    }
}

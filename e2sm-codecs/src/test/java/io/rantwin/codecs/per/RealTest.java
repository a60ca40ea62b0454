package io.rantwin.codecs.per;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REAL (X.691 clause 15, contents as X.690 8.5 and 11.3). */
class RealTest {
    private static double read(String contents) throws PerException {
        var writer = new PerWriter();
        writer.countedOctets(Octets.ofHex(contents));
        return new PerReader(writer.toArray()).real();
    }

    private static byte[] written(double value) throws PerException {
        var writer = new PerWriter();
        writer.real(value);
        return writer.toArray();
    }

    @ParameterizedTest
    @CsvSource({
        // 8.5.2: zero has no contents; 8.5.9: the special ones have one octet
        "0.0, 00",
        "-0.0, 0143",
        "Infinity, 0140",
        "-Infinity, 0141",
        "NaN, 0142",
        // 11.3.1: base 2, odd mantissa, fewest octets
        "1.0, 03800001",
        "-1.0, 03c00001",
        "2.0, 03800101",
        "0.5, 0380ff01",
        "10.0, 03800105",
        "0.15625, 0380fb05",
        "255.0, 038000ff",
        "257.0, 0480000101",
        "1.7976931348623157E308, 0a8103cb1fffffffffffff",
        "2.2250738585072014E-308, 0481fc0201",
        "4.9E-324, 0481fbce01",
        "2.225073858507201E-308, 0a81fbce0fffffffffffff",
    })
    void canonical(double value, String hex) throws PerException {
        assertThat(HexFormat.of().formatHex(written(value))).isEqualTo(hex);
        assertThat(Double.compare(new PerReader(HexFormat.of().parseHex(hex)).real(), value))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // 8.5.7: base 8 (bits 6-5 = 01), base 16 (10), scale factor in bits 4-3
        "900101, 8",
        "90ff08, 1",
        "a00101, 16",
        "a0ff10, 1",
        "840001, 2",
        "8c0001, 8",
        "ec0101, -128",
        // exponents of 2, 3 and counted octets
        "81000101, 2",
        "8200000101, 2",
        "8301ff01, 0.5",
        "8304ffffffff01, 0.5",
        // not normalised, leading zeros, no mantissa
        "80000000000000000000000010, 16",
        "80fc10, 1",
        "8000, 0",
        "800000, 0",
        "c00000, -0.0",
    })
    void otherBinaryForms(String contents, double value) throws PerException {
        assertThat(read(contents)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        // 8.5.8: NR1, NR2, NR3 of ISO 6093
        "1, 15, 15",
        "1, ' -15', -15",
        "1, +0, 0",
        "2, 15.5, 15.5",
        "2, '15,5', 15.5",
        "2, .5, 0.5",
        "2, 1., 1",
        "3, 15.E-1, 1.5",
        "3, '-1,5e+2', -150",
        "3, 1.0E0, 1",
        "3, 1e-999999999, 0",
        "3, 4.9E-324, 4.9E-324",
    })
    void decimalForms(int form, String numeral, double value) throws PerException {
        byte[] text = numeral.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read("0" + form + HexFormat.of().formatHex(text))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "1, abc",
        "1, 0x10",
        "2, NaN",
        "3, Infinity",
        "3, 1e",
        "3, 1e5x",
        "1, 1d",
        "2, 1.5.5",
        "1, -",
        "4, 15",
        "0, 15",
        "3, 1e999"
    })
    void badDecimalFormsAreRefused(int form, String numeral) {
        byte[] text = numeral.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read("0" + form + HexFormat.of().formatHex(text)))
                .isInstanceOf(PerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "81",
                "8101",
                "83",
                "8300",
                "830001",
                "8305ffff",
                "b00001",
                "44",
                "4000",
                "7f",
                "8203ffffff",
                "81040001",
                "830400ffffff01",
                "a07f01ffffff0000000000000000000000000000000000000000ff7f7f7f7f7f7f7f7f"
                        + "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f"
            })
    void badBinaryFormsAreRefused(String contents) {
        assertThatThrownBy(() -> read(contents)).isInstanceOf(PerException.class);
    }

    @Property(seed = "1")
    void everyDoubleSurvives(@ForAll("anyDouble") double value) throws PerException {
        assertThat(Double.doubleToLongBits(new PerReader(written(value)).real()))
                .isEqualTo(Double.doubleToLongBits(value));
    }

    @Property(seed = "1")
    void writtenMantissasAreOddAndShort(@ForAll("anyDouble") double value) throws PerException {
        byte[] octets = written(value);
        if (value != 0 && Double.isFinite(value)) {
            int exponentOctets = (octets[1] & 3) + 1;
            assertThat(octets[octets.length - 1] & 1).isOne();
            assertThat(octets[2 + exponentOctets]).isNotZero();
            if (exponentOctets == 2) {
                int exponent = octets[2] << 8 | octets[3] & 0xff;
                assertThat(exponent).isNotEqualTo((byte) exponent);
            }
        }
    }

    /** Any mantissa and scale against exact decimal arithmetic, also where doubles lose precision at the bottom. */
    @Property(tries = 3_000, seed = "1")
    void readsAnyMantissaAsTheNearestDouble(
            @ForAll @Size(min = 1, max = 24) byte[] mantissa, @ForAll @IntRange(min = -1_300, max = 1_000) int exponent)
            throws PerException {
        var number = new BigInteger(1, mantissa);
        var exact = new BigDecimal(number);
        exact = exponent < 0
                ? exact.divide(new BigDecimal(BigInteger.TWO.pow(-exponent)))
                : exact.multiply(new BigDecimal(BigInteger.TWO.pow(exponent)));
        double expected = exact.doubleValue();
        String contents = "81" + HexFormat.of().toHexDigits((short) exponent)
                + HexFormat.of().formatHex(mantissa);
        if (Double.isInfinite(expected)) {
            assertThatThrownBy(() -> read(contents)).hasMessageContaining("range of a double");
        } else {
            assertThat(read(contents)).isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Double> anyDouble() {
        return Arbitraries.oneOf(
                Arbitraries.longs().map(Double::longBitsToDouble),
                Arbitraries.longs().between(0, 1L << 53).map(Double::longBitsToDouble),
                Arbitraries.integers().map(i -> i / 16.0),
                Arbitraries.of(Double.MAX_VALUE, Double.MIN_VALUE, Double.MIN_NORMAL, -0.0, Double.NaN));
    }
}

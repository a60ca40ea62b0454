package io.rantwin.harness.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimestampResolutionTest {

    @Test
    void agreesWithExactArithmeticForEveryResolution() {
        Random random = new Random(20_240_501);
        BigInteger nanosPerSecond = BigInteger.valueOf(1_000_000_000);
        BigInteger latest = BigInteger.valueOf(Instant.MAX.getEpochSecond());
        for (int code = 0; code < 256; code++) {
            int exponent = code & 0x7f;
            BigInteger unit = BigInteger.valueOf(code < 0x80 ? 10 : 2).pow(exponent);
            for (int i = 0; i < 200; i++) {
                long ticks = random.nextLong() >>> random.nextInt(64);
                BigInteger[] parts = new BigInteger(Long.toUnsignedString(ticks)).divideAndRemainder(unit);
                Instant expected = parts[0].compareTo(latest) > 0
                        ? null
                        : Instant.ofEpochSecond(
                                parts[0].longValueExact(),
                                parts[1].multiply(nanosPerSecond).divide(unit).longValueExact());
                assertThat(new TimestampResolution(code, 0).instantOf(ticks))
                        .as("%s ticks, resolution %d", Long.toUnsignedString(ticks), code)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void offsetBeyondAllTimeGivesNone() {
        assertThat(new TimestampResolution(6, Long.MAX_VALUE).instantOf(5_000_000))
                .isNull();
        assertThat(new TimestampResolution(6, Long.MIN_VALUE).instantOf(0)).isNull();
        assertThat(new TimestampResolution(6, -10).instantOf(5_000_000)).isEqualTo(Instant.ofEpochSecond(-5));
    }
}

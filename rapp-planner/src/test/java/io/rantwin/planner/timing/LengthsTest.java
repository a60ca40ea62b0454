package io.rantwin.planner.timing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthsTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, 250",
        "1s, 1000",
        "15m, 900000",
        "15min, 900000",
        "' 1h', 3600000",
        "2d, 172800000",
        "999999999d, 86399999913600000"
    })
    void lengthsAreRead(String text, long millis) {
        assertThat(Lengths.millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0h", "h", "1", "1.5h", "-1h", "1 h", "1w", "1H", "1h30m", "1234567890s"})
    void whatIsNoneIsNone(String text) {
        assertThat(Lengths.millis(text)).isZero();
    }

    @Test
    void whatIsWrittenIsRead() {
        for (long millis :
                new long[] {1, 250, 1000, 1500, 60_000, 900_000, 3_600_000, 5_400_000, 86_400_000, 172_800_000}) {
            assertThat(Lengths.millis(Lengths.text(millis))).isEqualTo(millis);
        }
        assertThat(Lengths.text(5_400_000)).isEqualTo("90m");
        assertThat(Lengths.text(86_400_000)).isEqualTo("1d");
    }
}

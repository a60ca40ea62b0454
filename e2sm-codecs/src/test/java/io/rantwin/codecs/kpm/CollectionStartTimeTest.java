package io.rantwin.codecs.kpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rantwin.codecs.kpm.CollectionStartTime.Interpretation;
import io.rantwin.codecs.per.Octets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionStartTimeTest {
    /** The Unix epoch is 2208988800 (0x83aa7e80) seconds after the NTP epoch. */
    @ParameterizedTest
    @CsvSource({
        "83aa7e80, NTP_SECONDS, 1970-01-01T00:00:00Z",
        "e90d4500, NTP_SECONDS, 2023-11-26T04:16:00Z",
        "655d4400, UNIX_SECONDS, 2023-11-21T23:57:52Z",
        "83aa7e8180000000, NTP_64, 1970-01-01T00:00:01.500Z",
        "1000000140000000, NTP_64, 2044-08-10T03:52:33.250Z",
        "00060ab5f3a2c000, UNIX_MICROSECONDS, 2023-11-22T04:14:13.151744Z"
    })
    void isReadByMagnitude(String hex, Interpretation interpretation, String instant) {
        var time = new CollectionStartTime(Octets.ofHex(hex));
        assertThat(time.interpretation()).isEqualTo(interpretation);
        assertThat(time.instant()).isEqualTo(Instant.parse(instant));
    }

    @Test
    void zeroIsNoTime() {
        assertThat(new CollectionStartTime(Octets.ofHex("00000000")).instant()).isNull();
        assertThat(new CollectionStartTime(Octets.ofHex("0000000000000000")).interpretation())
                .isEqualTo(Interpretation.UNSET);
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatThrownBy(() -> new CollectionStartTime(Octets.ofHex("000000")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "1")
    void instantsSurvive(
            @ForAll @LongRange(min = 1_000_000_000, max = 2_085_978_495) long seconds,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        Instant instant = Instant.ofEpochSecond(seconds, nanos);
        assertThat(CollectionStartTime.ntp64(instant).instant()).isEqualTo(instant);
        assertThat(CollectionStartTime.ntpSeconds(instant).instant()).isEqualTo(Instant.ofEpochSecond(seconds));
        assertThat(CollectionStartTime.unixMicroseconds(instant).instant())
                .isEqualTo(Instant.ofEpochSecond(seconds, nanos / 1000 * 1000L));
    }
}

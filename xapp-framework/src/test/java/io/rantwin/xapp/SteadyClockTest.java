package io.rantwin.xapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void goesWithItsClockAndNeverBack() {
        SteadyClock steady = new SteadyClock(() -> now);
        Instant begin = steady.instant();
        assertThat(begin).isEqualTo(now);
        now = now.plusSeconds(5);
        assertThat(Duration.between(begin, steady.instant())).isEqualTo(Duration.ofSeconds(5));
        now = now.plus(Duration.ofHours(2));
        Instant ahead = steady.instant();
        assertThat(ahead).isEqualTo(now);
        now = now.minus(Duration.ofHours(2));
        assertThat(steady.instant()).isEqualTo(ahead);
        now = now.plusSeconds(3);
        assertThat(Duration.between(ahead, steady.instant())).isEqualTo(Duration.ofSeconds(3));
    }
}

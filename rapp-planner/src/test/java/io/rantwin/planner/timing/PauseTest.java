package io.rantwin.planner.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void isOverAfterItsLengthAndWhenTheClockWasSetBack() {
        Pause pause = new Pause(NOON, Duration.ofSeconds(30));
        assertThat(pause.isOver(NOON)).isFalse();
        assertThat(pause.isOver(NOON.plusSeconds(29))).isFalse();
        assertThat(pause.isOver(NOON.plusSeconds(30))).isTrue();
        assertThat(pause.isOver(NOON.minusMillis(1))).isTrue();
    }
}

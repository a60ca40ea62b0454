package io.rantwin.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private final Settling settling = new Settling(60_000);

    @Test
    void aRevisionIsSeenWhenItHasSettled() {
        assertThat(settling.counts(0)).isTrue();
        settling.wanted(true, false, 10_000);
        assertThat(settling.counts(69_999)).isFalse();
        assertThat(settling.counts(70_000)).isTrue();
        settling.wanted(false, false, 90_000);
        assertThat(settling.counts(90_000)).as("looked after without a change").isTrue();
    }

    @Test
    void itSettlesOnceMoreWhenTheRicBeginsToEnforceIt() {
        settling.wanted(true, false, 0);
        settling.wanted(false, true, 100_000);
        assertThat(settling.counts(120_000)).isFalse();
        assertThat(settling.counts(160_000)).isTrue();
        settling.wanted(false, true, 170_000);
        assertThat(settling.counts(170_000)).as("enforced as before").isTrue();
        settling.wanted(false, false, 180_000);
        assertThat(settling.counts(180_000)).isTrue();
        settling.wanted(false, true, 190_000);
        assertThat(settling.counts(249_999)).isFalse();
    }

    @Test
    void theReportOfAStepIsLeftOutOnce() {
        settling.leaveOutNext();
        assertThat(settling.counts(0)).isFalse();
        assertThat(settling.counts(1)).isTrue();
    }
}

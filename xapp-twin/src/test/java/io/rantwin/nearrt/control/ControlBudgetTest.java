package io.rantwin.nearrt.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlBudgetTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_800_000_000L * SECOND;

    private final ControlBudget budget = new ControlBudget(30);

    private int takenAt(long nanos) {
        int taken = 0;
        while (budget.hasOne(nanos)) {
            budget.take();
            taken++;
        }
        return taken;
    }

    @Test
    void aMinuteHasItsControlsAtOnceOrOneByOne() {
        assertThat(takenAt(START)).isEqualTo(30);
        assertThat(takenAt(START + SECOND)).isZero();
        assertThat(takenAt(START + 2 * SECOND)).isEqualTo(1);
        assertThat(takenAt(START + 62 * SECOND)).isEqualTo(30);
        assertThat(takenAt(START + 1_000 * SECOND))
                .as("no more than those of a minute")
                .isEqualTo(30);
    }

    @Test
    void aTimeThatStepsBackGivesNothingAndOneThatBeginsAnewGoesOn() {
        takenAt(START);
        assertThat(takenAt(START - 10 * SECOND)).isZero();
        assertThat(takenAt(START)).isZero();
        assertThat(takenAt(0)).isZero();
        assertThat(takenAt(20 * SECOND)).isEqualTo(10);
    }
}

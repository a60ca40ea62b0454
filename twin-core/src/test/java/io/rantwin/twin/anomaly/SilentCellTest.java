package io.rantwin.twin.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Sleeping cells where traffic comes in bursts and it is known how often none comes. */
class SilentCellTest {
    private final CellWatch watch = new CellWatch(0, DetectorSettings.USUAL);
    private long minute;

    private boolean sleeps(double bits, double silence) {
        double[] observed = all();
        double[] expected = all();
        double[] deviation = all();
        observed[Kpi.VOLUME_BITS.index()] = bits;
        expected[Kpi.VOLUME_BITS.index()] = 1e9;
        deviation[Kpi.VOLUME_BITS.index()] = 1e9;
        minute++;
        return watch
                .take(new CellPeriod(0, minute * 60_000, 60_000, false, observed, expected, deviation, silence))
                .stream()
                .anyMatch(finding -> finding.kind() == FaultKind.SLEEPING_CELL);
    }

    private static double[] all() {
        double[] values = new double[Kpi.values().length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    @Test
    void silenceThatIsRareIsNoticedInMinutes() {
        int minutes = 1;
        while (!sleeps(0, 0.002)) {
            minutes++;
        }
        assertThat(minutes).isBetween(2, 3);
        assertThat(sleeps(1e9, 0.002)).isTrue();
        int back = 1;
        while (sleeps(1e9, 0.002)) {
            back++;
        }
        assertThat(back).isBetween(1, 5);
    }

    @Test
    void silenceThatIsUsualTakesLongAndLittleTrafficIsNone() {
        for (int i = 0; i < 8; i++) {
            assertThat(sleeps(0, 0.3)).isFalse();
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(sleeps(1e8, 0.3)).isFalse();
        }
    }
}

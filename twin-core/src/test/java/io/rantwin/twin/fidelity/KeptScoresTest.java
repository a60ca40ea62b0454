package io.rantwin.twin.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.KeptStateException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptScoresTest {
    private static final int WINDOW = 60;
    private final Chance chance = new Chance(2);

    private static FidelityWindow window() {
        return new FidelityWindow(
                3, new FidelityScale(List.of("a", "b"), new long[] {0, 1000}, new long[] {1000}, WINDOW));
    }

    private void add(FidelityWindow window, int cell, int kpi, int horizon, int sample) {
        double actual = 50 + 10 * chance.normal(1, sample);
        window.add(
                window.series(cell, kpi, horizon, 0),
                actual,
                actual + 5 * chance.normal(2, sample),
                actual + 8 * chance.normal(3, sample),
                Double.NaN);
    }

    @Test
    void scoresAreTheSameAndFadeAsNewSamplesCome() throws KeptStateException {
        FidelityWindow written = window();
        for (int sample = 0; sample < 143; sample++) {
            add(written, 1, 1, 0, sample);
        }
        for (int sample = 0; sample < 20; sample++) {
            add(written, 1, 0, 1, sample);
        }
        ByteBuffer octets = ByteBuffer.allocate(written.writtenOctets());
        written.write(1, octets);
        assertThat(octets.hasRemaining()).isFalse();
        FidelityWindow read = window();

        read.read(2, octets.flip());

        for (int[] each : new int[][] {{1, 0, WINDOW}, {0, 1, 20}, {0, 0, 0}}) {
            int from = written.series(1, each[0], each[1], 0);
            int to = read.series(2, each[0], each[1], 0);
            assertThat(read.samples(to)).isEqualTo(written.samples(from)).isEqualTo(each[2]);
            if (each[2] > 0) {
                assertThat(read.fidelity(to)).isCloseTo(written.fidelity(from), within(1e-9));
                assertThat(read.skill(to)).isCloseTo(written.skill(from), within(1e-9));
            }
            assertThat(read.oracleFidelity(to)).isNaN();
        }
        // Nothing of what was kept is left after a whole window of new samples.
        for (int sample = 500; sample < 500 + WINDOW; sample++) {
            add(written, 1, 1, 0, sample);
            add(read, 2, 1, 0, sample);
        }
        assertThat(read.fidelity(read.series(2, 1, 0, 0)))
                .isCloseTo(written.fidelity(written.series(1, 1, 0, 0)), within(1e-6));
    }
}

package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is expected of a report lies between the state and the measurement's own recent mean, nearer to the better one. */
class RecentMeansTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int ACTIVE = MeasurementSlot.ACTIVE_UE_DL.index();

    @Test
    void whatTheStateCannotCarryIsForetoldFromTheMeasurementItself() {
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        var chance = new Chance(3);
        double[] mean = new double[10];
        double[] variance = new double[10];
        double missed = 0;
        int scored = 0;
        for (long k = 0; k < 1200; k++) {
            // Active users go by sessions of minutes that volume and PRB share do not show.
            double active = k / 200 % 2 == 0 ? 1 : 4;
            if (k >= 600 && k % 200 > 60) {
                bank.predict(0, k * SECOND, 1000, mean, variance, 0);
                missed += Math.abs(mean[ACTIVE] - active);
                scored++;
            }
            double volume = 12_000 * (1 + 0.05 * chance.normal(1, k));
            double[] y = {volume / 400, volume, volume / active, active * (1 + 0.05 * chance.normal(2, k)), 20};
            double[] values = Arrays.copyOf(y, 10);
            bank.update(0, k * SECOND, 1000, values, 0, 0b1_1011);
        }
        assertThat(missed / scored).isLessThan(0.25);
    }

    @Test
    void aMeasurementThatWasNeverSeenIsForetoldFromTheState() {
        double[] memory = new double[Layout.STRIDE];
        RecentMeans.unknown(memory, 0);
        assertThat(RecentMeans.blend(memory, 0, ACTIVE, 3)).isEqualTo(3);
        double[] y = new double[10];
        y[ACTIVE] = 5;
        RecentMeans.begin(memory, 0, y, 1 << ACTIVE);
        assertThat(RecentMeans.blend(memory, 0, ACTIVE, 3)).isEqualTo(4);
    }

    @Test
    void theMeanForgetsByTimeNotByReports() {
        double[] often = new double[Layout.STRIDE];
        double[] seldom = new double[Layout.STRIDE];
        var recent = new RecentMeans();
        for (double[] memory : new double[][] {often, seldom}) {
            RecentMeans.unknown(memory, 0);
            RecentMeans.begin(memory, 0, new double[10], 1 << ACTIVE);
        }
        for (int k = 0; k < 8; k++) {
            recent.step(1, 1);
            recent.take(often, 0, ACTIVE, 10, 10);
        }
        recent.step(8, 1);
        recent.take(seldom, 0, ACTIVE, 10, 10);
        assertThat(often[Layout.RECENT + ACTIVE]).isCloseTo(seldom[Layout.RECENT + ACTIVE], within(1e-9));
        assertThat(often[Layout.RECENT + ACTIVE]).isCloseTo(10 * (1 - Math.exp(-0.8)), within(1e-9));
    }

    @Test
    void theWeightGoesToWhoMissesLess() {
        double[] memory = new double[Layout.STRIDE];
        var recent = new RecentMeans();
        RecentMeans.unknown(memory, 0);
        double[] y = new double[10];
        y[ACTIVE] = 5;
        RecentMeans.begin(memory, 0, y, 1 << ACTIVE);
        recent.step(1, 1);
        for (int k = 0; k < 50; k++) {
            recent.take(memory, 0, ACTIVE, 5, 3);
            memory[Layout.PERIODS] = k;
            RecentMeans.weigh(memory, 0);
        }
        assertThat(RecentMeans.blend(memory, 0, ACTIVE, 3)).isCloseTo(5, within(1e-3));
    }
}

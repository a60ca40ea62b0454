package io.rantwin.twin.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.List;
import org.junit.jupiter.api.Test;

class FidelityTest {
    private static final long SECOND = 1_000_000_000L;

    private static FidelityWindow one(int window) {
        return new FidelityWindow(1, new FidelityScale(List.of("a"), new long[] {0}, new long[] {1000}, window));
    }

    @Test
    void scoresAreThoseOfTheFormula() {
        FidelityWindow window = one(100);
        window.add(0, 10, 8, 5, 9);
        window.add(0, 20, 21, 10, 20);
        window.add(0, 10, 12, 20, 10.5);
        assertThat(window.fidelity(0)).isCloseTo(1 - 5.0 / 40, within(1e-7));
        assertThat(window.skill(0)).isCloseTo(1 - 5.0 / 25, within(1e-7));
        assertThat(window.oracleFidelity(0)).isCloseTo(1 - 1.5 / 40, within(1e-7));
        assertThat(window.persistenceFidelity(0)).isCloseTo(1 - 25.0 / 40, within(1e-7));
    }

    @Test
    void onlyTheWindowCounts() {
        FidelityWindow sliding = one(10);
        var chance = new Chance(1);
        for (int i = 0; i < 1037; i++) {
            sliding.add(0, chance.uniform(1, i), chance.uniform(2, i), chance.uniform(3, i), Double.NaN);
        }
        FidelityWindow fresh = one(10);
        for (int i = 1027; i < 1037; i++) {
            fresh.add(0, chance.uniform(1, i), chance.uniform(2, i), chance.uniform(3, i), Double.NaN);
        }
        assertThat(sliding.fidelity(0)).isCloseTo(fresh.fidelity(0), within(1e-6));
        assertThat(sliding.skill(0)).isCloseTo(fresh.skill(0), within(1e-6));
        assertThat(sliding.samples(0)).isEqualTo(10);
        assertThat(sliding.oracleFidelity(0)).isNaN();
    }

    @Test
    void nothingIsScoredWithoutSamples() {
        FidelityWindow window = one(5);
        window.add(0, Double.NaN, 1, 1, 1);
        assertThat(window.samples(0)).isZero();
        assertThat(window.fidelity(0)).isNaN();
        assertThat(window.skill(0)).isNaN();
    }

    @Test
    void thereIsNoSkillToTellWhereTheLastValueWasAlwaysRight() {
        FidelityWindow window = one(5);
        window.add(0, 7, 7, 7, 7);
        assertThat(window.skill(0)).isZero();
        window.add(0, 7, 8, 7, 7);
        assertThat(window.skill(0)).isNaN();
        assertThat(window.pooled(0, 0, 0).skill()).isNaN();
    }

    @Test
    void utilityIsTheWeightedMeanOfBoundedScores() {
        var window =
                new FidelityWindow(1, new FidelityScale(List.of("a", "b", "c"), new long[] {0}, new long[] {1000}, 5));
        window.add(window.series(0, 0, 0, 0), 10, 9, 10, Double.NaN);
        window.add(window.series(0, 1, 0, 0), 10, 30, 10, Double.NaN);
        var utility = new Utility(new double[] {3, 1, 5}, 0.5, 1);
        assertThat(utility.of(window, 0, 0, 0)).isCloseTo((3 * 0.8 + 0) / 4, within(1e-6));
    }

    @Test
    void aPredictionIsScoredWithThePeriodThatItWasFor() {
        var window = new FidelityWindow(
                1, new FidelityScale(List.of("sum", "mean"), new long[] {0, 10_000}, new long[] {1000, 10_000}, 50));
        var ledger = new PriorLedger(window, new boolean[] {true, false}, 20);
        // What is predicted is the second of the period's beginning; what comes is the second of the report.
        for (long k = 0; k < 100; k++) {
            ledger.report(0, k * SECOND, new double[] {k, k}, 0);
            for (int horizon = 0; horizon < 2; horizon++) {
                for (int granularity = 0; granularity < 2; granularity++) {
                    long start = ledger.dueStartNanos((k + 1) * SECOND, horizon, granularity);
                    if (start != Long.MIN_VALUE) {
                        double first = start / (double) SECOND;
                        double mean = granularity == 0 ? first : first + 4.5;
                        double sum = granularity == 0 ? first : 10 * mean;
                        ledger.predict(0, horizon, granularity, start, new double[] {sum, mean + 1}, 0, null);
                    }
                }
            }
        }
        for (int horizon = 0; horizon < 2; horizon++) {
            for (int granularity = 0; granularity < 2; granularity++) {
                int sum = window.series(0, 0, horizon, granularity);
                assertThat(window.samples(sum)).isGreaterThan(granularity == 0 ? 49 : 7);
                assertThat(window.fidelity(sum)).isEqualTo(1);
                int mean = window.series(0, 1, horizon, granularity);
                assertThat(window.fidelity(mean)).isBetween(0.97, 0.999);
            }
        }
        // Persistence of a ramp is off by the way from the last known period to the predicted one.
        assertThat(window.skill(window.series(0, 1, 1, 0))).isCloseTo(1 - 1 / 11.0, within(1e-6));
        assertThat(window.skill(window.series(0, 1, 1, 1))).isCloseTo(1 - 1 / 20.0, within(1e-6));
    }

    @Test
    void theFilterBeatsPersistenceOnBurstyTraffic() {
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        var slots = List.of(MeasurementSlot.PRB_TOT_DL, MeasurementSlot.VOLUME_DL, MeasurementSlot.CONN_MEAN);
        var fidelity = new FilterFidelity(bank, slots, 3000);
        var chance = new Chance(31);
        int mask = MeasurementSlot.PRB_TOT_DL.bit() | MeasurementSlot.VOLUME_DL.bit() | MeasurementSlot.CONN_MEAN.bit();
        double users = 40;
        for (long k = 0; k < 4000; k++) {
            double level = 12_000 * (1 + 0.3 * Math.sin(k / 900.0));
            double kbit = level * chance.exponential(1, k) * 0.5 + level * 0.5;
            users = Math.max(1, users + 0.3 * chance.normal(2, k) + 0.01 * (40 - users));
            double[] y = {kbit / 400, kbit, 0, 0, Math.rint(users), 0, 0, 0, 0, 0};
            fidelity.before(0, k * SECOND, y, 0, mask);
            bank.update(0, k * SECOND, 1000, y, 0, mask);
            double[] truth = {level / 400, level, users};
            fidelity.after(0, (k + 1) * SECOND, (cell, start, granularity) ->
                    new double[] {truth[0], truth[1] * granularity / 1000, truth[2]});
        }
        FidelityWindow window = fidelity.window();
        for (int horizon = 0; horizon < 4; horizon++) {
            int volume = window.series(0, 1, horizon, 0);
            assertThat(window.skill(volume)).as("horizon %d", horizon).isPositive();
            assertThat(window.fidelity(volume)).isGreaterThan(0.9 * window.oracleFidelity(volume));
        }
        assertThat(window.fidelity(window.series(0, 1, 0, 2))).as("one minute").isGreaterThan(0.9);
        assertThat(window.fidelity(window.series(0, 2, 0, 0)))
                .as("connected users")
                .isGreaterThan(0.97);
    }

    @Test
    void cellsCountTogetherByTheirSize() {
        var window = new FidelityWindow(2, new FidelityScale(List.of("load"), new long[] {0}, new long[] {1000}, 10));
        window.add(window.series(0, 0, 0, 0), 100, 90, 80, 100);
        window.add(window.series(1, 0, 0, 0), 10, 0, 10, 5);
        FidelityWindow.Score score = window.pooled(0, 0, 0);
        assertThat(score.fidelity()).isCloseTo(1 - 20.0 / 110, within(1e-6));
        assertThat(score.persistenceFidelity()).isCloseTo(1 - 20.0 / 110, within(1e-6));
        assertThat(score.oracleFidelity()).isCloseTo(1 - 5.0 / 110, within(1e-6));
        assertThat(score.skill()).isZero();
        assertThat(score.samples()).isEqualTo(2);
        window.add(window.series(1, 0, 0, 0), 10, 10, 10, Double.NaN);
        assertThat(window.pooled(0, 0, 0).oracleFidelity()).isNaN();
    }
}

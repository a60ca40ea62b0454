package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.bench.CommonsMathFilter;
import io.rantwin.twin.chance.Chance;
import org.junit.jupiter.api.Test;

class FilterBankTest {
    static final long SECOND = 1_000_000_000L;
    private static final MeasurementSlot[] SLOTS = MeasurementSlot.values();

    private static FilterSettings open(FilterSettings settings) {
        return new FilterSettings(settings.process(), 1 - 1e-12, 3, 5, 0, 0, 1);
    }

    static double[][] covariance(FilterBank bank, int cell) {
        double[][] p = new double[6][6];
        for (StateComponent row : StateComponent.values()) {
            for (StateComponent column : StateComponent.values()) {
                p[row.index()][column.index()] = bank.covariance(cell, row, column);
            }
        }
        return p;
    }

    static double[] mean(FilterBank bank, int cell) {
        double[] x = new double[6];
        for (StateComponent component : StateComponent.values()) {
            x[component.index()] = bank.mean(cell, component);
        }
        return x;
    }

    @Test
    void equalsTheFilterWithTextbookMatrices() {
        var parameters = new CellParameters(1);
        var settings = open(FilterSettings.forGranularity(1000));
        var bank = new FilterBank(parameters, settings);
        double[] first = {30, 12000, 25000, 0.5, 20, 300, 8, 60000, 38, 0};
        assertThat(bank.update(0, 0, 1000, first, 0, MeasurementSlot.ALL)).isEqualTo(UpdateOutcome.INITIALISED);
        var reference = new CommonsMathFilter(
                settings.process(),
                20e6,
                new double[] {Math.log(2), Math.log(20), 35},
                15,
                1e6,
                0.01,
                mean(bank, 0),
                covariance(bank, 0));
        var chance = new Chance(3);
        long start = 0;
        for (int k = 1; k <= 300; k++) {
            start += k % 7 == 0 ? 5 * SECOND : SECOND;
            reference.predict(k % 7 == 0 ? 5 : 1);
            double[] y = reference.expected();
            for (int slot = 0; slot < y.length; slot++) {
                y[slot] *= 1 + (slot == 8 || slot == 4 || slot == 6 ? 0.005 : 0.1) * chance.normal(slot, k);
                y[slot] = Math.max(0, Math.min(y[slot], 1.29 * reference.expected()[slot]));
            }
            reference.update(y, 1);
            assertThat(bank.update(0, start, 1000, y, 0, MeasurementSlot.ALL))
                    .as("%d blames %s", k, bank.number(0, Layout.BLAMED))
                    .isEqualTo(UpdateOutcome.ASSIMILATED);
            assertThat(mean(bank, 0)).containsExactly(reference.mean(), within(1e-8));
            double[][] p = covariance(bank, 0);
            for (int i = 0; i < 6; i++) {
                assertThat(p[i]).containsExactly(reference.covariance()[i], within(1e-8));
            }
        }
    }

    @Test
    void temperatureReachesTheSteadyStateOfTheRiccatiEquation() {
        var settings = open(FilterSettings.forGranularity(1000));
        var bank = new FilterBank(new CellParameters(1), settings);
        double[] y = new double[10];
        for (int k = 0; k < 20_000; k++) {
            y[8] = 40;
            bank.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.TEMPERATURE.bit());
        }
        // P = phi^2 P R / (P + R) + Q for the prior variance P; load does not vary, so heat adds nothing: it is
        // switched off.
        double phi2 = Math.exp(-2 / settings.process().temperatureSeconds());
        double q = 9 * (1 - phi2);
        double r = 0.04;
        double half = (r * (1 - phi2) - q) / 2;
        double prior = -half + Math.sqrt(half * half + q * r);
        var cold = new CellParameters(1);
        cold.heat(0, 35, 0);
        var plain = new FilterBank(cold, settings);
        for (int k = 0; k < 20_000; k++) {
            plain.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.TEMPERATURE.bit());
        }
        double posterior = prior * r / (prior + r);
        assertThat(plain.covariance(0, StateComponent.TEMPERATURE, StateComponent.TEMPERATURE))
                .isCloseTo(posterior, within(1e-9));
        assertThat(plain.priorVariance(0, MeasurementSlot.TEMPERATURE)).isCloseTo(prior + r, within(1e-9));
        assertThat(bank.covariance(0, StateComponent.TEMPERATURE, StateComponent.TEMPERATURE))
                .isGreaterThan(posterior);
    }

    @Test
    void aMissingMeasurementChangesOnlyWhatItIsCorrelatedWith() {
        var bank = new FilterBank(new CellParameters(2), FilterSettings.forGranularity(1000));
        double[] y = {30, 12000, 25000, 0.5, 20, 300, 8, 60000, 38, 0.2};
        int without = MeasurementSlot.ALL & ~MeasurementSlot.CONN_MEAN.bit() & ~MeasurementSlot.HANDOVER_IN.bit();
        for (int k = 0; k < 50; k++) {
            bank.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.ALL);
            bank.update(1, k * SECOND, 1000, y, 0, k == 0 ? MeasurementSlot.ALL : without);
        }
        for (StateComponent component : StateComponent.values()) {
            if (component != StateComponent.USERS) {
                assertThat(bank.mean(1, component)).isCloseTo(bank.mean(0, component), within(1e-12));
            }
        }
        assertThat(bank.covariance(1, StateComponent.USERS, StateComponent.USERS))
                .isGreaterThan(bank.covariance(0, StateComponent.USERS, StateComponent.USERS));
    }

    @Test
    void valuesThatAreNotNumbersCountAsAbsent() {
        var bank = new FilterBank(new CellParameters(2), FilterSettings.forGranularity(1000));
        double[] y = {30, 12000, 25000, 0.5, 20, 300, 8, 60000, 38, 0.2};
        double[] holes = y.clone();
        holes[3] = Double.NaN;
        holes[5] = Double.POSITIVE_INFINITY;
        holes[7] = -4;
        int rest = MeasurementSlot.ALL & ~(1 << 3 | 1 << 5 | 1 << 7);
        for (int k = 0; k < 20; k++) {
            bank.update(0, k * SECOND, 1000, y, 0, rest);
            bank.update(1, k * SECOND, 1000, holes, 0, MeasurementSlot.ALL);
        }
        assertThat(mean(bank, 1)).containsExactly(mean(bank, 0));
    }

    @Test
    void anOutlierIsHeldBackAndAShiftThatLastsIsAccepted() {
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        var chance = new Chance(8);
        long k = 0;
        for (; k < 300; k++) {
            assertThat(bank.update(0, k * SECOND, 1000, steady(chance, k, 10_000), 0, 0b1_0011))
                    .isNotEqualTo(UpdateOutcome.CHANGED);
        }
        double before = bank.offeredBitsPerSecond(0);
        UpdateOutcome outlier = bank.update(0, k++ * SECOND, 1000, new double[] {99, 90_000, 0, 0, 20}, 0, 0b1_0011);
        assertThat(outlier).isIn(UpdateOutcome.HELD_BACK, UpdateOutcome.PARTLY_HELD_BACK);
        assertThat(bank.offeredBitsPerSecond(0)).isCloseTo(before, within(0.25 * before));
        bank.update(0, k++ * SECOND, 1000, steady(chance, k, 10_000), 0, 0b1_0011);
        double users = bank.mean(0, StateComponent.USERS);
        UpdateOutcome outcome = UpdateOutcome.ASSIMILATED;
        for (int i = 1; i <= 3; i++) {
            assertThat(outcome).isNotEqualTo(UpdateOutcome.CHANGED);
            double[] y = steady(chance, k, 36_000);
            y[4] = 60;
            assertThat(bank.mean(0, StateComponent.USERS)).isCloseTo(users, within(0.05));
            outcome = bank.update(0, k++ * SECOND, 1000, y, 0, 0b1_0011);
        }
        assertThat(outcome).isEqualTo(UpdateOutcome.CHANGED);
        assertThat(Math.exp(bank.mean(0, StateComponent.USERS))).isCloseTo(60, within(1e-6));
        assertThat(bank.offeredBitsPerSecond(0)).isBetween(26e6, 46e6);
    }

    private static double[] steady(Chance chance, long k, double kbit) {
        double volume = kbit * (1 + 0.08 * chance.normal(1, k));
        return new double[] {volume / 40_000 * 100 * (1 + 0.02 * chance.normal(2, k)), volume, 0, 0, 20};
    }

    @Test
    void noiseIsLearned() {
        var settings = FilterSettings.forGranularity(1000);
        var loud = new FilterBank(new CellParameters(1), settings);
        var quick = new FilterBank(new CellParameters(1), settings);
        var chance = new Chance(12);
        double level = Math.log(50);
        for (long k = 0; k < 6000; k++) {
            // Measurement noise of 3 users where 0.6 is the start; process noise 100 times the start in the other cell.
            double[] y = new double[10];
            y[4] = Math.max(0, 50 + 3 * chance.normal(1, k));
            loud.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.CONN_MEAN.bit());
            level += 0.03 * chance.normal(2, k) + 0.001 * (Math.log(50) - level);
            y[4] = Math.max(0, Math.exp(level) + 0.6 * chance.normal(3, k));
            quick.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.CONN_MEAN.bit());
        }
        assertThat(loud.noiseFactor(0, MeasurementSlot.CONN_MEAN) * 0.35)
                .as("variance of a mean of 50 users; 9 in truth")
                .isBetween(6.0, 13.0);
        assertThat(quick.processFactor(0, StateComponent.USERS)).isGreaterThan(10);
        assertThat(loud.processFactor(0, StateComponent.USERS)).isLessThan(5);
    }

    @Test
    void uncertaintyIsThatOfTheErrors() {
        // Bursts that seldom fill the cell: a full cell shows nothing of the traffic beyond, and no linearisation holds
        // there.
        var settings = open(new FilterSettings(mildBursts(), 0.9999, 3, 5, 0, 0, 1));
        int runs = 200;
        var simulated = new SimulatedCells(new CellParameters(runs), settings.process(), new Chance(77));
        var bank = new FilterBank(simulated.parameters, settings);
        // The views of one queue share their noise for the filter, and do not in this simulation: one of them is
        // enough.
        int independent = MeasurementSlot.ALL
                & ~MeasurementSlot.ACTIVE_UE_DL.bit()
                & ~MeasurementSlot.RLC_SDU_DELAY_DL.bit()
                & ~MeasurementSlot.BUFFER_SIZE.bit();
        double nees = 0;
        int samples = 0;
        for (long k = 0; k < 120; k++) {
            simulated.step(k);
            for (int cell = 0; cell < runs; cell++) {
                bank.update(cell, k * SECOND, 60_000, simulated.report(cell, k, 60), 0, independent);
                if (k >= 60) {
                    nees += simulated.nees(bank, cell);
                    samples++;
                }
            }
        }
        // Mean of chi-square with 6 degrees over 200 independent runs: 6 +- 3 sqrt(12/200); the filter is linearised,
        // so a bit more.
        assertThat(nees / samples).isBetween(5.2, 7.0);
    }

    @Test
    void afterALongSilenceTheFirstReportSetsTheTraffic() {
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        var chance = new Chance(4);
        long k = 0;
        for (; k < 120; k++) {
            bank.update(0, k * SECOND, 1000, steady(chance, k, 4000), 0, 0b1_0011);
        }
        k += 600;
        double[] busy = steady(chance, k, 36_000);
        assertThat(bank.update(0, k * SECOND, 1000, busy, 0, 0b1_0011)).isEqualTo(UpdateOutcome.INITIALISED);
        assertThat(bank.offeredBitsPerSecond(0)).isCloseTo(busy[1] * 1000, within(1.0));
        // A short gap is bridged.
        k += 5;
        assertThat(bank.update(0, k * SECOND, 1000, busy, 0, 0b1_0011)).isNotEqualTo(UpdateOutcome.INITIALISED);
    }

    @Test
    void aStateBeyondAFullCellFollowsTheReportsBack() {
        var settings = open(FilterSettings.forGranularity(1000));
        var bank = new FilterBank(new CellParameters(1), settings);
        var chance = new Chance(6);
        long k = 0;
        for (; k < 60; k++) {
            bank.update(0, k * SECOND, 1000, steady(chance, k, 10_000), 0, 0b1_0011);
        }
        bank.observe(0, StateComponent.TRAFFIC.index(), Math.log(200e6), 1e-3);
        assertThat(bank.load(0)).isGreaterThan(0.99);
        for (int i = 0; i < 60; i++, k++) {
            bank.update(0, k * SECOND, 1000, steady(chance, k, 10_000), 0, 0b1_0011);
        }
        assertThat(bank.load(0)).isCloseTo(0.25, within(0.08));
    }

    private static ProcessModel mildBursts() {
        ProcessModel model = ProcessModel.forGranularity(1000);
        return new ProcessModel(
                model.trendSeconds(),
                model.levelPerRootSecond(),
                0.2,
                model.trendDeviation(),
                model.efficiencySeconds(),
                model.efficiencyDeviation(),
                model.usersSeconds(),
                model.usersDeviation(),
                model.backlogSeconds(),
                model.backlogDeviation(),
                model.temperatureSeconds(),
                model.temperatureDeviation());
    }

    @Test
    void predictionEqualsThePriorOfTheReportThatComes() {
        var bank = new FilterBank(new CellParameters(1), FilterSettings.forGranularity(1000));
        double[] y = {30, 12000, 25000, 0.5, 20, 300, 8, 60000, 38, 0.2};
        double[] mean = new double[10];
        double[] variance = new double[10];
        bank.predict(0, 0, 1000, mean, variance, 0);
        assertThat(mean[0]).isNaN();
        for (int k = 0; k < 30; k++) {
            bank.update(0, k * SECOND, 1000, y, 0, MeasurementSlot.ALL);
        }
        bank.predict(0, 40 * SECOND, 10_000, mean, variance, 0);
        bank.update(0, 40 * SECOND, 10_000, y, 0, MeasurementSlot.ALL);
        for (MeasurementSlot slot : SLOTS) {
            assertThat(mean[slot.index()]).isEqualTo(bank.priorMean(0, slot));
            assertThat(variance[slot.index()])
                    .isEqualTo(bank.priorVariance(0, slot))
                    .isPositive();
        }
        assertThat(mean[1]).as("volume grows with the period").isCloseTo(120_000, within(15_000.0));
    }
}

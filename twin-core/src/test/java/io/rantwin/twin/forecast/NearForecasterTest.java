package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.MeasurementSlot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearForecasterTest {
    private static final int SLOTS = MeasurementSlot.COUNT;
    private static final long SECOND = 1_000_000_000L;
    private static final int FIVE = 0b11111;
    private static final MeasurementSlot PRB = MeasurementSlot.PRB_TOT_DL;
    private static final MeasurementSlot VOLUME = MeasurementSlot.VOLUME_DL;

    private final FilterBank bank = new FilterBank(new CellParameters(4), FilterSettings.forGranularity(1000));
    private final double[] out = new double[5];

    private static double[] report(double load) {
        double[] values = new double[SLOTS];
        double volume = 40e3 * load;
        double active = load / (1 - load);
        values[0] = 100 * load;
        values[1] = volume;
        values[2] = active > 0 ? volume / active : Double.NaN;
        values[3] = active;
        values[4] = 30;
        return values;
    }

    private void take(NearForecaster forecaster, int cell, long second, double[] values) {
        bank.update(cell, second * SECOND, 1000, values, 0, FIVE);
        assertThat(forecaster.observe(cell, second * SECOND, 1000, values, 0, FIVE))
                .isTrue();
        forecaster.propagate(cell, cell + 1);
    }

    @Test
    void nothingIsForeseenBetterLater() {
        var forecaster =
                new NearForecaster(bank, new int[4], List.of(1000L, 10_000L, 60_000L, 300_000L, 3_600_000L), 1000);
        double[] sooner = new double[5];
        for (int second = 0; second < 900; second++) {
            take(forecaster, 0, second, report(0.4 + 0.3 * Math.sin(second * second)));
            for (int horizon = 1; horizon < 5 && second > 0; horizon++) {
                for (MeasurementSlot kpi : List.of(PRB, VOLUME)) {
                    forecaster.quantiles(0, kpi, horizon - 1, sooner, 0);
                    forecaster.quantiles(0, kpi, horizon, out, 0);
                    for (int q = 0; q < 5; q++) {
                        double reach = Math.abs(out[q] - out[2]);
                        boolean isAtAnEnd = out[q] == 0 || kpi == PRB && out[q] == 100;
                        assertThat(isAtAnEnd || reach >= Math.abs(sooner[q] - sooner[2]) - 1e-6)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void steadyCellIsForecastAtItsValueWithNarrowOrderedQuantiles() {
        var forecaster = new NearForecaster(bank, 1000);
        for (int second = 0; second < 600; second++) {
            take(forecaster, 0, second, report(0.4));
        }
        for (int horizon = 0; horizon < 4; horizon++) {
            assertThat(forecaster.quantiles(0, PRB, horizon, out, 0)).isTrue();
            assertThat(out).isSorted();
            assertThat(out[2]).isCloseTo(40, within(1.0));
            assertThat(forecaster.quantiles(0, VOLUME, horizon, out, 0)).isTrue();
            assertThat(out[2]).isCloseTo(16e3, within(400.0));
        }
        assertThat(forecaster.newest(0, VOLUME)).isEqualTo(16e3);
        assertThat(forecaster.originNanos(0)).isEqualTo(600 * SECOND);
    }

    @Test
    void coverageIsNominalThoughTheLevelAndTheScatterChange() {
        var forecaster = new NearForecaster(bank, 1000);
        var chance = new Chance(11);
        for (int second = 0; second < 6000; second++) {
            double level = second < 3000 ? 0.2 : 0.55;
            double scatter = second < 3000 ? 0.1 : 0.3;
            take(
                    forecaster,
                    0,
                    second,
                    report(Math.clamp(level * (1 + scatter * chance.normal(1, second)), 0.01, 0.95)));
        }
        for (int horizon = 0; horizon < 4; horizon++) {
            assertThat(forecaster.runningCoverage90(0, PRB, horizon)).isCloseTo(0.9, within(0.03));
            assertThat(forecaster.runningCoverage80(0, PRB, horizon)).isCloseTo(0.8, within(0.04));
            assertThat(forecaster.truths(0, PRB, horizon)).isGreaterThan(500);
        }
    }

    /** White noise around a level: long means are right, the newest value is wrong by the factor root 2. */
    @Test
    void weightMovesToTheMembersThatAreRight() {
        var forecaster = new NearForecaster(bank, 1000);
        var chance = new Chance(12);
        double error = 0;
        double persistence = 0;
        for (int second = 0; second < 4000; second++) {
            double[] values = report(Math.clamp(0.4 * (1 + 0.3 * chance.normal(1, second)), 0.01, 0.95));
            if (second > 1000) {
                forecaster.quantiles(0, PRB, 0, out, 0);
                error += Math.abs(out[2] - values[0]);
                persistence += Math.abs(forecaster.newest(0, PRB) - values[0]);
            }
            take(forecaster, 0, second, values);
        }
        double newest = forecaster.weight(0, PRB, 0, NearMember.PERSISTENCE);
        assertThat(newest).isLessThan(0.05);
        double sum = Arrays.stream(NearMember.values())
                .mapToDouble(member -> forecaster.weight(0, PRB, 0, member))
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-9));
        assertThat(error).isLessThan(0.75 * persistence);
    }

    /** A random walk: nothing beats the newest value. */
    @Test
    void persistenceWinsOnARandomWalk() {
        var forecaster = new NearForecaster(bank, 1000);
        var chance = new Chance(13);
        double load = 0.5;
        for (int second = 0; second < 3000; second++) {
            load = Math.clamp(load + 0.02 * chance.normal(1, second), 0.05, 0.95);
            take(forecaster, 0, second, report(load));
        }
        assertThat(forecaster.weight(0, PRB, 0, NearMember.PERSISTENCE)).isGreaterThan(0.5);
        assertThat(forecaster.weight(0, PRB, 0, NearMember.SLOW_MEAN)).isLessThan(0.05);
    }

    @Test
    void aNewCellBeginsWithTheWidthsOfItsGroup() {
        var forecaster = new NearForecaster(bank, new int[] {0, 0, 1, 1}, NearForecaster.HORIZONS_MILLIS, 1000);
        var chance = new Chance(14);
        for (int second = 0; second < 3000; second++) {
            take(forecaster, 0, second, report(Math.clamp(0.3 * (1 + 0.02 * chance.normal(1, second)), 0.01, 0.95)));
        }
        take(forecaster, 1, 3000, report(0.3));
        take(forecaster, 2, 3000, report(0.3));
        forecaster.quantiles(1, PRB, 0, out, 0);
        double informed = out[4] - out[0];
        forecaster.quantiles(2, PRB, 0, out, 0);
        double uninformed = out[4] - out[0];
        assertThat(informed).isLessThan(0.5 * uninformed).isPositive();
        assertThat(forecaster.runningCoverage90(1, PRB, 0)).isNaN();
    }

    /** The truth of a horizon of 5 s is the report that ends 5 s after the origin, and no other. */
    @Test
    void changingTheFutureChangesNoForecast() {
        var other = new FilterBank(new CellParameters(4), FilterSettings.forGranularity(1000));
        var one = new NearForecaster(bank, 1000);
        var two = new NearForecaster(other, 1000);
        var chance = new Chance(15);
        double[] otherOut = new double[5];
        for (int second = 0; second < 300; second++) {
            double[] values = report(Math.clamp(0.4 * (1 + 0.3 * chance.normal(1, second)), 0.01, 0.95));
            take(one, 0, second, values);
            double[] changed = second < 200 ? values : report(0.9);
            other.update(0, second * SECOND, 1000, changed, 0, FIVE);
            two.observe(0, second * SECOND, 1000, changed, 0, FIVE);
            two.propagate(0, 1);
            one.quantiles(0, PRB, 3, out, 0);
            two.quantiles(0, PRB, 3, otherOut, 0);
            assertThat(Arrays.equals(out, otherOut)).isEqualTo(second < 200);
        }
    }

    @Test
    void oldAndEmptyReportsAreToldApart() {
        var forecaster = new NearForecaster(bank, 1000);
        assertThat(forecaster.quantiles(0, PRB, 0, out, 0)).isFalse();
        assertThat(out).containsOnly(Double.NaN);
        take(forecaster, 0, 10, report(0.3));
        assertThat(forecaster.observe(0, 9 * SECOND, 1000, report(0.9), 0, FIVE))
                .isFalse();
        assertThat(forecaster.observe(0, 10 * SECOND, 1000, report(0.9), 0, FIVE))
                .isFalse();
        assertThat(forecaster.newest(0, PRB)).isEqualTo(30);
        double[] broken = report(0.5);
        broken[0] = Double.NaN;
        broken[1] = -1;
        assertThat(forecaster.observe(0, 11 * SECOND, 1000, broken, 0, FIVE)).isTrue();
        assertThat(forecaster.newest(0, PRB)).isEqualTo(30);
        assertThat(forecaster.newest(0, VOLUME)).isEqualTo(12e3);
        assertThat(forecaster.newest(0, MeasurementSlot.ACTIVE_UE_DL)).isEqualTo(1);
    }

    /** A volume is a sum over its period: ten times the period, ten times the volume. */
    @Test
    void volumesFollowTheLengthOfThePeriod() {
        var forecaster = new NearForecaster(bank, 1000);
        for (int second = 0; second < 100; second++) {
            take(forecaster, 0, second, report(0.4));
        }
        double[] longer = report(0.4);
        longer[1] *= 10;
        bank.update(0, 100 * SECOND, 10_000, longer, 0, FIVE);
        assertThat(forecaster.observe(0, 100 * SECOND, 10_000, longer, 0, FIVE)).isTrue();
        forecaster.propagate(0, 1);
        forecaster.quantiles(0, VOLUME, 3, out, 0);
        assertThat(out[2]).isCloseTo(160e3, within(4e3));
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> new NearForecaster(bank, new int[] {0}, NearForecaster.HORIZONS_MILLIS, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 cells");
        assertThatThrownBy(() -> new NearForecaster(bank, new int[4], List.of(0L), 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
        var forecaster = new NearForecaster(bank, 1000);
        assertThatThrownBy(() -> forecaster.newest(0, MeasurementSlot.CQI)).hasMessageContaining("not forecast");
    }

    @Test
    void foreseeingIsPredictingWithoutVariance() {
        var forecaster = new NearForecaster(bank, 1000);
        for (int second = 0; second < 50; second++) {
            take(forecaster, 0, second, report(0.2 + 0.005 * second));
        }
        double[] predicted = new double[SLOTS];
        double[] foreseen = new double[SLOTS];
        for (long ahead = 0; ahead < 100; ahead += 7) {
            bank.predict(0, (50 + ahead) * SECOND, 1000, predicted, new double[SLOTS], 0);
            bank.foresee(0, (50 + ahead) * SECOND, 1000, foreseen, 0);
            assertThat(foreseen).containsExactly(predicted);
        }
        bank.foresee(3, 0, 1000, foreseen, 0);
        assertThat(foreseen).containsOnly(Double.NaN);
    }
}

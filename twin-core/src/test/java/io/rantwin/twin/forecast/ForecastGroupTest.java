package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastGroupTest {
    private static final ForecastSettings DAILY =
            new ForecastSettings(List.of(24), List.of(Horizon.value(1), Horizon.mean(6), Horizon.value(24)), false);
    private static final int SERIES = 3;

    private final Chance chance = new Chance(5);

    private double[] row(int t, double noise) {
        double[] row = new double[SERIES];
        for (int i = 0; i < SERIES; i++) {
            double day = 1 + 0.8 * StrictMath.sin(2 * Math.PI * (t % 24) / 24 + 0.1 * i);
            row[i] = (i + 1) * 10 * day * (1 + noise * chance.normal(i, t));
        }
        return row;
    }

    private ForecastGroup grown(ForecastGroup group, int rows) {
        for (int t = 0; t < rows; t++) {
            if (t == 300 || t == 600) {
                group.fit();
            }
            group.observe(row(t, 0.1));
        }
        return group;
    }

    /** Two worlds with one past: forecasts agree until they part, and only until then. */
    @Test
    void changingTheFutureChangesNoForecast() {
        var one = new ForecastGroup(DAILY, SERIES);
        var two = new ForecastGroup(DAILY, SERIES);
        boolean parted = false;
        for (int t = 0; t < 500; t++) {
            if (t == 300) {
                one.fit();
                two.fit();
            }
            double[] row = row(t, 0.1);
            one.observe(row);
            two.observe(t < 420 ? row : new double[] {1e3, -1e3, 0});
            for (int h = 0; h < 3; h++) {
                for (int i = 0; i < SERIES; i++) {
                    if (t < 420) {
                        assertThat(two.forecast(i, h)).isEqualTo(one.forecast(i, h));
                        assertThat(two.memberForecasts(i, h)).containsExactly(one.memberForecasts(i, h));
                    } else {
                        parted |= !two.forecast(i, h).equals(one.forecast(i, h));
                    }
                }
            }
        }
        assertThat(parted).isTrue();
    }

    @Test
    void seasonalSeriesIsForecastBetterThanBySimpleMembersWithHonestIntervals() {
        ForecastGroup group = grown(new ForecastGroup(DAILY, SERIES), 600);
        int h = 2;
        double error = 0;
        double naive = 0;
        int inside = 0;
        int count = 0;
        QuantileForecast[][] said = new QuantileForecast[1200][SERIES];
        for (int t = 600; t < 1200; t++) {
            double[] row = row(t, 0.1);
            if (t >= 624) {
                for (int i = 0; i < SERIES; i++) {
                    QuantileForecast then = said[t - 24][i];
                    error += Math.abs(then.median() - row[i]);
                    naive += Math.abs(row(t - 24, 0.1)[i] - row[i]);
                    inside += row[i] >= then.q05() && row[i] <= then.q95() ? 1 : 0;
                    count++;
                }
            }
            group.observe(row);
            for (int i = 0; i < SERIES; i++) {
                said[t][i] = group.forecast(i, h);
                assertThat(List.of(
                                said[t][i].q05(),
                                said[t][i].q10(),
                                said[t][i].median(),
                                said[t][i].q90(),
                                said[t][i].q95()))
                        .isSorted();
                assertThat(said[t][i].q05()).isNotNegative();
            }
        }
        assertThat(error).isLessThan(0.85 * naive);
        assertThat((double) inside / count).isCloseTo(0.9, within(0.03));
    }

    /** A cell seven times as large as its neighbours, with their day: forecast from its third hour on. */
    @Test
    void aNewCellStartsFromWhatItsNeighboursTaught() {
        GroupKnowledge learned = grown(new ForecastGroup(DAILY, SERIES), 700).knowledge();
        var cold = new ForecastGroup(DAILY, 1, List.of(), learned);
        var alone = new ForecastGroup(DAILY, 1);
        cold.fit();
        double informed = 0;
        double uninformed = 0;
        for (int t = 0; t < 96; t++) {
            double truth = row(t, 0.05)[1] * 7;
            if (t > 2) {
                informed += Math.abs(cold.forecast(0, 0).median() - truth);
                uninformed += Math.abs(alone.forecast(0, 0).median() - truth);
            }
            cold.observe(new double[] {truth});
            alone.observe(new double[] {truth});
            QuantileForecast first = cold.forecast(0, 0);
            assertThat(first.median()).isFinite();
            assertThat(first.q95()).isGreaterThanOrEqualTo(first.q05());
        }
        assertThat(informed).isLessThan(0.9 * uninformed);
    }

    @Test
    void missingValuesAreNeitherTruthsNorStops() {
        var group = new ForecastGroup(DAILY, 2);
        for (int t = 0; t < 400; t++) {
            if (t == 200) {
                group.fit();
            }
            double[] row = {t % 5 == 0 ? Double.NaN : row(t, 0.1)[0], Double.NaN};
            group.observe(row);
            assertThat(group.forecast(0, 0).median()).isFinite();
        }
        assertThat(group.forecast(1, 0).coverage90()).isNaN();
    }

    /** Nothing reaches from one run to the next. */
    @Test
    void aRunBeginsWithoutMemoryOfLevels() {
        var settings = new ForecastSettings(List.of(), List.of(Horizon.value(1)), true);
        var group = new ForecastGroup(settings, 1);
        for (int t = 0; t < 100; t++) {
            group.observe(new double[] {50 + t % 3});
        }
        group.startRun();
        group.observe(new double[] {1});
        int last = group.memberNames().indexOf("last_value");
        int smoothed = group.memberNames().indexOf("exp_smoothing alpha=0.02");
        assertThat(group.memberForecasts(0, 0)[last]).isEqualTo(1);
        assertThat(group.memberForecasts(0, 0)[smoothed]).isEqualTo(1);
    }

    @Test
    void anExternalMemberGainsWeightOnlyWhileItIsRight() {
        double[] next = {Double.NaN};
        var oracle = new ExternalMember() {
            @Override
            public String name() {
                return "oracle";
            }

            @Override
            public double forecast(int series, Horizon horizon) {
                return next[0];
            }
        };
        var settings = new ForecastSettings(List.of(), List.of(Horizon.value(1)), false);
        var group = new ForecastGroup(settings, 1, List.of(oracle), null);
        double right = 0;
        double wrong = 0;
        double plain = 0;
        for (int t = 0; t < 3000; t++) {
            double truth = 10 + chance.normal(50, t);
            if (t > 700 && t <= 1000) {
                right += Math.abs(group.forecast(0, 0).median() - truth);
            } else if (t > 2500) {
                wrong += Math.abs(group.forecast(0, 0).median() - truth);
                plain += Math.abs(10 - truth);
            }
            next[0] = t < 1000 ? 10 + chance.normal(50, t + 1) + 0.3 * chance.normal(51, t) : 12;
            group.observe(new double[] {truth});
        }
        assertThat(right / 300).isLessThan(0.4);
        assertThat(wrong).isLessThan(1.15 * plain);
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> new Horizon(0, Horizon.Target.VALUE)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new ForecastSettings(List.of(), List.of(), false))
                .hasMessageContaining("no horizon");
        assertThatThrownBy(() -> new ForecastSettings(List.of(24, 24), List.of(Horizon.value(1)), false))
                .hasMessageContaining("ascend");
        assertThatThrownBy(() -> new ForecastSettings(List.of(24), List.of(Horizon.value(1)), true))
                .hasMessageContaining("runs");
        assertThatThrownBy(() -> new ForecastGroup(DAILY, 0)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new ForecastGroup(DAILY, 2).observe(new double[3]))
                .hasMessageContaining("3 values for 2");
    }
}

package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** Every simple member against the figure that a person computes from its definition. */
class SimpleMembersTest {
    private static SeriesPast past(double... values) {
        var past = new SeriesPast();
        for (double value : values) {
            past.append(value);
        }
        return past;
    }

    private static double after(Member member, Horizon horizon, double... values) {
        var past = new SeriesPast();
        for (int row = 0; row < values.length; row++) {
            past.append(values[row]);
            member.observe(past, row);
        }
        return member.forecast(past, values.length - 1, horizon);
    }

    @Test
    void lastValueAndMovingAverage() {
        assertThat(after(SimpleMembers.lastValue(), Horizon.value(3), 1, 5, 7)).isEqualTo(7);
        assertThat(after(new SimpleMembers.MovingAverage("", 2), Horizon.value(1), 1, 5, 7))
                .isEqualTo(6);
        assertThat(after(new SimpleMembers.MovingAverage("", 5), Horizon.value(1), 1, 5, 6))
                .isEqualTo(4);
        // A missing value is carried forward as an input.
        assertThat(after(SimpleMembers.lastValue(), Horizon.value(1), 1, 5, Double.NaN))
                .isEqualTo(5);
        assertThat(after(new SimpleMembers.MovingAverage("", 2), Horizon.value(1), 1, 4, Double.NaN))
                .isEqualTo(4);
    }

    @Test
    void smoothingIsTheRecursion() {
        double level = 3;
        level += 0.4 * (8 - level);
        level += 0.4 * (2 - level);
        assertThat(after(new SimpleMembers.Smoothing("", 0.4), Horizon.value(9), 3, 8, 2))
                .isEqualTo(level);
    }

    @Test
    void seasonalNaiveIsTheNewestKnownSameSlot() {
        double[] values = {10, 20, 30, 11, 21, 31};
        var naive = new SimpleMembers.SeasonalNaive("", 3);
        assertThat(after(naive, Horizon.value(1), values)).isEqualTo(11);
        assertThat(after(naive, Horizon.value(3), values)).isEqualTo(31);
        // Four ahead is slot 0, of which row 3 is the newest known; row 6 is not known yet.
        assertThat(after(naive, Horizon.value(4), values)).isEqualTo(11);
        assertThat(after(naive, Horizon.mean(3), values)).isCloseTo(21, within(1e-12));
        assertThat(after(naive, Horizon.value(1), 10, 20)).isNaN();
    }

    @Test
    void slotMeanIsThatOfTheLongestSeasonThatPassedThreeTimes() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        var mean = new SimpleMembers.SlotMean();
        mean.fit(past(values), new int[] {2, 4, 6});
        // Season 4 passed three times, 6 only twice: slot 1 holds 2, 6, 10.
        assertThat(mean.forecast(past(values), 11, Horizon.value(2))).isEqualTo(6);
        assertThat(mean.forecast(past(values), 11, Horizon.mean(4))).isCloseTo(6.5, within(1e-12));
    }

    @Test
    void constantsAreMeanAndMedianOfThePast() {
        var mean = new SimpleMembers.Constant(false);
        var median = new SimpleMembers.Constant(true);
        SeriesPast past = past(1, 2, Double.NaN, 3, 10);
        mean.fit(past, new int[0]);
        median.fit(past, new int[0]);
        assertThat(mean.forecast(past, 4, Horizon.value(1))).isEqualTo(4);
        assertThat(median.forecast(past, 4, Horizon.value(1))).isEqualTo(2.5);
    }

    @Test
    void slotMedianIsDeafToABurst() {
        double[] values = new double[48 * 5];
        for (int row = 0; row < values.length; row++) {
            values[row] = 10 + row % 48;
        }
        values[48 * 3 + 7] = 5000;
        var member = new SlotMedian(48);
        member.fit(past(values), new int[] {48});
        // Slot 7 and its neighbours of five days, but for the burst: 16, 17, 18.
        assertThat(after(member, Horizon.value(8), values)).isEqualTo(17);
    }

    @Test
    void slotMedianOfABurstySeriesIsItsMedian() {
        double[] values = new double[96];
        Arrays.fill(values, 2);
        Arrays.fill(values, 20, 40, 100);
        var member = new SlotMedian(48);
        member.fit(past(values), new int[] {48});
        assertThat(after(member, Horizon.value(25), values)).isEqualTo(2);
    }

    @Test
    void holtWintersFollowsASeasonAndALevel() {
        double[] values = new double[40];
        for (int row = 0; row < values.length; row++) {
            values[row] = 100 + (row % 4) * 10;
        }
        var member = new HoltWinters("", 4);
        member.fit(past(values), new int[] {4});
        SeriesPast past = past(values);
        for (int steps = 1; steps <= 4; steps++) {
            assertThat(member.forecast(past, 39, Horizon.value(steps)))
                    .isCloseTo(100 + (39 + steps) % 4 * 10, within(1e-6));
        }
        assertThat(member.forecast(past, 39, Horizon.mean(4))).isCloseTo(115, within(1e-6));
    }

    @Test
    void leastSquaresIsThatOfCommonsMath() {
        var chance = new Chance(3);
        var design = new Design(3, 10);
        double[][] inputs = new double[60][3];
        double[] targets = new double[60];
        for (int row = 0; row < 60; row++) {
            for (int i = 0; i < 3; i++) {
                inputs[row][i] = chance.normal(i, row) * (i + 1) + i;
            }
            targets[row] = 4 + inputs[row][0] - 2 * inputs[row][1] + 0.3 * chance.normal(9, row);
            design.add(inputs[row], targets[row]);
        }
        var reference = new OLSMultipleLinearRegression();
        reference.newSampleData(targets, inputs);
        double[] b = reference.estimateRegressionParameters();
        Regression ours = Regression.fit(design, new double[] {0}, 0)[0];
        double[] probe = {0.3, -1, 2};
        assertThat(ours.predict(probe))
                .isCloseTo(b[0] + b[1] * probe[0] + b[2] * probe[1] + b[3] * probe[2], within(1e-6));
    }

    /** Of targets 0, 0, 0, 0, 10 the mean is 2 and the median 0. */
    @Test
    void reweightingLeadsFromTheMeanToTheMedian() {
        var design = new Design(1, 5);
        for (double target : new double[] {0, 0, 0, 0, 10}) {
            design.add(new double[] {1}, target);
        }
        assertThat(Regression.fit(design, new double[] {1}, 0)[0].predict(new double[] {1}))
                .isCloseTo(2, within(1e-6));
        assertThat(Regression.fit(design, new double[] {1}, 20)[0].predict(new double[] {1}))
                .isCloseTo(0, within(0.2));
    }

    @Test
    void quantilesOfAWindowAreThoseOfTheSortedWindow() {
        var chance = new Chance(4);
        var sliding = new SlidingQuantiles(50);
        double[] all = new double[300];
        for (int i = 0; i < all.length; i++) {
            all[i] = i % 7 == 0 ? 1.0 : chance.normal(1, i);
            sliding.add(all[i]);
            double[] window = Arrays.copyOfRange(all, Math.max(0, i - 49), i + 1);
            Arrays.sort(window);
            for (double level : List.of(0.0, 0.05, 0.5, 0.93, 1.0)) {
                double position = Math.clamp(level * (window.length + 1) - 1, 0, window.length - 1.0);
                int below = (int) Math.floor(position);
                int above = Math.min(window.length - 1, below + 1);
                double expected = window[below] + (position - below) * (window[above] - window[below]);
                assertThat(sliding.quantile(level)).isCloseTo(expected, within(1e-12));
            }
        }
    }
}

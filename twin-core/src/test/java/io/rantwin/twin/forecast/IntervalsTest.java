package io.rantwin.twin.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final double[] PLAIN = {0, 2, 0.2, 1.8};

    private final double[] ends = new double[Intervals.LEVELS.length + 1];

    /** Forecast 1 throughout, truths as given; returns the intervals after that. */
    private Intervals roll(int rows, IntToDoubleFunction truth) {
        var pool = new PooledIntervals(1);
        var intervals = new Intervals(pool, 1);
        for (int t = 0; t < rows; t++) {
            intervals.ends(1, PLAIN, ends);
            intervals.learn(1, ends, truth.applyAsDouble(t));
            pool.settle();
        }
        return intervals;
    }

    @Test
    void exchangeableErrorsAreCoveredAsPromised() {
        var chance = new Chance(1);
        Intervals intervals = roll(5000, t -> 1 + 0.2 * chance.normal(1, t));
        assertThat(intervals.coverage90()).isCloseTo(0.9, within(0.01));
        assertThat(intervals.coverage80()).isCloseTo(0.8, within(0.01));
        intervals.ends(1, PLAIN, ends);
        // 1.645 and 1.282 deviations of 0.2.
        assertThat(ends[1] - ends[0]).isCloseTo(0.658, within(0.09));
        assertThat(ends[3] - ends[2]).isCloseTo(0.513, within(0.07));
    }

    @Test
    void growingShiftingErrorsAreCoveredInTheLongRun() {
        var chance = new Chance(2);
        Intervals intervals =
                roll(6000, t -> 1 + (t / 1500 % 2 == 0 ? 0.05 : 0.4) * chance.normal(1, t) + (t > 3000 ? 0.1 : -0.1));
        assertThat(intervals.coverage90()).isCloseTo(0.9, within(0.015));
        assertThat(intervals.coverage80()).isCloseTo(0.8, within(0.015));
    }

    /** Nothing lies below a series that rests on zero; the upper end takes all misses. */
    @Test
    void skewedErrorsAreCoveredTogether() {
        var chance = new Chance(3);
        Intervals intervals = roll(5000, t -> 1 - 0.3 * StrictMath.log(Math.max(1e-12, chance.uniform(1, t))));
        assertThat(intervals.coverage90()).isCloseTo(0.9, within(0.012));
        assertThat(intervals.coverage80()).isCloseTo(0.8, within(0.012));
    }

    /** What is said before any error is known must not spoil the scores: far horizons say much before they learn. */
    @Test
    void theFirstForecastsDoNotInflateTheLater() {
        int steps = 50;
        var chance = new Chance(4);
        var pool = new PooledIntervals(steps);
        var intervals = new Intervals(pool, steps);
        double[][] said = new double[1000][];
        for (int t = 0; t < said.length; t++) {
            said[t] = new double[Intervals.LEVELS.length + 1];
            if (t >= steps) {
                intervals.learn(1, said[t - steps], 1 + 0.1 * chance.normal(1, t));
                pool.settle();
            }
            intervals.ends(1, PLAIN, said[t]);
        }
        assertThat(said[steps - 1]).startsWith(0, 2).endsWith(Double.NaN);
        assertThat(said[999][1] - said[999][0]).isBetween(0.25, 0.5);
        assertThat(said[4 * steps][1] - said[4 * steps][0]).isLessThan(1);
    }
}

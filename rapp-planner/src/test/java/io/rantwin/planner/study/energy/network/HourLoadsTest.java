package io.rantwin.planner.study.energy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hour loads drawn from a course that is known: what is made of a few days is held against it. */
class HourLoadsTest {
    private static final int CELLS = 12;
    private static final double LUCK = 0.04;

    private static double truth(int cell, int hour) {
        double level = cell < 6 ? 0.2 + 0.02 * cell : 0.05 + 0.01 * cell;
        return level * (hour < 8 ? 0.3 : cell < 6 ? 1.3 : 1.0);
    }

    private static HourLoads days(int days, double factorOfLast) {
        Random random = new Random(5);
        double[][][] load = new double[days][CELLS][HourLoads.HOURS];
        int[] groups = new int[CELLS];
        for (int c = 0; c < CELLS; c++) {
            groups[c] = c < 6 ? 0 : 1;
            for (int d = 0; d < days; d++) {
                for (int h = 0; h < HourLoads.HOURS; h++) {
                    double mean = truth(c, h) * (d == days - 1 ? factorOfLast : 1);
                    double sigma = Math.sqrt(Math.log(1 + LUCK / mean));
                    load[d][c][h] = mean * Math.exp(sigma * (random.nextGaussian() - sigma / 2));
                }
            }
        }
        return new HourLoads(load, groups);
    }

    @Test
    void luckIsFoundAndTakenOutOfTheMeans() {
        HourLoads three = days(3, 1);
        HourLoads.Expected expected = three.expected();
        double error = 0;
        double errorOfMeans = 0;
        for (int c = 0; c < CELLS; c++) {
            for (int h = 0; h < HourLoads.HOURS; h++) {
                double mean = (three.load()[0][c][h] + three.load()[1][c][h] + three.load()[2][c][h]) / 3;
                error += Math.pow(expected.mean()[c][h] - truth(c, h), 2);
                errorOfMeans += Math.pow(mean - truth(c, h), 2);
            }
        }
        assertThat(expected.luck()[0]).isCloseTo(LUCK, within(0.25 * LUCK));
        assertThat(expected.luck()[CELLS - 1]).isCloseTo(LUCK, within(0.25 * LUCK));
        assertThat(expected.ofDays()[0]).isLessThan(0.1 * LUCK);
        assertThat(Math.sqrt(error)).isLessThan(0.5 * Math.sqrt(errorOfMeans));
    }

    @Test
    void daysLikeTheOthersLieWhereTheyAreForetold() {
        for (double each : days(6, 1).coverage()) {
            assertThat(each).isBetween(0.75, 1.0);
        }
    }

    @Test
    void aDayThatIsUnlikeTheOthersIsSeen() {
        double unlike = 0;
        double like = 0;
        for (int c = 0; c < 6; c++) {
            unlike += days(3, 5).coverage()[c] / 6;
            like += days(3, 1).coverage()[c] / 6;
        }
        assertThat(unlike).isLessThan(like - 0.1);
    }

    @Test
    void twoDaysTellNothing() {
        assertThat(days(2, 1).coverage()).containsOnly(Double.NaN);
    }
}

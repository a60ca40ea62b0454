package io.rantwin.twin.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialTestsTest {
    /** Published mean run lengths of the one-sided CUSUM with k = 0.5 (twice the two-sided 168 and 465 of the textbooks). */
    @ParameterizedTest
    @CsvSource({"4,0,336", "5,0,930", "4,1,8.38", "5,1,10.4"})
    void runLengthMeetsThePublishedTable(double threshold, double shift, double periods) {
        assertThat(Cusum.runLength(0.5, threshold, shift)).isCloseTo(periods, within(0.03 * periods));
    }

    @ParameterizedTest
    @CsvSource({"0.25,500", "0.5,2000", "0.75,1000"})
    void cusumAlarmsAsRarelyAsStated(double allowance, double wanted) {
        var random = new Random(9);
        long periods = 0;
        int runs = 600;
        for (int run = 0; run < runs; run++) {
            var cusum = Cusum.withRunLength(allowance, wanted);
            do {
                periods++;
            } while (!cusum.take(random.nextGaussian(), periods));
        }
        // Standard error of the mean of 600 nearly geometric runs is 4 %.
        assertThat((double) periods / runs).isCloseTo(wanted, within(0.15 * wanted));
    }

    @Test
    void cusumFindsAShiftInTheTimeStatedAndDatesItsBeginning() {
        var random = new Random(3);
        double delay = 0;
        double dated = 0;
        double threshold = Cusum.threshold(0.5, 1_000);
        int runs = 2_000;
        for (int run = 0; run < runs; run++) {
            var cusum = new Cusum(0.5, threshold);
            long period = 0;
            for (; period < 50; period++) {
                cusum.take(random.nextGaussian(), period);
            }
            cusum.reset();
            while (!cusum.take(1 + random.nextGaussian(), period)) {
                period++;
            }
            delay += (period - 50 + 1.0) / runs;
            dated += (cusum.onsetMillis() - 50.0) / runs;
        }
        double stated = Cusum.runLength(0.5, threshold, 1);
        assertThat(delay).isCloseTo(stated, within(0.1 * stated));
        assertThat(dated).isBetween(0.0, 3.0);
    }

    @Test
    void cusumForgivesWhenTroubleEndsAndIgnoresMissingValues() {
        var cusum = new Cusum(0.5, 5);
        for (int i = 0; i < 100; i++) {
            cusum.take(3, i);
        }
        assertThat(cusum.alarmed()).isTrue();
        assertThat(cusum.take(Double.NaN, 100)).isTrue();
        for (int i = 0; i < 16; i++) {
            cusum.take(0, i);
        }
        assertThat(cusum.alarmed()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Cusum(0, 5));
    }

    @Test
    void pageHinkleyAlarmsAsRarelyAsTheCusumOrRarer() {
        var random = new Random(5);
        double threshold = Cusum.threshold(0.5, 1_000);
        long periods = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            var test = new PageHinkley(0.5 * 4, threshold * 4, 200);
            int count = 0;
            while (!test.take(100 + 4 * random.nextGaussian())) {
                count++;
            }
            periods += count - 200;
        }
        assertThat((double) periods / runs).isBetween(850.0, 1_600.0);
        var test = new PageHinkley(0.5, 5, 20);
        for (int i = 0; i < 100; i++) {
            assertThat(test.take(7)).isFalse();
        }
        for (int i = 0; i < 10; i++) {
            test.take(9);
        }
        assertThat(test.alarmed()).isTrue();
        test.reset();
        assertThat(test.statistic()).isZero();
    }

    @Test
    void sprtKeepsBothErrorRates() {
        var random = new Random(8);
        int falseAlarms = 0;
        int misses = 0;
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            falseAlarms += decide(random, 0, 0.02, 0.05) ? 1 : 0;
            misses += decide(random, 1, 0.02, 0.05) ? 0 : 1;
        }
        assertThat(falseAlarms / (double) runs).isBetween(0.004, 0.02);
        assertThat(misses / (double) runs).isBetween(0.01, 0.05);
    }

    /** Mean 0 against mean 1, variance 1: log ratio x - 1/2. One pass, watched from outside by its bounds. */
    private static boolean decide(Random random, double mean, double alpha, double beta) {
        var test = new Sprt(alpha, beta);
        double sum = 0;
        while (true) {
            double ratio = mean + random.nextGaussian() - 0.5;
            sum += ratio;
            if (test.take(ratio, 0)) {
                return true;
            }
            if (sum <= Math.log(beta)) {
                assertThat(test.statistic()).isZero();
                return false;
            }
        }
    }
}

package io.rantwin.planner.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Error rates by simulation; seeds are fixed, so the outcome is, too. */
class SequentialTestsTest {
    private static final int RUNS = 4000;

    @Test
    void theRatioTestKeepsItsErrorRatesAndIsQuickerThanAFixedSample() {
        double alpha = 0.02;
        double beta = 0.05;
        for (boolean isThere : new boolean[] {false, true}) {
            SplittableRandom random = new SplittableRandom(5);
            int wrong = 0;
            long taken = 0;
            for (int run = 0; run < RUNS; run++) {
                var test = new SequentialRatio(alpha, beta);
                while (test.decision() == SequentialRatio.Decision.UNDECIDED) {
                    double x = random.nextGaussian() + (isThere ? 0.5 : 0);
                    test.add(0.5 * x - 0.125);
                    taken++;
                }
                boolean found = test.decision() == SequentialRatio.Decision.EFFECT;
                wrong += found == isThere ? 0 : 1;
            }
            double rate = (double) wrong / RUNS;
            double nominal = isThere ? beta / (1 - alpha) : alpha / (1 - beta);
            assertThat(rate).isGreaterThan(0).isLessThanOrEqualTo(nominal);
            // A fixed sample needs ((z_alpha + z_beta) / 0.5)^2 = 54.9 for the same errors.
            assertThat((double) taken / RUNS).isLessThan(54.9);
        }
    }

    @Test
    void theShiftDetectorIsFalseNoMoreOftenThanDoobAllows() {
        int reports = 48;
        double allowed = 0.1;
        double threshold = Math.log(reports / allowed);
        SplittableRandom random = new SplittableRandom(7);
        int alarms = 0;
        for (int run = 0; run < RUNS; run++) {
            // Three series that depend on each other as much as can be.
            ShiftDetector detector = new ShiftDetector(3);
            boolean alarm = false;
            for (int t = 0; t < reports; t++) {
                double z = random.nextGaussian();
                alarm |= detector.next(new double[] {z, z, -z}) > threshold;
            }
            alarms += alarm ? 1 : 0;
        }
        assertThat((double) alarms / RUNS).isGreaterThan(0).isLessThanOrEqualTo(allowed);
    }

    @Test
    void aShiftIsNoticedSoon() {
        double threshold = Math.log(48 / 0.02);
        SplittableRandom random = new SplittableRandom(8);
        int[] delays = new int[500];
        for (int run = 0; run < delays.length; run++) {
            ShiftDetector detector = new ShiftDetector(5);
            for (int t = 0; t < 20; t++) {
                detector.next(gaussians(random, 0));
            }
            int delay = 1;
            while (detector.next(gaussians(random, 3)) <= threshold && delay < 100) {
                delay++;
            }
            delays[run] = delay;
            assertThat(detector.loudest()).isEqualTo(2);
        }
        Arrays.sort(delays);
        assertThat(delays[delays.length / 2]).isLessThanOrEqualTo(3);
    }

    @Test
    void innovationsOfAForetoldSeriesAreIndependentAndStandard() {
        int reports = 40;
        double[] mean = new double[reports];
        double[] level = new double[reports];
        double[] noise = new double[reports];
        for (int t = 0; t < reports; t++) {
            mean[t] = 10 + t;
            level[t] = 2 + t % 3;
            noise[t] = 1 + t % 2;
        }
        var foretold = new Foretold(mean, level, noise);
        SplittableRandom random = new SplittableRandom(9);
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        int count = 0;
        for (int run = 0; run < 500; run++) {
            var innovations = new Innovations(foretold);
            double g = random.nextGaussian();
            double before = 0;
            for (int t = 0; t < reports; t++) {
                double z = innovations.next(t, mean[t] + level[t] * g + Math.sqrt(noise[t]) * random.nextGaussian());
                sum += z;
                squares += z * z;
                neighbours += z * before;
                before = z;
                count++;
            }
        }
        assertThat(Math.abs(sum / count)).isLessThan(0.03);
        assertThat(squares / count).isBetween(0.96, 1.04);
        assertThat(Math.abs(neighbours / count)).isLessThan(0.03);
        assertThat(new Innovations(foretold).next(3, Double.NaN)).isNaN();
    }

    private static double[] gaussians(SplittableRandom random, double shift) {
        double[] z = new double[5];
        for (int i = 0; i < z.length; i++) {
            z[i] = random.nextGaussian() + (i == 2 ? shift : 0);
        }
        return z;
    }
}

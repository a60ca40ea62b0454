package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FadingTest {
    /** psi'(1) = pi²/6 gives the 5.57 dB of Rayleigh fading; psi'(4) = pi²/6 - 1 - 1/4 - 1/9 gives 2.31 dB. */
    @Test
    void deviationIsThatOfAGammaVariate() {
        assertThat(Fading.sigmaDecibels(1.0)).isCloseTo(5.570, within(0.001));
        assertThat(Fading.sigmaDecibels(4.0)).isCloseTo(2.313, within(0.001));
        assertThat(Fading.sigmaDecibels(100.0)).isCloseTo(0.4354, within(0.0005));
    }

    /** 20000 users in the steady state: the mean power is 1 (to 2 %) and the deviation that of the model (to 2 %). */
    @Test
    void meanPowerIsOne() {
        Fading fading = new Fading(20_000, 1, 2.0, 9.0, new SplittableRandom(1));
        double power = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        for (int user = 0; user < 20_000; user++) {
            double decibels = fading.decibels(user, 0, false);
            power += StrictMath.pow(10.0, decibels / 10.0);
            sum += decibels;
            squares += decibels * decibels;
            assertThat(Math.abs(fading.decibels(user, 0, true))).isLessThan(12.0);
        }
        double mean = sum / 20_000;
        assertThat(power / 20_000).isCloseTo(1.0, within(0.02));
        assertThat(Math.sqrt(squares / 20_000 - mean * mean)).isCloseTo(Fading.sigmaDecibels(2.0), within(0.07));
    }

    /** fD = 30 m/s 2 GHz / c = 200.1 Hz: the power forgets half within 0.1793 / 200.1 s = 0.896 ms; J0²(1.1266) = 0.5. */
    @Test
    void memoryHalvesWhereJakesDoes() {
        assertThat(Fading.memory(0.000896, 30.0, 2e9)).isCloseTo(0.5, within(0.001));
        double besselJ0 = 1.0 - 1.1266 * 1.1266 / 4.0 + pow4(1.1266) / 64.0 - pow4(1.1266) * 1.1266 * 1.1266 / 2304.0;
        assertThat(besselJ0 * besselJ0).isCloseTo(0.5, within(0.002));
        assertThat(Fading.memory(0.01, 0.0, 2e9)).isEqualTo(Fading.memory(0.01, Fading.LEAST_SPEED, 2e9));
    }

    @Test
    void stepsKeepDeviationAndCorrelation() {
        int users = 20_000;
        Fading fading = new Fading(users, 2, 1.0, 9.0, new SplittableRandom(4));
        double product = 0.0;
        double squares = 0.0;
        double offset = fading.decibels(0, 1, false);
        for (int user = 0; user < users; user++) {
            double before = fading.decibels(user, 1, false);
            fading.step(user, 1, 0.8);
            double after = fading.decibels(user, 1, false);
            product += (before + 3.572) * (after + 3.572);
            squares += (after + 3.572) * (after + 3.572);
        }
        // Mean -(ln 10 / 20) 5.57² = -3.572 dB.
        double sigma = Fading.sigmaDecibels(1.0);
        assertThat(Math.sqrt(squares / users)).isCloseTo(sigma, within(0.1));
        assertThat(product / users / (sigma * sigma)).isCloseTo(0.8, within(0.03));
        assertThat(fading.decibels(0, 1, false)).isNotEqualTo(offset);
    }

    private static double pow4(double x) {
        return x * x * x * x;
    }
}

package io.rantwin.twin.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.topology.Environment;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BuildingLossTest {
    private static final int PLACES = 40_000;

    private static double[] losses(double indoors, double high, Environment environment, double hertz) {
        RadioOptions options = new RadioOptions(100, 8, AntennaPattern.PANEL, 1.5, Environment.UMA, indoors, high);
        Chance chance = new Chance(4);
        double[] losses = new double[PLACES];
        Arrays.setAll(losses, place -> BuildingLoss.of(chance, place, options).decibels(environment, hertz));
        return losses;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** At 3.5 GHz walls of low loss take 12.70 dB, of high loss 26.85 dB; the way inside is 25 m / 3 in the mean, at 0.5 dB a metre. */
    @Test
    void meansAreThoseOfTheTable() {
        double inside = 0.5 * 25 / 3;
        // Few places of low loss are cut off at 0 dB.
        assertThat(mean(losses(1, 0, Environment.UMA, 3.5e9))).isCloseTo(12.70 + inside, within(0.1));
        assertThat(mean(losses(1, 1, Environment.UMA, 3.5e9))).isCloseTo(26.85 + inside, within(0.1));
        assertThat(mean(losses(1, 1, Environment.RMA, 3.5e9))).isCloseTo(26.85 + 0.5 * 10 / 3, within(0.1));
    }

    @Test
    void deviationsAreThoseOfTheTable() {
        double[] losses = losses(1, 1, Environment.UMA, 3.5e9);
        double mean = mean(losses);
        double variance =
                Arrays.stream(losses).map(each -> (each - mean) * (each - mean)).sum() / PLACES;
        // The smaller of two uniform variables has a variance of 1/18.
        assertThat(Math.sqrt(variance)).isCloseTo(Math.sqrt(6.5 * 6.5 + 12.5 * 12.5 / 18), within(0.1));
    }

    @Test
    void sharesAreThoseAskedFor() {
        double[] losses = losses(0.8, 0.2, Environment.UMA, 3.5e9);
        assertThat(Arrays.stream(losses).filter(each -> each > 0).count() / (double) PLACES)
                .isCloseTo(0.8, within(0.01));
        assertThat(mean(losses)).isCloseTo(0.8 * (0.8 * 12.7 + 0.2 * 26.85 + 12.5 / 3), within(0.2));
        assertThat(losses(0, 0.2, Environment.UMA, 3.5e9)).containsOnly(0);
        assertThat(losses(1, 0.2, Environment.INDOOR_HOTSPOT, 3.5e9)).containsOnly(0);
    }

    @Test
    void theSameWallsKeepMoreOfAHigherCarrierOut() {
        double[] low = losses(1, 0.5, Environment.UMA, 8e8);
        double[] high = losses(1, 0.5, Environment.UMA, 3.5e9);
        for (int place = 0; place < PLACES; place++) {
            assertThat(high[place]).isGreaterThanOrEqualTo(low[place]);
        }
        assertThat(mean(high)).isGreaterThan(mean(low) + 1);
    }
}

package io.rantwin.harness.ran.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Draws follow their laws, and a seed is the same numbers for ever. */
class DrawsTest {
    private static final int SAMPLES = 20_000;

    private static double[] sample(String purpose, ToDoubleFunction<RandomGenerator> draw) {
        RandomGenerator random = new Streams(7).of(purpose);
        double[] values = new double[SAMPLES];
        Arrays.setAll(values, i -> draw.applyAsDouble(random));
        return values;
    }

    @Test
    void uniformExponentialAndNormalFitTheirDistributions() {
        assertThat(Fit.kolmogorov(sample("u", Draws::uniform), x -> x)).isLessThan(Fit.KOLMOGOROV_0_001);
        assertThat(Fit.kolmogorov(sample("e", Draws::exponential), x -> 1 - Math.exp(-x)))
                .isLessThan(Fit.KOLMOGOROV_0_001);
        assertThat(Fit.kolmogorov(sample("g", Draws::gaussian), NormalLaw::cumulative))
                .isLessThan(Fit.KOLMOGOROV_0_001);
    }

    @Test
    void normalLawHasTheTablesValues() {
        assertThat(NormalLaw.cumulative(0)).isEqualTo(0.5);
        assertThat(NormalLaw.cumulative(1)).isCloseTo(0.8413447460685429, within(1e-14));
        assertThat(NormalLaw.cumulative(-1.96)).isCloseTo(0.024997895148220435, within(1e-14));
        assertThat(NormalLaw.cumulative(5)).isCloseTo(1 - 2.866515718791939e-7, within(1e-14));
        assertThat(NormalLaw.cumulative(-50)).isZero();
        assertThat(NormalLaw.cumulative(50)).isEqualTo(1);
    }

    @Test
    void purposesAreIndependentAndRepeatable() {
        Streams streams = new Streams(42);
        double[] one = sample("one", Draws::uniform);
        double[] two = sample("two", Draws::uniform);
        double covariance = 0;
        for (int i = 0; i < SAMPLES; i++) {
            covariance += (one[i] - 0.5) * (two[i] - 0.5) / SAMPLES;
        }
        assertThat(covariance * 12).isCloseTo(0, within(4 / Math.sqrt(SAMPLES)));
        assertThat(streams.of("a").nextLong()).isEqualTo(streams.of("a").nextLong());
        assertThat(streams.of("a").nextLong()).isNotEqualTo(streams.of("b").nextLong());
        assertThat(streams.of("a").nextLong())
                .isNotEqualTo(new Streams(43).of("a").nextLong());
    }
}

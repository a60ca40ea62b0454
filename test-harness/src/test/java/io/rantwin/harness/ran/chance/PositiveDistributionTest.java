package io.rantwin.harness.ran.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.PositiveDistribution.BoundedPareto;
import io.rantwin.harness.ran.chance.PositiveDistribution.CappedPareto;
import io.rantwin.harness.ran.chance.PositiveDistribution.Exponential;
import io.rantwin.harness.ran.chance.PositiveDistribution.Fixed;
import io.rantwin.harness.ran.chance.PositiveDistribution.TruncatedLognormal;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The stated mean is that of the draws, and draws keep their bounds. */
class PositiveDistributionTest {
    static final List<PositiveDistribution> ALL = List.of(
            new Fixed(3),
            new Exponential(3),
            new TruncatedLognormal(14.45, 0.35, 5e6),
            new TruncatedLognormal(1, 1.2, 5),
            new BoundedPareto(1.3, 1, 100),
            new BoundedPareto(1, 1, 100),
            new BoundedPareto(2.5, 2, 8),
            new CappedPareto(2.5, 160, 1600));

    @ParameterizedTest
    @FieldSource("ALL")
    void meanIsThatOfManyDraws(PositiveDistribution distribution) {
        RandomGenerator random = new Streams(11).of("mean");
        int samples = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < samples; i++) {
            double value = distribution.draw(random);
            assertThat(value).isPositive();
            sum += value;
            squares += value * value;
        }
        double mean = sum / samples;
        double error = Math.sqrt((squares / samples - mean * mean) / samples);
        assertThat(mean).isCloseTo(distribution.mean(), within(4 * error + 1e-9));
    }

    @Test
    void fileSizesOfTheNgmnModelHaveTwoMegabytesOnAverage() {
        assertThat(new TruncatedLognormal(14.45, 0.35, 5e6).mean()).isCloseTo(2e6, within(0.02e6));
    }

    @Test
    void boundedParetoFitsItsDistribution() {
        BoundedPareto law = new BoundedPareto(1.3, 1, 100);
        RandomGenerator random = new Streams(3).of("pareto");
        double[] sample = new double[20_000];
        Arrays.setAll(sample, i -> law.draw(random));
        double all = 1 - Math.pow(1.0 / 100, 1.3);
        assertThat(Fit.kolmogorov(sample, x -> (1 - Math.pow(1 / x, 1.3)) / all))
                .isLessThan(Fit.KOLMOGOROV_0_001);
    }

    @Test
    void refusesWhatIsNoDistribution() {
        assertThatThrownBy(() -> new Fixed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exponential(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BoundedPareto(1, 5, 5)).hasMessageContaining("above the minimum 5");
        assertThatThrownBy(() -> new TruncatedLognormal(3, 1, 1)).hasMessageContaining("below the median");
    }
}

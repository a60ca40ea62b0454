package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PortableMathTest {
    @Property(seed = "1")
    void logarithmIsStrictMaths(@ForAll @DoubleRange(min = -30, max = 30) double exponent) {
        double x = StrictMath.pow(10.0, exponent);
        assertThat(PortableMath.log10(x)).isCloseTo(StrictMath.log10(x), within(1e-12));
    }

    @Property(seed = "1")
    void decibelsAreStrictMaths(@ForAll @DoubleRange(min = -250, max = 250) double decibels) {
        double expected = StrictMath.pow(10.0, decibels / 10.0);
        assertThat(PortableMath.fromDecibels(decibels)).isCloseTo(expected, within(1e-11 * expected));
        assertThat(PortableMath.toDecibels(expected)).isCloseTo(decibels, within(1e-11));
    }

    @Property(seed = "1")
    void angleIsStrictMaths(
            @ForAll @DoubleRange(min = -1, max = 1) double y, @ForAll @DoubleRange(min = -1, max = 1) double x) {
        double expected = StrictMath.toDegrees(StrictMath.atan2(y, x));
        double off = Math.abs(PortableMath.atan2Degrees(y, x) - expected);
        // -180 and 180 are the same direction.
        assertThat(Math.min(off, 360.0 - off)).isLessThan(1e-7);
    }

    @Test
    void endsOfTheRangeAreSaid() {
        assertThat(PortableMath.exp2(-1e9)).isZero();
        assertThat(PortableMath.exp2(1e9)).isInfinite();
        assertThat(PortableMath.exp2(10.0)).isCloseTo(1024.0, within(1e-9));
        assertThat(PortableMath.atan2Degrees(0.0, 0.0)).isZero();
    }

    /** Quantiles and probabilities as printed in tables of the normal distribution (Abramowitz and Stegun 26.1). */
    @Test
    void normalDistributionIsThatOfTheTables() {
        assertThat(Gaussian.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-13));
        assertThat(Gaussian.quantile(0.001)).isCloseTo(-3.090232306167813, within(1e-12));
        assertThat(Gaussian.quantile(1e-12)).isCloseTo(-7.034483825301132, within(1e-9));
        assertThat(Gaussian.probability(1.0)).isCloseTo(0.841344746068543, within(1e-14));
        assertThat(Gaussian.probability(-3.0)).isCloseTo(0.001349898031630, within(1e-14));
        assertThat(Gaussian.probability(9.0)).isEqualTo(1.0);
    }

    @Property(seed = "1")
    void quantileAndProbabilityUndoEachOther(@ForAll @DoubleRange(min = -5, max = 5) double deviate) {
        assertThat(Gaussian.quantile(Gaussian.probability(deviate))).isCloseTo(deviate, within(1e-8));
    }
}

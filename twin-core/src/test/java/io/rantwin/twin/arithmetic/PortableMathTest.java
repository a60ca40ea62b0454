package io.rantwin.twin.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PortableMathTest {
    @Test
    void logarithmsAndPowersAgreeWithStrictMathToThreeUnitsInTheLastPlace() {
        assertThat(worstUlps(PortableMath::ln, StrictMath::log, false)).isLessThanOrEqualTo(3);
        assertThat(worstUlps(PortableMath::log10, StrictMath::log10, false)).isLessThanOrEqualTo(3);
        assertThat(worstUlps(PortableMath::exp, StrictMath::exp, true)).isLessThanOrEqualTo(3);
        assertThat(worstUlps(x -> PortableMath.exp2(x * 1.4), x -> StrictMath.pow(2, x * 1.4), true))
                .isLessThanOrEqualTo(3);
        assertThat(worstUlps(x -> PortableMath.pow10(x * 0.4), x -> StrictMath.pow(10, x * 0.4), true))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void theLogarithmToTheBaseTwoAgreesWithTheNaturalOne() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            double x = StrictMath.exp(random.nextDouble(-700, 700));
            double expected = StrictMath.log(x) / StrictMath.log(2);
            assertThat(PortableMath.log2(x)).isCloseTo(expected, within(5 * Math.ulp(expected)));
        }
        for (int exponent = -1074; exponent <= 1023; exponent++) {
            assertThat(PortableMath.log2(StrictMath.scalb(1.0, exponent))).isEqualTo(exponent);
            assertThat(PortableMath.exp2(exponent)).isEqualTo(StrictMath.scalb(1.0, exponent));
        }
    }

    @Test
    void nearOneTheLogarithmKeepsItsRelativePrecision() {
        for (double step = 1e-15; step < 0.5; step *= 1.7) {
            double x = 1 + step;
            double expected = StrictMath.log1p(x - 1);
            assertThat(PortableMath.ln(x)).isCloseTo(expected, within(3 * Math.ulp(expected)));
        }
    }

    @Test
    void specialValuesAreThoseOfMath() {
        for (double x : new double[] {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(PortableMath.ln(x)).isEqualTo(Double.valueOf(StrictMath.log(x)));
            assertThat(PortableMath.log2(x)).isEqualTo(Double.valueOf(StrictMath.log(x)));
            assertThat(PortableMath.log10(x)).isEqualTo(Double.valueOf(StrictMath.log10(x)));
            assertThat(PortableMath.exp(x)).isEqualTo(Double.valueOf(StrictMath.exp(x)));
            assertThat(PortableMath.exp2(x)).isEqualTo(Double.valueOf(StrictMath.exp(x)));
            assertThat(PortableMath.pow10(x)).isEqualTo(Double.valueOf(StrictMath.exp(x)));
        }
        assertThat(PortableMath.ln(-1)).isNaN();
        assertThat(PortableMath.exp2(1024)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(PortableMath.exp2(-1075.1)).isZero();
        assertThat(PortableMath.exp2(-1074)).isEqualTo(Double.MIN_VALUE);
        assertThat(PortableMath.ln(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
    }

    @Test
    void decibelsAreThoseOfTheTextbook() {
        assertThat(PortableMath.decibels(1000)).isCloseTo(30, within(1e-13));
        assertThat(PortableMath.decibels(2)).isCloseTo(3.010299956639812, within(1e-14));
        assertThat(PortableMath.watts(46)).isCloseTo(39.810717055349734, within(1e-12));
        assertThat(PortableMath.dbm(0.2)).isCloseTo(23.010299956639813, within(1e-13));
        assertThat(PortableMath.pow(2.5, 3)).isCloseTo(15.625, within(1e-13));
    }

    @Property(seed = "1")
    void decibelsAndRatiosAreInverse(@ForAll @DoubleRange(min = -300, max = 300) double decibels) {
        assertThat(PortableMath.decibels(PortableMath.ratio(decibels))).isCloseTo(decibels, within(1e-12));
    }

    @Property(seed = "1")
    void theSumIsThatOfExactArithmeticUpToRounding(@ForAll long seed, @ForAll @IntRange(max = 60) int count) {
        double[] values = new SplittableRandom(seed).doubles(count, -1e6, 1e6).toArray();
        BigDecimal exact = BigDecimal.ZERO;
        for (double value : values) {
            exact = exact.add(new BigDecimal(value));
        }
        assertThat(FixedOrder.sum(values)).isCloseTo(exact.doubleValue(), within(1e-7));
        if (values.length >= FixedOrder.LANES) {
            assertThat(FixedOrder.sumOfEight(values, 0)).isEqualTo(FixedOrder.sum(values, 0, FixedOrder.LANES));
        }
    }

    private static double worstUlps(DoubleUnaryOperator ours, DoubleUnaryOperator reference, boolean power) {
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int i = 0; i < 400_000; i++) {
            double exponent = i % 2 == 0 ? random.nextDouble(-700, 700) : random.nextDouble(-1, 1);
            double x = power ? exponent : StrictMath.exp(exponent);
            double expected = reference.applyAsDouble(x);
            worst = Math.max(worst, Math.abs(ours.applyAsDouble(x) - expected) / Math.ulp(expected));
        }
        return worst;
    }
}

package io.rantwin.twin.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class ChiSquareBoundTest {
    @Test
    void boundsAreThoseOfTheDistributionUpToTheApproximation() {
        for (double probability : new double[] {0.9, 0.95, 0.99, 0.999, 0.9999}) {
            for (int degrees = 1; degrees <= MeasurementSlot.COUNT; degrees++) {
                double exact = new ChiSquaredDistribution(degrees).inverseCumulativeProbability(probability);
                double percent = degrees < 3 ? 0.01 : degrees < 5 ? 4 : 2.5;
                assertThat(ChiSquareBound.quantile(degrees, probability))
                        .as("%d degrees, %s", degrees, probability)
                        .isCloseTo(exact, withinPercentage(percent));
            }
        }
    }

    @Test
    void boundsOfPrintedTables() {
        // Upper 1 % and 0.1 % points of the chi-square distribution.
        assertThat(new ChiSquareBound(0.99).of(10)).isCloseTo(23.209, withinPercentage(0.2));
        assertThat(new ChiSquareBound(0.999).of(6)).isCloseTo(22.458, withinPercentage(1));
    }
}

package io.rantwin.harness.ran.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.site.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLossTest {
    /**
     * Figures worked out apart from the code with the formulas of TR 38.901 table 7.4.1-1. By hand for the first row: UMa,
     * 2 GHz, 100 m, 25 m and 1.5 m: d3D = sqrt(100² + 23.5²) = 102.72 m, d'BP = 4 24 0.5 2e9 / 3e8 = 320 m, so
     * 28 + 22 log 102.72 + 20 log 2 = 28 + 44.256 + 6.021 = 78.277 dB; without line of sight
     * 13.54 + 39.08 2.01166 + 6.021 = 98.177 dB. The second row lies beyond the breakpoint.
     */
    @ParameterizedTest
    @CsvSource({
        "UMA, 2, 100, 25, 1.5, 1, 78.277, 98.177",
        "UMA, 2, 1000, 25, 1.5, 1, 108.912, 136.805",
        "UMA, 4, 300, 25, 1.5, 1, 94.567, 122.439",
        "UMA, 6, 35, 25, 1.5, 1, 79.310, 92.603",
        "UMA, 3.5, 500, 25, 1.5, 1, 98.269, 129.916",
        "UMA, 2, 200, 25, 22.5, 1, 84.644, 96.886",
        "UMA, 2, 1000, 25, 22.5, 12, 100.021, 124.201",
        "UMI_STREET_CANYON, 2, 50, 10, 1.5, 1, 74.229, 89.004",
        "UMI_STREET_CANYON, 2, 200, 10, 1.5, 1, 90.952, 110.052",
        "UMI_STREET_CANYON, 3.5, 100, 10, 1.5, 1, 85.314, 104.644",
        "UMI_STREET_CANYON, 6, 300, 10, 1.5, 1, 99.986, 126.423",
        "RMA, 0.7, 500, 35, 1.5, 1, 84.633, 104.843",
        "RMA, 0.7, 3000, 35, 1.5, 1, 112.458, 134.869",
        "RMA, 2, 2000, 35, 1.5, 1, 108.157, 137.186",
        "RMA, 2, 8000, 35, 1.5, 1, 131.712, 160.444",
        "INDOOR_HOTSPOT, 2, 5, 3, 1, 1, 51.070, 52.801",
        "INDOOR_HOTSPOT, 3.5, 20, 3, 1, 1, 65.827, 80.759",
        "INDOOR_HOTSPOT, 6, 60, 3, 1, 1, 78.729, 104.788"
    })
    void lossIsThatOfTheStandard(
            Environment environment,
            double gigahertz,
            double distance,
            double siteHeight,
            double userHeight,
            double environmentHeight,
            double los,
            double nlos) {
        PathLoss loss = new PathLoss(environment, gigahertz * 1e9, siteHeight);

        assertThat(loss.decibels(true, distance, userHeight, environmentHeight)).isCloseTo(los, within(0.001));
        assertThat(loss.decibels(false, distance, userHeight, environmentHeight))
                .isCloseTo(nlos, within(0.001));
    }

    /** d'BP = 4 (25 - 1) (1.5 - 1) 2e9 / 3e8 = 320 m; UMi 4 9 0.5 3.5e9 / 3e8 = 210 m; RMa 2 pi 35 1.5 7e8 / 3e8 = 769.7 m. */
    @Test
    void breakpointsAreThoseOfTheStandard() {
        assertThat(new PathLoss(Environment.UMA, 2e9, 25.0).breakpointMetres(1.5, 1.0))
                .isCloseTo(320.0, within(1e-9));
        assertThat(new PathLoss(Environment.UMI_STREET_CANYON, 3.5e9, 10.0).breakpointMetres(1.5, 1.0))
                .isCloseTo(210.0, within(1e-9));
        assertThat(new PathLoss(Environment.RMA, 0.7e9, 35.0).breakpointMetres(1.5, 1.0))
                .isCloseTo(769.69, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"UMA, 25", "UMI_STREET_CANYON, 10", "RMA, 35", "INDOOR_HOTSPOT, 3"})
    void lossGrowsWithDistanceAndIsNeverLessWithoutLineOfSight(Environment environment, double siteHeight) {
        PathLoss loss = new PathLoss(environment, 3.5e9, siteHeight);
        double before = 0.0;
        for (double distance = 10.0; distance < 6000.0; distance *= 1.03) {
            double los = loss.decibels(true, distance, 1.5, 1.0);
            // The two slopes of street-level models meet to within a tenth of a decibel at the breakpoint.
            assertThat(los).isGreaterThan(before - 0.1);
            assertThat(loss.decibels(false, distance, 1.5, 1.0)).isGreaterThanOrEqualTo(los);
            before = los;
        }
    }

    @Test
    void whatIsOutOfRangeIsClamped() {
        PathLoss loss = new PathLoss(Environment.UMA, 2e9, 25.0);

        assertThat(loss.decibels(true, 0.0, 1.5, 1.0)).isEqualTo(loss.decibels(true, 10.0, 1.5, 1.0));
        assertThat(loss.decibels(false, 100.0, 80.0, 1.0)).isEqualTo(loss.decibels(false, 100.0, 22.5, 1.0));
        assertThat(loss.decibels(false, 100.0, 0.0, 1.0)).isEqualTo(loss.decibels(false, 100.0, 1.5, 1.0));
    }

    /** TR 38.901 table 7.4.2-1, worked out apart from the code, such as 18/100 + e^(-100/63) (1 - 18/100) = 0.34767. */
    @ParameterizedTest
    @CsvSource({
        "UMA, 10, 1.5, 1",
        "UMA, 50, 1.5, 0.64940",
        "UMA, 100, 1.5, 0.34767",
        "UMA, 200, 1.5, 0.12805",
        "UMA, 500, 1.5, 0.03634",
        "UMA, 200, 23, 0.46558",
        "UMA, 500, 18, 0.10797",
        "UMI_STREET_CANYON, 18, 1.5, 1",
        "UMI_STREET_CANYON, 50, 1.5, 0.51959",
        "UMI_STREET_CANYON, 200, 1.5, 0.09352",
        "RMA, 10, 1.5, 1",
        "RMA, 500, 1.5, 0.61263",
        "INDOOR_HOTSPOT, 1, 1, 1",
        "INDOOR_HOTSPOT, 3, 1, 0.68183",
        "INDOOR_HOTSPOT, 20, 1, 0.21150"
    })
    void lineOfSightIsAsLikelyAsInTheStandard(
            Environment environment, double distance, double userHeight, double probability) {
        assertThat(LosProbability.of(environment, distance, userHeight)).isCloseTo(probability, within(1e-5));
    }

    /** Wall losses of equation 7.4-3 worked out apart, such as 5 - 10 log(0.3 10^-0.24 + 0.7 10^-1.3) = 11.825 dB at 2 GHz. */
    @ParameterizedTest
    @CsvSource({"2, 11.825, 22.425", "3.5, 12.698, 26.850", "6, 13.402, 30.693"})
    void wallsCostWhatTheStandardSays(double gigahertz, double low, double high) {
        Penetration penetration = new Penetration(gigahertz * 1e9);

        assertThat(penetration.decibels(Surroundings.BUILDING_LOW_LOSS, 0.0, 0.0))
                .isCloseTo(low, within(0.001));
        assertThat(penetration.decibels(Surroundings.BUILDING_HIGH_LOSS, 0.0, 0.0))
                .isCloseTo(high, within(0.001));
        // 0.5 dB a metre inside, one deviate 4.4 dB; cars 9 dB with 5 dB a deviate.
        assertThat(penetration.decibels(Surroundings.BUILDING_LOW_LOSS, 10.0, 1.0))
                .isCloseTo(low + 9.4, within(0.001));
        assertThat(penetration.decibels(Surroundings.CAR, 0.0, -1.0)).isEqualTo(4.0);
        assertThat(penetration.decibels(Surroundings.OUTDOOR, 9.0, 3.0)).isZero();
    }
}

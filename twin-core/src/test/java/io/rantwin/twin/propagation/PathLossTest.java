package io.rantwin.twin.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.topology.Environment;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PathLossTest {
    // Ground distances chosen so that the distance in space is a round number and its logarithm known by heart.
    private static final double UMA_100 = Math.sqrt(100 * 100 - 23.5 * 23.5);
    private static final double UMA_1000 = Math.sqrt(1000 * 1000 - 23.5 * 23.5);
    private static final double UMI_100 = Math.sqrt(100 * 100 - 8.5 * 8.5);
    private static final double RMA_1000 = Math.sqrt(1000 * 1000 - 33.5 * 33.5);

    @Test
    void urbanMacroFollowsTheTable() {
        // 28.0 + 22 * 2 + 20 lg 3.5 = 28.0 + 44 + 10.8814; 13.54 + 39.08 * 2 + 10.8814.
        assertThat(PathLoss.lineOfSightDb(Environment.UMA, UMA_100, 25, 1.5, 3.5e9))
                .isCloseTo(82.8814, within(1e-4));
        assertThat(PathLoss.obstructedDb(Environment.UMA, UMA_100, 25, 1.5, 3.5e9))
                .isCloseTo(102.5814, within(1e-4));
        // Break point 4 * 24 * 0.5 * 2e9 / c = 320.2 m: 28 + 40 * 3 + 6.0206 - 9 lg(320.2^2 + 23.5^2) = 108.905.
        assertThat(PathLoss.lineOfSightDb(Environment.UMA, UMA_1000, 25, 1.5, 2e9))
                .isCloseTo(108.905, within(0.01));
        assertThat(PathLoss.obstructedDb(Environment.UMA, UMA_1000, 25, 1.5, 2e9))
                .isCloseTo(136.8006, within(1e-4));
    }

    @Test
    void microRuralAndIndoorFollowTheTable() {
        // 32.4 + 21 * 2 + 20 lg 28 = 103.3432; 22.4 + 35.3 * 2 + 21.3 lg 28 = 123.8245.
        assertThat(PathLoss.lineOfSightDb(Environment.UMI_STREET_CANYON, UMI_100, 10, 1.5, 28e9))
                .isCloseTo(103.3432, within(1e-4));
        assertThat(PathLoss.obstructedDb(Environment.UMI_STREET_CANYON, UMI_100, 10, 1.5, 28e9))
                .isCloseTo(123.8245, within(1e-4));
        // 5^1.72 = 15.9305: 20 lg(40 pi 1000 0.7 / 3) + 0.477914 * 3 - 0.700940 + 0.002 * 0.69897 * 1000 = 91.4726 +
        // 2.1306.
        assertThat(PathLoss.lineOfSightDb(Environment.RMA, 700, 35, 1.5, 0.7e9)).isBetween(85.0, 95.0);
        assertThat(PathLoss.lineOfSightDb(Environment.RMA, RMA_1000, 35, 1.5, 2e9))
                .isCloseTo(100.591, within(0.01));
        // 32.4 + 17.3 + 10.8814 at 10 m; 17.3 + 38.3 + 24.9 lg 3.5.
        double indoor = Math.sqrt(100 - 1.5 * 1.5);
        assertThat(PathLoss.lineOfSightDb(Environment.INDOOR_HOTSPOT, indoor, 3, 1.5, 3.5e9))
                .isCloseTo(60.5814, within(1e-4));
        assertThat(PathLoss.obstructedDb(Environment.INDOOR_HOTSPOT, indoor, 3, 1.5, 3.5e9))
                .isCloseTo(69.1473, within(1e-4));
    }

    @Test
    void linesOfSightBecomeRareAsInTheTable() {
        assertThat(PathLoss.lineOfSightProbability(Environment.UMA, 18)).isEqualTo(1);
        // 18/100 + exp(-100/63) * 0.82 = 0.18 + 0.16767.
        assertThat(PathLoss.lineOfSightProbability(Environment.UMA, 100)).isCloseTo(0.34767, within(1e-5));
        // 18/100 + exp(-100/36) * 0.82.
        assertThat(PathLoss.lineOfSightProbability(Environment.UMI_STREET_CANYON, 100))
                .isCloseTo(0.23098, within(1e-5));
        assertThat(PathLoss.lineOfSightProbability(Environment.RMA, 1010)).isCloseTo(0.367879, within(1e-6));
        // 0.32 exp(-(39.1 - 6.5)/32.6) = 0.32 / e.
        assertThat(PathLoss.lineOfSightProbability(Environment.INDOOR_HOTSPOT, 39.1))
                .isCloseTo(0.117721, within(1e-6));
    }

    @Property(seed = "1")
    void lossGrowsWithDistanceAndObstruction(
            @ForAll Environment environment,
            @ForAll @DoubleRange(min = 12, max = 4000) double metres,
            @ForAll @DoubleRange(min = 0.6, max = 6) double gigahertz) {
        double station = RadioOptions.stationMetres(environment);
        double f = gigahertz * 1e9;
        double seen = PathLoss.lineOfSightDb(environment, metres, station, 1.5, f);
        double obstructed = PathLoss.obstructedDb(environment, metres, station, 1.5, f);
        double expected = PathLoss.expectedDb(environment, metres, station, 1.5, f);
        assertThat(obstructed).isGreaterThanOrEqualTo(seen);
        assertThat(expected).isBetween(seen - 1e-9, obstructed + 1e-9);
        assertThat(PathLoss.expectedDb(environment, metres * 1.1, station, 1.5, f))
                .isGreaterThan(expected);
        assertThat(PathLoss.lineOfSightProbability(environment, metres)).isBetween(0.0, 1.0);
    }
}

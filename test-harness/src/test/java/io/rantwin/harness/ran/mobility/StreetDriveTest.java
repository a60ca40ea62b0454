package io.rantwin.harness.ran.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.Fit;
import io.rantwin.harness.ran.chance.Streams;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vehicles keep to streets and limits, and fill the streets as the flow balance says. */
class StreetDriveTest {
    private static final int UES = 3000;

    private final UePositions positions = new UePositions(UES);
    private final int[] all = IntStream.range(0, UES).toArray();

    private static double[] limits(int streets, double metresPerSecond) {
        double[] limits = new double[streets];
        Arrays.fill(limits, metresPerSecond);
        return limits;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vehiclesAreAlwaysOnAStreetAndWithinTheLimit(boolean wraps) {
        StreetGrid grid = new StreetGrid(-433.3, 17.7, 250.1, 433.3, 4, 3, wraps);
        StreetDrive drive =
                new StreetDrive(all, positions, grid, limits(3, 16), limits(4, 8), 0.8, new Streams(1).of("drive"));
        double width = 250.1 * (wraps ? 4 : 3);
        double height = 433.3 * (wraps ? 3 : 2);
        for (int i = 0; i < 300; i++) {
            double[] x = positions.xMetres().clone();
            double[] y = positions.yMetres().clone();
            drive.step(0.7);
            for (int ue : all) {
                assertThat(grid.isOnStreet(positions.xMetres()[ue], positions.yMetres()[ue]))
                        .isTrue();
                double dx = Math.abs(positions.xMetres()[ue] - x[ue]);
                double dy = Math.abs(positions.yMetres()[ue] - y[ue]);
                double way = Math.min(dx, wraps ? width - dx : dx) + Math.min(dy, wraps ? height - dy : dy);
                assertThat(way).isBetween(0.0, 16 * 0.7 + 1e-9);
                assertThat(positions.xMetres()[ue]).isBetween(-433.3, -433.3 + width);
                assertThat(positions.yMetres()[ue]).isBetween(17.7, 17.7 + height);
                double limit = drive.isOnNorthwardStreet(ue) ? 8 : 16;
                assertThat(positions.speedMetresPerSecond()[ue]).isBetween(0.8 * limit, limit);
            }
        }
    }

    @Test
    void streetsFillAsTheirLengthOverTheirSpeed() {
        StreetGrid grid = new StreetGrid(0, 0, 100, 150, 4, 4, true);
        StreetDrive drive =
                new StreetDrive(all, positions, grid, limits(4, 20), limits(4, 10), 1, new Streams(2).of("drive"));
        for (int i = 0; i < 1000; i++) {
            drive.step(1);
        }
        double north = 150.0 / 10 / (150.0 / 10 + 100.0 / 20);
        long counted = IntStream.of(all).filter(drive::isOnNorthwardStreet).count();
        assertThat((double) counted / UES).isCloseTo(north, within(4 * Math.sqrt(north * (1 - north) / UES)));
        int[] alongNorth = new int[12];
        for (int ue : all) {
            if (drive.isOnNorthwardStreet(ue)) {
                alongNorth[(int) (positions.yMetres()[ue] / 50) % 12]++;
            }
        }
        assertThat(Fit.chiSquareEven(alongNorth)).isLessThan(Fit.chiSquareBound(11));
    }

    /** On a street crossed once at a time: one in two goes straight on. */
    @Test
    void halfGoStraightOn() {
        StreetGrid grid = new StreetGrid(0, 0, 100, 100, 5, 5, true);
        StreetDrive drive =
                new StreetDrive(all, positions, grid, limits(5, 10), limits(5, 10), 1, new Streams(3).of("drive"));
        boolean[] north = new boolean[UES];
        for (int ue : all) {
            north[ue] = drive.isOnNorthwardStreet(ue);
        }
        drive.step(10);
        long kept = IntStream.of(all)
                .filter(ue -> north[ue] == drive.isOnNorthwardStreet(ue))
                .count();
        assertThat((double) kept / UES).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(UES)));
    }

    @Test
    void urbanGridFillsItsArea() {
        StreetGrid grid = StreetGrid.urban(new Rectangle(-1000, -1000, 2000, 2000));
        assertThat(grid.columns() * grid.blockWidthMetres()).isCloseTo(2000, within(1e-9));
        assertThat(grid.rows() * grid.blockHeightMetres()).isCloseTo(2000, within(1e-9));
        assertThat(grid.columns()).isEqualTo(8);
        assertThat(grid.rows()).isEqualTo(5);
    }

    @Test
    void refusesStreetsWithoutALimit() {
        StreetGrid grid = new StreetGrid(0, 0, 100, 100, 3, 2, false);
        assertThatThrownBy(() -> new StreetDrive(
                        all, positions, grid, limits(3, 10), limits(3, 10), 1, new Streams(1).of("drive")))
                .hasMessageContaining("given are 3 and 3");
    }
}

package io.rantwin.harness.ran.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.harness.ran.chance.Draws;
import io.rantwin.harness.ran.chance.Fit;
import io.rantwin.harness.ran.chance.PositiveDistribution;
import io.rantwin.harness.ran.chance.Streams;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where walkers are in the long run, and how they move. */
class WalkTest {
    private static final Rectangle AREA = new Rectangle(-100, 50, 400, 200);
    private static final int UES = 4000;

    private final UePositions positions = new UePositions(UES);
    private final int[] all = IntStream.range(0, UES).toArray();
    private final Streams streams = new Streams(17);

    private int[] countsOnGrid() {
        int[] counts = new int[32];
        for (int ue : all) {
            double x = positions.xMetres()[ue];
            double y = positions.yMetres()[ue];
            assertThat(AREA.contains(x, y)).isTrue();
            int column = Math.min(7, (int) ((x + 100) / 50));
            int row = Math.min(3, (int) ((y - 50) / 50));
            counts[row * 8 + column]++;
        }
        return counts;
    }

    private void spreadUniformly() {
        PlaceMap map = new PlaceMap(AREA, 1, List.of());
        RandomGenerator random = streams.of("place");
        for (int ue : all) {
            map.place(ue, positions, random);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void drifterStaysUniformAtEitherKindOfBorder(boolean wraps) {
        spreadUniformly();
        Boundary boundary = wraps ? Boundary.wrapping(AREA) : Boundary.reflecting(AREA);
        GaussMarkovWalk walk = new GaussMarkovWalk(all, positions, 5, 20, boundary, streams.of("walk"));
        for (int i = 0; i < 600; i++) {
            walk.step(0.5);
        }
        assertThat(Fit.chiSquareEven(countsOnGrid())).isLessThan(Fit.chiSquareBound(31));
    }

    /** From one corner: after many crossings of the area nothing of the start is left. */
    @Test
    void drifterForgetsWhereItBegan() {
        for (int ue : all) {
            positions.xMetres[ue] = -100;
            positions.yMetres[ue] = 50;
        }
        GaussMarkovWalk walk = new GaussMarkovWalk(all, positions, 10, 30, Boundary.wrapping(AREA), streams.of("walk"));
        for (int i = 0; i < 1500; i++) {
            walk.step(1);
        }
        assertThat(Fit.chiSquareEven(countsOnGrid())).isLessThan(Fit.chiSquareBound(31));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 5})
    void speedsAreRayleighAndDirectionsAreForgottenAtTheStatedPaceWhateverTheStep(double step) {
        spreadUniformly();
        GaussMarkovWalk walk =
                new GaussMarkovWalk(all, positions, 0.83, 10, Boundary.wrapping(AREA), streams.of("walk"));
        double[] before = IntStream.of(all).mapToDouble(walk::xVelocity).toArray();
        for (int i = 0; i < Math.round(10 / step); i++) {
            walk.step(step);
        }
        double sigma = 0.83 / Math.sqrt(Math.PI / 2);
        assertThat(Fit.kolmogorov(positions.speedMetresPerSecond(), v -> 1 - Math.exp(-v * v / (2 * sigma * sigma))))
                .isLessThan(Fit.KOLMOGOROV_0_001);
        double covariance = 0;
        for (int ue : all) {
            covariance += before[ue] * walk.xVelocity(ue) / UES;
        }
        assertThat(covariance / (sigma * sigma)).isCloseTo(Math.exp(-1), within(4 / Math.sqrt(UES)));
    }

    @Test
    void thoseWhoStayAreWhereTheMapWantsThem() {
        PlaceMap map = new PlaceMap(
                AREA, 1, List.of(new PlaceMap.Hotspot(0, 150, 40, 2), new PlaceMap.Hotspot(200, 150, 30, 1)));
        WaypointWalk walk = new WaypointWalk(
                all,
                positions,
                map,
                0.5,
                1.5,
                new PositiveDistribution.Exponential(300),
                streams.people("walk", all.length));
        for (int i = 0; i < 2000; i++) {
            walk.step(1);
        }
        int staying = 0;
        int[] counts = new int[3];
        for (int ue : all) {
            assertThat(AREA.contains(positions.xMetres()[ue], positions.yMetres()[ue]))
                    .isTrue();
            if (walk.isStaying(ue)) {
                staying++;
                double x = positions.xMetres()[ue];
                double y = positions.yMetres()[ue];
                counts[Math.hypot(x, y - 150) <= 40 ? 0 : Math.hypot(x - 200, y - 150) <= 30 ? 1 : 2]++;
            }
        }
        double area = AREA.widthMetres() * AREA.heightMetres();
        double first = 0.5 + 0.25 * Math.PI * 1600 / area;
        double second = 0.25 + 0.25 * Math.PI * 900 / area;
        assertThat(staying).isGreaterThan(UES / 2);
        assertThat(Fit.chiSquare(counts, new double[] {first, second, 1 - first - second}))
                .isLessThan(13.8);
    }

    @Test
    void walkerKeepsItsSpeed() {
        PlaceMap map = new PlaceMap(AREA, 1, List.of());
        WaypointWalk walk = new WaypointWalk(
                all, positions, map, 1, 1, new PositiveDistribution.Fixed(5), streams.people("walk", all.length));
        double[] x = positions.xMetres().clone();
        double[] y = positions.yMetres().clone();
        for (int i = 0; i < 100; i++) {
            walk.step(0.5);
            for (int ue : all) {
                double moved =
                        Math.hypot(positions.xMetres()[ue] - x[ue], positions.yMetres()[ue] - y[ue]);
                assertThat(moved).isLessThanOrEqualTo(0.5 + 1e-9);
                x[ue] = positions.xMetres()[ue];
                y[ue] = positions.yMetres()[ue];
            }
        }
    }

    @Test
    void crowdFollowsAHotspotThatMovesOnceItsPeopleChange() {
        PlaceMap map = new PlaceMap(AREA, 1, List.of(new PlaceMap.Hotspot(0, 150, 20, 9)));
        WaypointWalk walk = new WaypointWalk(
                all,
                positions,
                map,
                0.5,
                1.5,
                new PositiveDistribution.Exponential(300),
                streams.people("walk", all.length));
        HotspotTrack track = new HotspotTrack(new double[] {8, 18}, new double[] {0, 200}, new double[] {150, 100});
        map.moveTo(0, track.x(18), track.y(18));
        for (int ue : all) {
            walk.replace(ue);
        }
        long there = IntStream.of(all)
                .filter(ue ->
                        Math.hypot(positions.xMetres()[ue] - 200, positions.yMetres()[ue] - 100) <= 20)
                .count();
        double share = 0.9 + 0.1 * Math.PI * 400 / 80_000;
        assertThat((double) there).isCloseTo(UES * share, within(4 * Math.sqrt(UES * share * (1 - share))));
        assertThat(track.x(13)).isCloseTo(100, within(1e-9));
        assertThat(track.y(1)).as("over midnight, half way back").isCloseTo(125, within(1e-9));
        assertThat(track.x(24 + 8)).isZero();
    }

    @Test
    void sameSeedSamePlaces() {
        UePositions other = new UePositions(UES);
        for (UePositions some : List.of(positions, other)) {
            RandomGenerator random = streams.of("walk");
            for (int ue : all) {
                some.xMetres[ue] = Draws.uniform(random, -100, 300);
                some.yMetres[ue] = 100;
            }
            GaussMarkovWalk walk = new GaussMarkovWalk(all, some, 1, 10, Boundary.reflecting(AREA), random);
            for (int i = 0; i < 50; i++) {
                walk.step(0.1);
            }
        }
        assertThat(other.xMetres()).isEqualTo(positions.xMetres());
        assertThat(other.yMetres()).isEqualTo(positions.yMetres());
    }
}

package io.rantwin.harness.ran.mobility;

import static org.assertj.core.api.Assertions.assertThat;

import io.rantwin.harness.ran.chance.Fit;
import io.rantwin.harness.ran.chance.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationMixTest {
    @Test
    void countsAddUpAndAreAssigned() {
        MobilityKind[] kinds = PopulationMix.URBAN.assign(630, new Streams(1).of("mix"));
        int sum = 0;
        for (MobilityKind kind : MobilityKind.values()) {
            int count = PopulationMix.URBAN.count(kind, 630);
            assertThat(Arrays.stream(kinds).filter(k -> k == kind)).hasSize(count);
            sum += count;
        }
        assertThat(sum).isEqualTo(630);
        assertThat(PopulationMix.URBAN.count(MobilityKind.INDOOR_STATIC, 630)).isEqualTo(504);
    }

    /** Floors of TR 38.901: one of 4 .. 8 floors a building, a floor each evenly; the ground floor is 1/5 (1/4 + .. + 1/8). */
    @Test
    void indoorUesAreOnFloors() {
        int ues = 20_000;
        UePositions positions = new UePositions(ues);
        PlaceMap map = new PlaceMap(new Rectangle(0, 0, 100, 100), 1, List.of());
        IndoorPlaces indoor =
                new IndoorPlaces(IntStream.range(0, ues).toArray(), positions, map, new Streams(2).people("in", ues));
        int[] counts = new int[8];
        double[] expected = new double[8];
        for (int ue = 0; ue < ues; ue++) {
            assertThat(positions.isIndoor(ue)).isTrue();
            counts[(int) Math.round((positions.heightMetres()[ue] - 1.5) / 3)]++;
        }
        for (int floors = 4; floors <= 8; floors++) {
            for (int floor = 0; floor < floors; floor++) {
                expected[floor] += 0.2 / floors;
            }
        }
        assertThat(Fit.chiSquare(counts, expected)).isLessThan(Fit.chiSquareBound(7));
        double before = positions.xMetres()[5];
        indoor.step(1000);
        assertThat(positions.xMetres()[5]).isEqualTo(before);
    }
}

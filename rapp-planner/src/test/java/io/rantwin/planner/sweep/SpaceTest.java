package io.rantwin.planner.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final Lever LEVER = new Lever.Demand(List.of(0));

    private static Space space(Space.Method method, long scenarios, Levels... levels) {
        List<Dimension> dimensions = java.util.stream.IntStream.range(0, levels.length)
                .mapToObj(d -> new Dimension("d" + d, LEVER, levels[d]))
                .toList();
        return new Space(method, dimensions, scenarios, 5);
    }

    @Property(tries = 200, seed = "1")
    void aPermutationMeetsEveryNumberOnce(@ForAll @IntRange(min = 1, max = 3000) int size, @ForAll long seed) {
        Permutation order = new Permutation(size, new Chance(seed), 3);
        BitSet met = new BitSet();
        for (int place = 0; place < size; place++) {
            long number = order.at(place);
            assertThat(number).isBetween(0L, size - 1L);
            met.set((int) number);
        }
        assertThat(met.cardinality()).isEqualTo(size);
    }

    @Property(tries = 50, seed = "1")
    void aLatinHypercubeUsesEachPartOfEachDimensionOnce(@ForAll @IntRange(min = 1, max = 500) int scenarios) {
        Space space =
                space(Space.Method.LATIN_HYPERCUBE, scenarios, new Levels.Range(0, 1, 0), new Levels.Range(10, 20, 0));
        BitSet first = new BitSet();
        BitSet second = new BitSet();
        for (int s = 0; s < scenarios; s++) {
            double[] values = space.values(s);
            first.set((int) (values[0] * scenarios));
            second.set((int) ((values[1] - 10) / 10 * scenarios));
        }
        assertThat(first.cardinality()).isEqualTo(scenarios);
        assertThat(second.cardinality()).isEqualTo(scenarios);
    }

    @Test
    void dimensionsOfALatinHypercubeAreNotPairedWithEachOther() {
        int n = 4000;
        Space space = space(Space.Method.LATIN_HYPERCUBE, n, new Levels.Range(-1, 1, 0), new Levels.Range(-1, 1, 0));
        double product = 0;
        for (int s = 0; s < n; s++) {
            double[] values = space.values(s);
            product += values[0] * values[1];
        }
        // Deviation of the mean product of independent uniforms: 1/3 over the root of n, five of them.
        assertThat(product / n).isCloseTo(0, within(5.0 / 3 / Math.sqrt(n)));
    }

    @Test
    void aGridHasEveryCombinationAndTheLastDimensionChangesFastest() {
        Space space = space(Space.Method.GRID, 6, new Levels.Values(List.of(1.0, 2.0)), new Levels.Range(0, 10, 3));
        assertThat(space.values(0)).containsExactly(1, 0);
        assertThat(space.values(1)).containsExactly(1, 5);
        assertThat(space.values(2)).containsExactly(1, 10);
        assertThat(space.values(3)).containsExactly(2, 0);
        assertThat(space.values(5)).containsExactly(2, 10);
        assertThatThrownBy(() -> space.values(6)).hasMessageContaining("no scenario 6 among 6");
    }

    @Test
    void theSizeOfAGridIsToldWithoutOverflow() {
        List<Dimension> flags = java.util.stream.IntStream.range(0, 200)
                .mapToObj(d -> new Dimension("d" + d, LEVER, new Levels.Flag(0.5)))
                .toList();
        assertThat(Space.gridSize(flags)).isEqualTo(Space.MOST + 1);
        assertThat(Space.gridSize(flags.subList(0, 10))).isEqualTo(1024);
        assertThat(Space.gridSize(List.of(new Dimension("d", LEVER, new Levels.Range(0, 1, 0)))))
                .isEqualTo(-1);
    }

    @Test
    void quantilesOfAForecastAreLinearBetween() {
        Levels levels = new Levels.Quantiles(List.of(0.05, 0.5, 0.95), List.of(1.0, 2.0, 4.0));
        assertThat(levels.at(0.01)).isEqualTo(1);
        assertThat(levels.at(0.275)).isCloseTo(1.5, within(1e-12));
        assertThat(levels.at(0.5)).isEqualTo(2);
        assertThat(levels.at(0.725)).isCloseTo(3, within(1e-12));
        assertThat(levels.at(0.99)).isEqualTo(4);
    }

    @Test
    void samplesFollowTheirDistribution() {
        int n = 20_000;
        Space space = space(Space.Method.SAMPLES, n, new Levels.Flag(0.2), new Levels.Values(List.of(1.0, 2.0, 3.0)));
        double flags = 0;
        double twos = 0;
        for (int s = 0; s < n; s++) {
            double[] values = space.values(s);
            flags += values[0];
            twos += values[1] == 2 ? 1 : 0;
        }
        assertThat(flags / n).isCloseTo(0.2, within(0.02));
        assertThat(twos / n).isCloseTo(1.0 / 3, within(0.02));
        assertThat(space.values(17)).containsExactly(space.values(17));
    }
}

package io.rantwin.planner.sweep;

import io.rantwin.twin.chance.Chance;
import java.io.Serializable;
import java.util.List;

/**
 * Scenarios by number: what the values of all dimensions are in scenario 0 .. {@code scenarios - 1}. A pure function, so that any engine
 * can make any of them anywhere.
 *
 * @param method how the space is filled
 * @param dimensions at least one
 * @param scenarios how many
 * @param seed of all but the grid
 */
public record Space(Method method, List<Dimension> dimensions, long scenarios, long seed) implements Serializable {
    /** Most scenarios of a sweep. */
    public static final long MOST = 100_000_000;

    private static final int ORDER = 0x51;
    private static final int PLACE = 0x52;

    /** How a space is filled. */
    public enum Method {
        /** Every combination of the values; the last dimension changes fastest. */
        GRID,
        /** Each dimension's distribution in as many equal parts as there are scenarios, each part used once (McKay et al. 1979). */
        LATIN_HYPERCUBE,
        /** Independent draws. */
        SAMPLES
    }

    /** Copies the list. */
    public Space {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty() || scenarios < 1 || scenarios > MOST) {
            throw new IllegalArgumentException("A space has at least one dimension and 1 to " + MOST + " scenarios.");
        }
    }

    /** Scenarios of a grid; a negative number when a dimension has no grid, more than {@link #MOST} when there are too many. */
    public static long gridSize(List<Dimension> dimensions) {
        long size = 1;
        for (Dimension dimension : dimensions) {
            int count = dimension.levels().count();
            if (count < 1) {
                return -1;
            }
            size = Math.min(size * count, MOST + 1);
        }
        return size;
    }

    /** Values of a scenario in the order of the dimensions. */
    public double[] values(long scenario) {
        if (scenario < 0 || scenario >= scenarios) {
            throw new IllegalArgumentException("There is no scenario " + scenario + " among " + scenarios + ".");
        }
        double[] values = new double[dimensions.size()];
        Chance chance = new Chance(seed);
        long rest = scenario;
        for (int d = values.length - 1; d >= 0; d--) {
            Levels levels = dimensions.get(d).levels();
            values[d] = switch (method) {
                case GRID -> {
                    int k = (int) (rest % levels.count());
                    rest /= levels.count();
                    yield levels.value(k);
                }
                case LATIN_HYPERCUBE -> {
                    long part = new Permutation(scenarios, chance, Chance.stream(ORDER, d)).at(scenario);
                    double within = chance.uniform(Chance.stream(PLACE, d), scenario);
                    yield levels.at((part + within) / scenarios);
                }
                case SAMPLES -> levels.at(chance.uniform(Chance.stream(PLACE, d), scenario));
            };
        }
        return values;
    }
}

package io.rantwin.twin.loadcoupling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.Layouts;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.Topology;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class LoadSolverTest {
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(
            TOPOLOGY, new RadioOptions(36, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
    private static final RadioState STATE = RadioState.of(TOPOLOGY, LinkModel.START);
    private static final int[] HOME = Association.home(MAP);
    private static final LoadNetwork NET = LoadNetwork.of(MAP, STATE, HOME);
    private static final int N = MAP.cells();

    @Test
    void bothKernelsGiveTheSameBitsAndTheLiteraturesCosts() {
        double[] load = new SplittableRandom(1).doubles(N).toArray();
        double[] demand = new double[N];
        Arrays.fill(demand, 1e8);
        double[] a = new double[NET.groups];
        double[] b = new double[NET.groups];
        double[] c = new double[NET.groups];
        double[] slopeA = new double[NET.rows];
        double[] slopeB = new double[NET.rows];
        new VectorKernel().cost(NET, load, a);
        new LaneKernel().cost(NET, load, b);
        assertThat(a).isEqualTo(b);
        new VectorKernel().costAndGradient(NET, load, c, slopeA);
        new LaneKernel().costAndGradient(NET, load, b, slopeB);
        assertThat(c).isEqualTo(a).isEqualTo(b);
        assertThat(slopeA).isEqualTo(slopeB);
        double[] f = NaiveLoad.f(MAP, STATE, HOME, demand, load);
        for (int i = 0; i < N; i++) {
            assertThat(a[i] * 1e8).isCloseTo(f[i], within(1e-12 * f[i]));
        }
    }

    @Test
    void theGradientIsTheDerivative() {
        double[] load = new SplittableRandom(2).doubles(N, 0.1, 0.9).toArray();
        double[] cost = new double[NET.groups];
        double[] slope = new double[NET.rows];
        double[] up = new double[NET.groups];
        double[] down = new double[NET.groups];
        CostKernel kernel = new LaneKernel();
        kernel.costAndGradient(NET, load, cost, slope);
        for (int r = 0; r < NET.rowOfGroup[1]; r++) {
            double[] moved = load.clone();
            moved[NET.rowCell[r]] += 1e-5;
            kernel.cost(NET, moved, up);
            moved[NET.rowCell[r]] -= 2e-5;
            kernel.cost(NET, moved, down);
            assertThat(slope[r]).isCloseTo((up[0] - down[0]) / 2e-5, within(1e-4 * cost[0]));
        }
    }

    @Property(tries = 60, seed = "1")
    void theSolutionIsTheNaiveOneFromAnyStart(
            @ForAll long seed, @ForAll @DoubleRange(min = 1e6, max = 4e8) double most) {
        double[] demand = new SplittableRandom(seed).doubles(N, 0, most).toArray();
        double[] low = NaiveLoad.solve(MAP, STATE, HOME, demand, 0, 1e-13);
        double[] high = NaiveLoad.solve(MAP, STATE, HOME, demand, 1, 1e-13);
        LoadSolver solver = new LoadSolver();
        solver.take(NET);
        double[] load = new double[N];
        assertThat(solver.solve(demand, load, 1e-12)).isTrue();
        for (int i = 0; i < N; i++) {
            assertThat(high[i]).isCloseTo(low[i], within(1e-10));
            assertThat(load[i]).isCloseTo(low[i], within(1e-9));
        }
        double[] f = NaiveLoad.f(MAP, STATE, HOME, demand, low);
        for (int i = 0; i < N; i++) {
            assertThat(solver.offered(i)).isCloseTo(f[i], within(1e-8 * (1 + f[i])));
            assertThat(solver.servedFraction(i)).isCloseTo(Math.min(1, 1 / f[i]), within(1e-8));
        }
    }

    @Property(tries = 60, seed = "1")
    void aWarmStartEndsWhereAColdOneDoes(@ForAll long seed, @ForAll @DoubleRange(min = 0.2, max = 5) double change) {
        double[] demand = new SplittableRandom(seed).doubles(N, 1e6, 1.2e8).toArray();
        LoadSolver warm = new LoadSolver();
        warm.take(NET);
        double[] a = new double[N];
        warm.solve(demand, a, 1e-6);
        for (int i = 0; i < N; i++) {
            demand[i] *= i % 2 == 0 ? change : 1;
        }
        assertThat(warm.solve(demand, a, 1e-6)).isTrue();
        double[] b = NaiveLoad.solve(MAP, STATE, HOME, demand, 0.5, 1e-13);
        for (int i = 0; i < N; i++) {
            assertThat(a[i]).isCloseTo(b[i], within(1e-6));
        }
    }

    @Property(tries = 30, seed = "1")
    void smallWarmStepsThatNeedOneEvaluationKeepTheTolerance(
            @ForAll long seed, @ForAll @DoubleRange(min = 1e7, max = 1.6e8) double level) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] demand = new double[N];
        double[] load = new double[N];
        double[] exact = new double[N];
        LoadSolver warm = new LoadSolver();
        warm.take(NET);
        LoadSolver tight = new LoadSolver();
        for (int step = 0; step < 30; step++) {
            for (int i = 0; i < N; i++) {
                demand[i] = level * (0.5 + (i % 7) / 7.0) * random.nextDouble(0.92, 1.08);
            }
            assertThat(warm.solve(demand, load, 1e-6)).isTrue();
            tight.take(NET);
            tight.solve(demand, exact, 1e-13);
            for (int i = 0; i < N; i++) {
                assertThat(load[i]).isCloseTo(exact[i], within(1e-6));
            }
        }
    }

    @Property(tries = 40, seed = "1")
    void moreDemandNeverLowersALoadAndScalingUpNeedsLessThanTheScale(
            @ForAll long seed, @ForAll @DoubleRange(min = 1.01, max = 3) double factor) {
        double[] demand = new SplittableRandom(seed).doubles(N, 1e6, 1e8).toArray();
        double[] more = Arrays.stream(demand).map(d -> d * factor).toArray();
        double[] load = solved(demand);
        double[] higher = solved(more);
        double[] one = demand.clone();
        one[3] *= factor;
        double[] shifted = solved(one);
        for (int i = 0; i < N; i++) {
            assertThat(higher[i]).isGreaterThanOrEqualTo(load[i] - 1e-9);
            assertThat(shifted[i]).isGreaterThanOrEqualTo(load[i] - 1e-9);
        }
        // Load grows more than in proportion (Fehske and Fettweis 2012): neighbours interfere more as well.
        assertThat(higher[0]).isGreaterThanOrEqualTo(Math.min(factor * load[0], 1) - 1e-9);
    }

    @Test
    void theSolutionSatisfiesTheEquationAndWithoutDemandThereIsNoLoad() {
        double[] demand = new double[N];
        Arrays.fill(demand, 6e7);
        double[] load = solved(demand);
        double[] f = NaiveLoad.f(MAP, STATE, HOME, demand, load);
        for (int i = 0; i < N; i++) {
            assertThat(f[i]).isCloseTo(load[i], within(1e-9));
        }
        double[] silent = solved(new double[N]);
        assertThat(silent).containsOnly(0.0);
    }

    @Test
    void whatCannotBeServedIsSaid() {
        double[] demand = new double[N];
        Arrays.fill(demand, 5e7);
        Feasibility light = Feasibility.of(NET, demand);
        assertThat(light.solvable()).isTrue();
        assertThat(light.servesAll()).isTrue();
        assertThat(light.pressure()).isLessThan(1);
        assertThat(light.uncappedLoad()).usingComparatorWithPrecision(1e-8).containsExactly(solved(demand));

        double atLimit = 5e7 / light.pressure();
        Arrays.fill(demand, 0.9 * atLimit);
        Feasibility strained = Feasibility.of(NET, demand);
        assertThat(strained.solvable()).isTrue();
        assertThat(strained.servesAll()).isFalse();
        Arrays.fill(demand, 1.1 * atLimit);
        Feasibility impossible = Feasibility.of(NET, demand);
        assertThat(impossible.solvable()).isFalse();
        assertThat(impossible.pressure()).isCloseTo(1.1, within(1e-4));
        assertThat(impossible.servesAll()).isFalse();
        LoadSolver solver = new LoadSolver();
        solver.take(NET);
        double[] load = new double[N];
        assertThat(solver.solve(demand, load, 1e-6)).isTrue();
        assertThat(Arrays.stream(load).max().orElse(0)).isEqualTo(1);
        assertThat(solver.servedFraction(0)).isLessThan(1);
    }

    @Test
    void aStartTakenFromAnotherSolverGivesItsBits() {
        double[] demand = new double[N];
        Arrays.fill(demand, 5e7);
        LoadSolver reference = new LoadSolver();
        reference.take(NET);
        double[] load = new double[N];
        reference.solve(demand, load, 1e-6);
        LoadSolver a = new LoadSolver();
        a.take(reference);
        LoadSolver b = new LoadSolver(new LaneKernel());
        b.take(NET);
        b.solve(new double[N], load, 1e-6);
        b.take(reference);
        demand[4] *= 1.5;
        double[] x = new double[N];
        double[] y = new double[N];
        a.solve(demand, x, 1e-6);
        b.solve(demand, y, 1e-6);
        assertThat(x).isEqualTo(y);
    }

    @Test
    void theWarmUpSolvesItsTwoCells() {
        LoadNetwork tiny = LoadNetwork.tiny();
        LoadSolver solver = new LoadSolver();
        solver.take(tiny);
        double[] load = new double[2];
        assertThat(solver.solve(new double[] {3, 3}, load, 1e-12)).isTrue();
        // load = 3 * 8 points * 0.01 / log2(1 + 1 / (0.1 + 0.5 load)), the same for both.
        double x = 0.1 + 0.5 * load[0];
        assertThat(load[1]).isCloseTo(load[0], within(1e-12));
        assertThat(load[0]).isCloseTo(0.24 / (Math.log1p(1 / x) / Math.log(2)), within(1e-11));
        assertThat(LoadSolver.warmUp()).isPositive();
    }

    private static double[] solved(double[] demand) {
        LoadSolver solver = new LoadSolver();
        solver.take(NET);
        double[] load = new double[N];
        assertThat(solver.solve(demand, load, 1e-11)).isTrue();
        return load;
    }
}

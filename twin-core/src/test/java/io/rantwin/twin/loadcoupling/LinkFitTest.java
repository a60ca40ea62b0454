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
import org.junit.jupiter.api.Test;

class LinkFitTest {
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(
            TOPOLOGY, new RadioOptions(36, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
    private static final RadioState ALL = RadioState.of(TOPOLOGY, LinkModel.START);
    private static final int N = MAP.cells();
    private static final int SLEEPER = 4;

    private static int[] without(RadioState state) {
        return new Association(MAP, 3).changed(Association.home(MAP), ALL, MAP, state);
    }

    private static RadioState linked(RadioState state, double[] factor) {
        LinkModel[] links = new LinkModel[N];
        Arrays.setAll(links, c -> LinkModel.START.times(factor[c]));
        return state.withLinks(links);
    }

    private static double[] need(RadioState state, int[] serving, double[] demand, double[] load) {
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(MAP, state, serving));
        double[] need = new double[N];
        solver.needAt(demand, load, need);
        return need;
    }

    /** Factors that were put in are found again from the needs that they lead to, with all cells on and with guests in some. */
    @Test
    void theFactorsThatWereThereAreFound() {
        SplittableRandom random = new SplittableRandom(3);
        double[] truth = random.doubles(N, 0.3, 2).toArray();
        double[] demand = random.doubles(N, 1e6, 4e6).toArray();
        double[] load = random.doubles(N, 0.1, 0.7).toArray();
        for (RadioState state : new RadioState[] {ALL, ALL.withServing(SLEEPER, false)}) {
            // What a sleeping cell's users are like is not in any need of its own: it is taken as known.
            truth[SLEEPER] = state.isServing(SLEEPER) ? truth[SLEEPER] : 1;
            int[] serving = without(state);
            double[] believed = need(linked(state, truth), serving, demand, load);
            LinkFit fit = LinkFit.of(LoadNetwork.of(MAP, state, serving), demand, load, believed, 0.02, 50);
            for (int c = 0; c < N; c++) {
                assertThat(fit.factor(c)).isCloseTo(truth[c], within(1e-6));
                assertThat(fit.need(c)).isCloseTo(believed[c], within(1e-6 * (1 + believed[c])));
            }
        }
    }

    @Test
    void whatNoFactorExplainsIsToldByTheNeed() {
        double[] demand = new double[N];
        Arrays.fill(demand, 1e6);
        double[] load = new double[N];
        double[] believed = need(ALL, Association.home(MAP), demand, load);
        believed[0] *= 100;
        LinkFit fit = LinkFit.of(LoadNetwork.of(MAP, ALL, Association.home(MAP)), demand, load, believed, 0.02, 50);
        assertThat(fit.factor(0)).isEqualTo(0.02);
        assertThat(fit.need(0)).isCloseTo(believed[0] / 2, within(1e-9));
        assertThat(fit.factor(1)).isCloseTo(1, within(1e-12));
    }

    /** Users who are hard to reach at home are as hard to reach for those who take them over, and the other way round. */
    @Test
    void linksGoWithUsers() {
        double[] demand = new double[N];
        demand[SLEEPER] = 2e6;
        double[] load = new double[N];
        RadioState asleep = ALL.withServing(SLEEPER, false);
        double[] usual = new double[N];
        Arrays.fill(usual, 1);
        double[] hard = usual.clone();
        hard[SLEEPER] = 0.25;
        double[] other = new double[N];
        Arrays.fill(other, 0.25);
        other[SLEEPER] = 1;
        double[] before = need(linked(asleep, usual), without(asleep), demand, load);
        double[] fourfold = need(linked(asleep, hard), without(asleep), demand, load);
        double[] same = need(linked(asleep, other), without(asleep), demand, load);
        assertThat(Arrays.stream(before).sum()).isPositive();
        for (int c = 0; c < N; c++) {
            assertThat(fourfold[c]).isCloseTo(4 * before[c], within(1e-12));
            assertThat(same[c]).isEqualTo(before[c]);
        }
    }
}

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

class PointCostTest {
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(
            TOPOLOGY, new RadioOptions(36, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
    private static final RadioState STATE =
            RadioState.of(TOPOLOGY, LinkModel.START).withServing(4, false);

    @Test
    void pointsAddUpToWhatTheLoadEquationNeeds() {
        int[] serving = new Association(MAP, 3)
                .changed(Association.home(MAP), RadioState.of(TOPOLOGY, LinkModel.START), MAP, STATE);
        double[] load = new SplittableRandom(7).doubles(MAP.cells()).toArray();
        load[4] = 0;
        double[] demand = new double[MAP.cells()];
        Arrays.fill(demand, 2e7);
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(MAP, STATE, serving));
        double[] need = new double[MAP.cells()];
        solver.needAt(demand, load, need);

        PointCost cost = new PointCost(MAP, STATE, load);
        double[] sum = new double[MAP.cells()];
        for (int p = 0; p < MAP.points(); p++) {
            if (serving[p] != Association.UNSERVED) {
                sum[serving[p]] += MAP.weight(p) * demand[MAP.home(p)] * cost.of(p, serving[p]);
            }
        }
        for (int c = 0; c < need.length; c++) {
            assertThat(sum[c]).isCloseTo(need[c], within(1e-9 * (1 + need[c])));
        }
    }

    @Test
    void aCellThatSleepsReachesNobody() {
        assertThat(new PointCost(MAP, STATE, new double[MAP.cells()]).of(0, 4)).isInfinite();
    }
}

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
import org.junit.jupiter.api.Test;

class AssociationTest {
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(
            TOPOLOGY, new RadioOptions(200, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
    private static final RadioState STATE = RadioState.of(TOPOLOGY, LinkModel.START);
    private static final int[] HOME = Association.home(MAP);
    private static final Association RULE = new Association(MAP, 2);

    @Test
    void nothingMovesWhenNothingChanges() {
        assertThat(RULE.settled(STATE)).isEqualTo(HOME);
        int[] learned = HOME.clone();
        learned[5] = MAP.cell(5, 1);
        assertThat(RULE.changed(learned, STATE, MAP, STATE)).isEqualTo(learned);
    }

    @Test
    void aSleepingCellHandsAllItsPointsOverAndGetsThemBack() {
        RadioState asleep = STATE.withServing(0, false);
        int[] serving = RULE.changed(HOME, STATE, MAP, asleep);
        for (int p = 0; p < serving.length; p++) {
            assertThat(serving[p]).isNotEqualTo(0);
            if (HOME[p] != 0) {
                assertThat(serving[p]).isEqualTo(HOME[p]);
            } else {
                assertThat(serving[p]).isEqualTo(MAP.cell(p, 1));
            }
        }
        assertThat(RULE.changed(serving, asleep, MAP, STATE)).isEqualTo(HOME);
    }

    @Test
    void offsetsMoveTheBorderBeyondTheHysteresisOnly() {
        assertThat(moved(offsets(1.9))).isZero();
        int some = moved(offsets(4));
        assertThat(some).isPositive();
        assertThat(moved(offsets(9))).isGreaterThan(some);
    }

    @Test
    void lessPowerShrinksACell() {
        RadioState weaker = STATE.withPowerDbm(0, 40);
        int[] serving = RULE.changed(HOME, STATE, MAP, weaker);
        int lost = 0;
        for (int p = 0; p < serving.length; p++) {
            lost += HOME[p] == 0 && serving[p] != 0 ? 1 : 0;
            assertThat(HOME[p] != 0 && serving[p] == 0).isFalse();
        }
        assertThat(lost).isPositive();
    }

    @Test
    void whereNobodyServesDemandIsLostAndSaid() {
        RadioState dark = STATE;
        for (int c = 0; c < MAP.cells(); c++) {
            dark = dark.withServing(c, false);
        }
        int[] serving = RULE.changed(HOME, STATE, MAP, dark);
        assertThat(serving).containsOnly(Association.UNSERVED);
        LoadNetwork net = LoadNetwork.of(MAP, dark, serving);
        assertThat(net.unservedShare(3)).isCloseTo(1, within(1e-12));
        LoadSolver solver = new LoadSolver();
        solver.take(net);
        double[] load = new double[MAP.cells()];
        double[] demand = new double[MAP.cells()];
        Arrays.fill(demand, 1e8);
        assertThat(solver.solve(demand, load, 1e-9)).isTrue();
        assertThat(load).containsOnly(0.0);
    }

    private static int moved(RadioState after) {
        int[] serving = RULE.changed(HOME, STATE, MAP, after);
        int moved = 0;
        for (int p = 0; p < serving.length; p++) {
            moved += serving[p] != HOME[p] ? 1 : 0;
        }
        return moved;
    }

    private static RadioState offsets(double decibels) {
        RadioState state = STATE;
        for (int c = 1; c < MAP.cells(); c++) {
            state = state.withOffsetDb(0, c, decibels);
        }
        return state;
    }
}

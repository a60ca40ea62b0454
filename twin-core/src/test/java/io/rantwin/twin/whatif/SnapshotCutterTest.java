package io.rantwin.twin.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.estimation.CellParameters;
import io.rantwin.twin.estimation.FilterBank;
import io.rantwin.twin.estimation.FilterSettings;
import io.rantwin.twin.estimation.MeasurementSlot;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.Layouts;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.ModelBasis;
import io.rantwin.twin.topology.NeighbourRelation;
import io.rantwin.twin.topology.ReportingCells;
import io.rantwin.twin.topology.Topology;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotCutterTest {
    private static final RadioOptions OPTIONS = new RadioOptions(48, 8, AntennaPattern.PANEL, 1.5, Environment.UMA);
    private static final WhatIf ENGINE = new WhatIf((cell, load, dbm, serving) -> 0, null);
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(TOPOLOGY, OPTIONS, new Chance(1));
    private static final RadioState RADIO = RadioState.of(TOPOLOGY, LinkModel.START);
    private static final SnapshotCutter CUTTER = new SnapshotCutter(TOPOLOGY, MAP, 3, 0);

    private static CellBeliefs beliefs(int cells) {
        CellBeliefs beliefs = CellBeliefs.unknown(cells);
        for (int c = 0; c < cells; c++) {
            beliefs.set(c, 1e6 * (1 + c), 0.05 + 0.9 * c / cells, 0);
            beliefs.fastDeviation()[c] = 0;
        }
        return beliefs;
    }

    /** Loads in per cent of the untouched network. */
    private static double[] untouched(Snapshot snapshot) {
        Outcome outcome = ENGINE.run(snapshot, new Scenario(List.of(), 1000, 1000, 1000, 1, 1));
        double[] load = new double[snapshot.cells()];
        Arrays.setAll(load, c -> outcome.value(Kpi.PRB_LOAD, c, 0, 0, false));
        return load;
    }

    @Test
    void theUntouchedNetworkHasTheBelievedLoadsAndTraffic() {
        CellBeliefs beliefs = beliefs(MAP.cells());
        Snapshot snapshot = CUTTER.cut(5, RADIO, beliefs);
        double[] load = untouched(snapshot);
        for (int c = 0; c < MAP.cells(); c++) {
            assertThat(load[c]).isCloseTo(100 * beliefs.load()[c], within(1e-3));
            assertThat(snapshot.demandMean()[c]).isCloseTo(beliefs.traffic()[c], within(1e-3));
        }
        assertThat(snapshot.map()).isSameAs(MAP);
        assertThat(snapshot.networkTimeMillis()).isEqualTo(5);
    }

    @Test
    void aCellThatIsAskedForTooMuchIsFullAndLosesTheRest() {
        CellBeliefs beliefs = beliefs(MAP.cells());
        beliefs.set(4, 5e7, 1.25, 0);
        Outcome outcome = ENGINE.run(CUTTER.cut(0, RADIO, beliefs), new Scenario(List.of(), 1000, 1000, 1000, 1, 1));
        assertThat(outcome.value(Kpi.PRB_LOAD, 4, 0, 0, false)).isCloseTo(100, within(1e-3));
        assertThat(outcome.value(Kpi.CARRIED, 4, 0, 0, false)).isCloseTo(80, within(0.2));
    }

    @Test
    void whileACellSleepsTheOthersHaveTheBelievedLoadsAndWakingItTakesItsDemandBack() {
        CellBeliefs beliefs = beliefs(MAP.cells());
        RadioState asleep = RADIO.withServing(3, false);
        int[] serving = CUTTER.served(Association.home(MAP), RADIO, asleep);
        beliefs.set(3, 1e6, 0, 0);
        Snapshot snapshot = CUTTER.cut(0, asleep, serving, beliefs);
        double[] load = untouched(snapshot);
        for (int c = 0; c < MAP.cells(); c++) {
            assertThat(load[c]).isCloseTo(c == 3 ? 0 : 100 * beliefs.load()[c], within(1e-3));
        }
        assertThat(snapshot.demandMean()[3]).isCloseTo(1e6, within(1e-3));
        Outcome woken = ENGINE.run(
                snapshot, new Scenario(List.of(new TimedAction(0, new Action.Wake(3))), 1000, 1000, 1000, 1, 1));
        assertThat(woken.value(Kpi.VOLUME, 3, 0, 0, true)).isCloseTo(1, within(1e-3));
    }

    @Test
    void cellsOutsideTheTopologyStandAlone() {
        Topology joined =
                ReportingCells.joined(TOPOLOGY, List.of("S0-1", "far away"), ReportingCells.UNKNOWN_CARRIER, List.of());
        assertThat(joined.cells()).hasSize(MAP.cells() + 1);
        int stranger = joined.indexOf("far away");
        assertThat(joined.basis(stranger)).isEqualTo(ModelBasis.STAND_ALONE);
        RadioMap map = RadioMapMaker.make(joined, OPTIONS, new Chance(1));
        SnapshotCutter cutter = new SnapshotCutter(joined, map, 3, 0);
        CellBeliefs beliefs = beliefs(map.cells());
        Snapshot snapshot = cutter.cut(0, RadioState.of(joined, LinkModel.START), beliefs);
        assertThat(untouched(snapshot)[stranger]).isCloseTo(100 * beliefs.load()[stranger], within(1e-3));
        Outcome outcome = ENGINE.run(
                snapshot, new Scenario(List.of(new TimedAction(0, new Action.Sleep(0))), 1000, 1000, 1000, 1, 1));
        assertThat(outcome.effect(Kpi.PRB_LOAD, stranger).mean()).isZero();
        assertThat(outcome.basis(stranger)).isEqualTo(ModelBasis.STAND_ALONE);
    }

    @Test
    void withoutATopologyNeighboursComeFromHandovers() {
        Topology graph = ReportingCells.joined(
                null,
                List.of("a", "b", "c"),
                ReportingCells.UNKNOWN_CARRIER,
                List.of(new NeighbourRelation(0, 1, 0, 30.0), new NeighbourRelation(1, 0, 0, 20.0)));
        assertThat(graph.basis(0)).isEqualTo(ModelBasis.NEIGHBOUR_GRAPH);
        assertThat(graph.basis(2)).isEqualTo(ModelBasis.STAND_ALONE);
        RadioMap map = RadioMapMaker.make(graph, OPTIONS, new Chance(1));
        CellBeliefs beliefs = beliefs(3);
        Snapshot snapshot = new SnapshotCutter(graph, map, 3, 0).cut(0, RadioState.of(graph, LinkModel.START), beliefs);
        double[] load = untouched(snapshot);
        assertThat(load[1]).isCloseTo(100 * beliefs.load()[1], within(1e-3));
        Outcome outcome = ENGINE.run(
                snapshot, new Scenario(List.of(new TimedAction(0, new Action.Sleep(0))), 1000, 1000, 1000, 1, 1));
        assertThat(outcome.effect(Kpi.VOLUME, 1).mean()).isPositive();
        assertThat(outcome.effect(Kpi.VOLUME, 2).mean()).isZero();
        assertThat(outcome.effect(Kpi.PRB_LOAD, 2).mean()).isZero();
    }

    @Test
    void learnedRelationsKeepTheConfiguredOffset() {
        Topology known = ReportingCells.joined(
                null,
                List.of("a", "b"),
                ReportingCells.UNKNOWN_CARRIER,
                List.of(new NeighbourRelation(0, 1, 4, null), new NeighbourRelation(1, 0, 0, null)));
        Topology joined = ReportingCells.joined(
                known, List.of(), ReportingCells.UNKNOWN_CARRIER, List.of(new NeighbourRelation(0, 1, 0, 7.0)));
        assertThat(joined.relations()).hasSize(2);
        assertThat(joined.relationsOf(0).getFirst().cellIndividualOffsetDb()).isEqualTo(4);
        assertThat(joined.relationsOf(0).getFirst().handovers()).isEqualTo(7);
        assertThat(joined.carriers()).hasSize(1);
    }

    @Test
    void aSilentCellHasTheUsualNeed() {
        CellBeliefs beliefs = beliefs(MAP.cells());
        beliefs.set(2, Double.NaN, Double.NaN, 0);
        double usual = 0;
        for (int c = 0; c < MAP.cells(); c++) {
            usual += c == 2 ? 0 : beliefs.load()[c] / (MAP.cells() - 1);
        }
        Snapshot snapshot = CUTTER.cut(0, RADIO, beliefs);
        assertThat(untouched(snapshot)[2]).isCloseTo(100 * usual, within(1e-3));
        beliefs.relativeDeviation()[2] = 1;
        Snapshot unsure = CUTTER.cut(0, RADIO, beliefs);
        assertThat(unsure.demandDeviation()[2]).isCloseTo(unsure.demandMean()[2], within(1e-3));
    }

    @Test
    void beliefsOfAFilterBankAreReadAtATime() {
        FilterBank bank = new FilterBank(new CellParameters(2), FilterSettings.forGranularity(1000));
        double[] values = new double[MeasurementSlot.COUNT];
        values[MeasurementSlot.PRB_TOT_DL.index()] = 40;
        values[MeasurementSlot.VOLUME_DL.index()] = 12_000;
        int mask = MeasurementSlot.PRB_TOT_DL.bit() | MeasurementSlot.VOLUME_DL.bit();
        for (int t = 0; t < 300; t++) {
            bank.update(0, t * 1_000_000_000L, 1000, values, 0, mask);
        }
        CellBeliefs beliefs = CellBeliefs.unknown(2);
        beliefs.read(bank, new int[] {1, 0}, bank.stateNanos(0));
        assertThat(beliefs.load()[1]).isCloseTo(bank.load(0), within(1e-9));
        assertThat(beliefs.load()[1]).isCloseTo(0.4, within(0.02));
        assertThat(beliefs.traffic()[1]).isCloseTo(1.2e7, within(4e5));
        assertThat(beliefs.relativeDeviation()[1]).isBetween(0.0, 0.5);
        assertThat(beliefs.knows(0)).isFalse();
        double present = beliefs.relativeDeviation()[1];
        beliefs.read(bank, new int[] {1, -1}, bank.stateNanos(0) + 60_000_000_000L);
        assertThat(beliefs.relativeDeviation()[1]).isGreaterThan(present);
    }
}

package io.rantwin.twin.enforcement;

import static io.rantwin.twin.enforcement.Networks.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.enforcement.EnforcementAction.HandOver;
import io.rantwin.twin.enforcement.EnforcementAction.SetOffset;
import io.rantwin.twin.enforcement.EnforcementAction.SetPower;
import io.rantwin.twin.enforcement.EnforcementAction.SetQuota;
import io.rantwin.twin.enforcement.EnforcementAction.SetTilt;
import io.rantwin.twin.enforcement.EnforcementAction.SleepCell;
import io.rantwin.twin.enforcement.EnforcementAction.WakeCell;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.Layouts;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.SliceMix;
import io.rantwin.twin.whatif.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryAndTwinTest {
    private static final List<EnforcementAction> ACTIONS = List.of(
            new SleepCell(id(1)),
            new WakeCell(id(2)),
            new HandOver("u", id(1), id(2)),
            new SetOffset(id(1), id(2), 3, 0.5),
            new SetPower(id(1), 40, 43),
            new SetTilt(id(1), 8, 6),
            new SetQuota(id(1), new Snssai(1, 5), new RRMPolicyRatio(0, 20, 90), RRMPolicyRatio.FREE));

    @Test
    void memorySurvivesAsJson() throws Exception {
        EnforcementMemory memory = EnforcementMemory.NONE;
        for (EnforcementAction action : ACTIONS) {
            memory = memory.after(action, "p", 1000, 5000);
        }
        String text = MemoryJson.write(memory).toString();
        assertThat(MemoryJson.readMemory(new ObjectMapper().readTree(text))).isEqualTo(memory);
        assertThatThrownBy(() -> MemoryJson.readMemory(
                        new ObjectMapper().readTree("[{\"last\":{\"action\":\"dance\",\"cellId\":\"x\"}}]")))
                .isInstanceOf(MemoryJson.MemoryJsonException.class)
                .hasMessageContaining("dance");
    }

    @Test
    void severalStepsAreTakenBackToHowItWasFound() {
        EnforcementMemory memory = EnforcementMemory.NONE
                .after(new SetOffset(id(1), id(2), 1, 0), "p", 0, 5000)
                .after(new SetOffset(id(1), id(2), 2, 1), "p", 1000, 5000);
        TargetMemory offset = memory.of(new Target(Lever.OFFSET, id(1), id(2)));
        assertThat(offset).isNotNull();
        assertThat(offset.restore()).isEqualTo(new SetOffset(id(1), id(2), 0, 2));
        assertThat(offset.reversals()).isZero();
        EnforcementMemory back = memory.after(new SetOffset(id(1), id(2), 0, 2), "p", 2000, 5000);
        assertThat(back.targets().values()).singleElement().satisfies(each -> {
            assertThat(each.restore()).isNull();
            assertThat(each.reversals()).isEqualTo(1);
        });
        assertThat(back.since(3000).targets()).isEmpty();
        EnforcementMemory failed = EnforcementMemory.NONE.afterFailure(new SleepCell(id(1)), "p", 0, 5000);
        assertThat(failed.targets().values()).allMatch(each -> each.restore() == null);
    }

    @Test
    void aSnapshotTellsLoadsRatesAndWhoTakesOver() {
        Topology topology = Layouts.hexagonal(7, 500);
        RadioMap map = RadioMapMaker.make(
                topology, new RadioOptions(24, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
        int n = map.cells();
        double[] demand = new double[n];
        Arrays.fill(demand, 5e6);
        RadioState radio = RadioState.of(topology, LinkModel.START).withServing(3, false);
        Snapshot snapshot = new Snapshot(
                0,
                topology.cells().stream().map(Cell::cellId).toList(),
                map,
                radio,
                new Association(map, 2).settled(radio),
                demand,
                new double[n],
                new double[n],
                filled(n, 1),
                admission(n),
                filled(n, 4e6),
                2,
                0,
                SliceMix.NONE);
        List<CellCondition> cells = new SnapshotCells(
                        snapshot, topology, (cell, load, dbm, serving) -> serving ? 100 + load : 10, -120)
                .cells(List.of(snapshot.cellIds().get(0), snapshot.cellIds().get(3)));
        CellCondition first = cells.get(0);
        assertThat(first.load()).isBetween(0.01, 0.9);
        assertThat(first.capacityKbits() * first.load()).isBetween(1_000.0, 50_000.0);
        assertThat(first.neighbours().stream()
                        .mapToDouble(Neighbour::takeoverShare)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(first.neighbour(snapshot.cellIds().get(3)) == null
                        || first.neighbours().stream()
                                .noneMatch(each ->
                                        each.cellId().equals(snapshot.cellIds().get(3)) && each.takeoverShare() > 0))
                .isTrue();
        takesOverAsManyPrbsAsTheLoadEquationSays(snapshot, cells);
        assertThat(cells.get(3).state()).isEqualTo(CellCondition.State.ASLEEP);
        assertThat(cells.get(3).neighbours().stream()
                        .mapToDouble(Neighbour::takeoverShare)
                        .sum())
                .isCloseTo(1, within(1e-9));
        assertThat(cells.get(5).neighbours()).allMatch(each -> each.takeoverShare() == 0);
        TwinActions actions = new TwinActions(snapshot);
        assertThat(actions.of(new SleepCell(snapshot.cellIds().get(2)))).isEqualTo(new Action.Sleep(2));
        assertThat(actions.of(new SleepCell("elsewhere"))).isNull();
        assertThat(actions.of(new HandOver("u", snapshot.cellIds().get(2), "x")))
                .isNull();
    }

    private static double[] filled(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    private static int[] admission(int n) {
        int[] all = new int[n];
        Arrays.fill(all, 100);
        return all;
    }

    // At the present loads, with the first cell's points where they go when it sleeps.
    private static void takesOverAsManyPrbsAsTheLoadEquationSays(Snapshot snapshot, List<CellCondition> cells) {
        double[] load = cells.stream().mapToDouble(CellCondition::load).toArray();
        int[] then = new Association(snapshot.map(), snapshot.hysteresisDb())
                .changed(
                        snapshot.serving(),
                        snapshot.radio(),
                        snapshot.map(),
                        snapshot.radio().withServing(0, false));
        double[] before = needAt(snapshot, snapshot.serving(), load);
        double[] after = needAt(snapshot, then, load);
        for (Neighbour neighbour : cells.getFirst().neighbours()) {
            int other = snapshot.cellIds().indexOf(neighbour.cellId());
            assertThat(neighbour.takeoverCost() * before[0]).isCloseTo(after[other] - before[other], within(1e-9));
        }
    }

    private static double[] needAt(Snapshot snapshot, int[] serving, double[] load) {
        LoadSolver solver = new LoadSolver();
        solver.take(LoadNetwork.of(snapshot.map(), snapshot.radio(), serving));
        double[] need = new double[load.length];
        solver.needAt(snapshot.demandMean(), load, need);
        return need;
    }
}

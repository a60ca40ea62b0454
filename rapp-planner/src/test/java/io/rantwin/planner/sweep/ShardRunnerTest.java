package io.rantwin.planner.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Estimate;
import io.rantwin.twin.whatif.GuardRail;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.Snapshot;
import io.rantwin.twin.whatif.TimedAction;
import io.rantwin.twin.whatif.WhatIf;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardRunnerTest {
    private static final int DRAWS = 5;

    @Test
    void aScenarioHasTheFiguresOfTheWhatIfWithItsActions() throws SweepException {
        SweepJob job = Jobs.energy(40, DRAWS);
        ShardRunner runner = new ShardRunner(job);
        ShardResult result = runner.run(new Shard(0, 10, 20, job.seed()), () -> false);
        assertThat(result).isNotNull();
        Snapshot snapshot = SmallNetwork.snapshot();
        for (int k = 0; k < 10; k++) {
            double[] values = job.space().values(10 + k);
            List<TimedAction> actions = new java.util.ArrayList<>();
            for (int c = 0; c < 6; c++) {
                if (values[c] == 1) {
                    actions.add(new TimedAction(0, new Action.Sleep(c)));
                }
            }
            for (int c = 0; c < 6; c++) {
                actions.add(new TimedAction(0, new Action.DemandFactor(c, values[6])));
            }
            Outcome outcome = new WhatIf(CellPower.EARTH_MACRO.draw(), null)
                    .run(snapshot, new Scenario(actions, 1000, 1000, 1000, DRAWS, job.seed()));
            Estimate saved = outcome.effect(Kpi.POWER);
            assertThat(result.value(k, 4)).as("gain").isCloseTo(-saved.mean(), within(1e-6));
            double busiest = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                double most = 0;
                for (int c = 0; c < 6; c++) {
                    most = Math.max(most, outcome.value(Kpi.PRB_LOAD, c, 0, draw, true));
                }
                busiest += most / DRAWS;
            }
            assertThat(result.value(k, 1)).as("busiest").isCloseTo(busiest, within(1e-9));
            double broken = outcome.violation(new GuardRail(Kpi.PRB_LOAD, GuardRail.ANY, 0, 80))
                    .probability();
            assertThat(result.value(k, 6)).as("draws that break").isCloseTo(broken * DRAWS, within(1e-9));
        }
    }

    @Test
    void howScenariosAreCutIntoShardsChangesNoBit() throws SweepException {
        ShardRunner runner = new ShardRunner(Jobs.energy(12, 3));
        ShardResult whole = runner.run(new Shard(0, 0, 12, 11), () -> false);
        ShardResult tail = new ShardRunner(Jobs.energy(12, 3)).run(new Shard(1, 7, 12, 11), () -> false);
        assertThat(whole).isNotNull();
        assertThat(tail).isNotNull();
        int from = 7 * whole.columns();
        assertThat(tail.rows()).containsExactly(Arrays.copyOfRange(whole.rows(), from, whole.rows().length));
        assertThat(tail.baseline()).containsExactly(whole.baseline());
    }

    @Test
    void aCancelledShardGivesNothing() throws SweepException {
        assertThat(new ShardRunner(Jobs.energy(12, 3)).run(new Shard(0, 0, 12, 11), () -> true))
                .isNull();
    }

    @Test
    void aResultOutlivesItsOctetsAndBrokenOnesAreRefused() throws SweepException {
        ShardResult result = new ShardRunner(Jobs.energy(3, 2)).run(new Shard(0, 0, 3, 11), () -> false);
        assertThat(result).isNotNull();
        byte[] octets = result.toBytes();
        assertThat(ShardResult.fromBytes(octets)).isEqualTo(result);
        assertThatThrownBy(() -> ShardResult.fromBytes(Arrays.copyOf(octets, octets.length - 1)))
                .isInstanceOf(SweepException.class);
        assertThatThrownBy(() -> ShardResult.fromBytes(new byte[] {1, 2, 3})).isInstanceOf(SweepException.class);
    }

    private static List<TimedAction> actions(Snapshot snapshot, Lever lever, double value) {
        Setting setting = new Setting(snapshot, new Borders(snapshot));
        setting.set(lever, value);
        return setting.actions();
    }

    @Test
    void aBiasIsGivenToBothSidesOfEveryBorder() {
        Snapshot snapshot = SmallNetwork.snapshot();
        List<TimedAction> actions = actions(snapshot, new Lever.Bias(List.of(2)), 4);
        int[] neighbours = new Borders(snapshot).of(2);
        assertThat(neighbours).isNotEmpty();
        assertThat(actions).hasSize(2 * neighbours.length);
        for (int n : neighbours) {
            assertThat(actions)
                    .contains(
                            new TimedAction(0, new Action.Offset(n, 2, 4)),
                            new TimedAction(0, new Action.Offset(2, n, -4)));
        }
        Lever all = new Lever.Bias(List.of(0, 1, 2, 3, 4, 5));
        assertThat(actions(snapshot, all, 4)).as("a bias of all is none").isEmpty();
    }

    @Test
    void aSlicesOtherSharesGiveWay() {
        Snapshot snapshot = SmallNetwork.sliced();
        Lever minimum = new Lever.SliceRatio(2, 10, Lever.Ratio.MIN, List.of(3));
        assertThat(actions(snapshot, minimum, 30))
                .containsExactly(new TimedAction(
                        0, new Action.SlicePolicy(3, new Snssai(2, 10), new RRMPolicyRatio(0, 30, 100))));
        Lever most = new Lever.SliceRatio(2, 10, Lever.Ratio.MAX, List.of(3));
        assertThat(actions(snapshot, most, 0))
                .containsExactly(
                        new TimedAction(0, new Action.SlicePolicy(3, new Snssai(2, 10), new RRMPolicyRatio(0, 0, 0))));
    }

    @Test
    void anEventRaisesItsNeighboursDemandByHalf() {
        Snapshot snapshot = SmallNetwork.snapshot();
        Setting setting = new Setting(snapshot, new Borders(snapshot));
        setting.set(new Lever.EventFactor(), 3);
        setting.set(new Lever.EventPlace(List.of(4, 5)), 1);
        List<TimedAction> actions = setting.actions();
        assertThat(actions).contains(new TimedAction(0, new Action.DemandFactor(5, 3)));
        for (int n : new Borders(snapshot).of(5)) {
            assertThat(actions).contains(new TimedAction(0, new Action.DemandFactor(n, 2)));
        }
        assertThat(actions).hasSize(1 + new Borders(snapshot).of(5).length);
    }

    @Test
    void figuresOfSlicesAreThoseOfTheOutcome() throws SweepException {
        SweepJob base = Jobs.energy(1, 3);
        Figure carried = new Figure.OfSlice(io.rantwin.twin.whatif.SliceKpi.CARRIED, 2, 10, Figure.Over.LEAST);
        SweepJob job = new SweepJob(
                SmallNetwork.sliced().toBytes(),
                new Space(
                        Space.Method.GRID,
                        List.of(new Dimension(
                                "most",
                                new Lever.SliceRatio(2, 10, Lever.Ratio.MAX, List.of(0, 1, 2, 3, 4, 5)),
                                new Levels.Values(List.of(100.0, 2.0)))),
                        2,
                        1),
                3,
                11,
                base.power(),
                new Objective(carried, true),
                List.of(),
                List.of(new Rail(carried, 99, Double.POSITIVE_INFINITY, 0)));
        ShardResult result = new ShardRunner(job).run(new Shard(0, 0, 2, 11), () -> false);
        assertThat(result).isNotNull();
        assertThat(result.value(0, 1)).as("a free slice gains nothing").isEqualTo(0);
        assertThat(result.value(1, 0)).as("a held one is not carried").isLessThan(result.value(0, 0));
        assertThat(result.value(1, 3)).isEqualTo(3);
    }
}

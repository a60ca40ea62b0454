package io.rantwin.twin.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.NaiveLoad;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.AntennaPattern;
import io.rantwin.twin.propagation.Layouts;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.slicing.SliceShares;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.PlannedSite;
import io.rantwin.twin.topology.Position;
import io.rantwin.twin.topology.RRMPolicyRatio;
import io.rantwin.twin.topology.Site;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Demand along a path, slices, planned sites, networks that could be the true one. */
class ForeseenAndSlicedTest {
    private static final RadioOptions OPTIONS = new RadioOptions(48, 8, AntennaPattern.PANEL, 1.5, Environment.UMA);
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(TOPOLOGY, OPTIONS, new Chance(1));
    private static final int N = MAP.cells();
    private static final WhatIf ENGINE = new WhatIf((cell, load, dbm, serving) -> 0, null);
    private static final Snssai EMBB = new Snssai(1, Snssai.NO_SD);
    private static final Snssai URLLC = new Snssai(2, 1);

    private static Snapshot certain(Topology topology, RadioMap map) {
        CellBeliefs beliefs = CellBeliefs.unknown(map.cells());
        for (int c = 0; c < map.cells(); c++) {
            beliefs.set(c, 2e7, c < N ? 0.5 : 0, 0);
            beliefs.fastDeviation()[c] = 0;
        }
        return new SnapshotCutter(topology, map, 3, 0).cut(0, RadioState.of(topology, LinkModel.START), beliefs);
    }

    private static Outcome at0(Snapshot snapshot, Action... actions) {
        List<TimedAction> timed =
                Arrays.stream(actions).map(action -> new TimedAction(0, action)).toList();
        return ENGINE.run(snapshot, new Scenario(timed, 1000, 1000, 1000, 1, 1));
    }

    private static Snapshot sliced(double share, RRMPolicyRatio embb, RRMPolicyRatio urllc) {
        double[] shares = new double[2 * N];
        List<RRMPolicyRatio> ratios = new ArrayList<>();
        for (int c = 0; c < N; c++) {
            shares[2 * c] = share;
            shares[2 * c + 1] = 1 - share;
            ratios.add(embb);
            ratios.add(urllc);
        }
        return certain(TOPOLOGY, MAP).withSlices(new SliceMix(List.of(EMBB, URLLC), shares, ratios));
    }

    @Test
    void demandFollowsThePathAndItsDeviationSpreadsTheDraws() {
        Snapshot snapshot = certain(TOPOLOGY, MAP);
        double[] mean = new double[3 * N];
        double[] deviation = new double[3 * N];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 5e6 * (1 + i / N);
            deviation[i] = i / N == 2 ? 0.3 * mean[i] : 0;
        }
        Scenario scenario =
                new Scenario(List.of(), 30_000, 1000, 10_000, 200, 3).along(new DemandPath(10_000, N, mean, deviation));
        Outcome outcome = ENGINE.run(snapshot, scenario);
        for (int report = 0; report < 2; report++) {
            Estimate volume = outcome.trajectory(Kpi.VOLUME, 4, report, false);
            assertThat(volume.mean()).isCloseTo(5 * (1 + report), within(1e-3));
            assertThat(volume.high() - volume.low()).isCloseTo(0, within(1e-4));
        }
        Estimate last = outcome.trajectory(Kpi.VOLUME, 4, 2, false);
        assertThat(last.mean()).isCloseTo(15, within(1.0));
        assertThat(last.high() - last.low()).isBetween(10.0, 20.0);
        assertThat(ENGINE.run(snapshot, scenario).without()).isEqualTo(outcome.without());
        assertThatThrownBy(() ->
                        ENGINE.run(snapshot, scenario.along(new DemandPath(10_000, 2, new double[2], new double[2]))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DemandPath(1, 1, new double[] {-1}, new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void policiesThatDoNotBindChangeNothing() {
        Outcome plain = at0(certain(TOPOLOGY, MAP), new Action.Sleep(2));
        Outcome free = at0(sliced(0.7, RRMPolicyRatio.FREE, RRMPolicyRatio.FREE), new Action.Sleep(2));
        for (int c = 0; c < N; c++) {
            assertThat(free.value(Kpi.PRB_LOAD, c, 0, 0, true)).isEqualTo(plain.value(Kpi.PRB_LOAD, c, 0, 0, true));
        }
        assertThat(free.value(SliceKpi.PRB_LOAD, 0, 5, 0, 0, false)).isCloseTo(35, within(1e-3));
        assertThat(free.value(SliceKpi.CARRIED, 1, 5, 0, 0, false)).isCloseTo(100, within(1e-3));
        assertThat(free.slices()).containsExactly(EMBB, URLLC);
    }

    @Test
    void aQuotaCapsItsSliceAndQuietsTheNeighbours() throws SnapshotException {
        Snapshot snapshot = sliced(0.7, RRMPolicyRatio.FREE, RRMPolicyRatio.FREE);
        Snapshot copy = Snapshot.fromBytes(snapshot.toBytes());
        assertThat(copy.slices()).isEqualTo(snapshot.slices());
        Action quota = new Action.SlicePolicy(0, EMBB, new RRMPolicyRatio(0, 0, 20));
        Outcome outcome = at0(copy, quota);
        assertThat(outcome.value(SliceKpi.PRB_LOAD, 0, 0, 0, 0, true)).isCloseTo(20, within(1e-3));
        assertThat(outcome.effect(SliceKpi.CARRIED, 0, 0).mean()).isLessThan(-30);
        assertThat(outcome.value(SliceKpi.CARRIED, 1, 0, 0, 0, true)).isCloseTo(100, within(1e-3));
        assertThat(outcome.effect(SliceKpi.THROUGHPUT, 0, 0).mean()).isNegative();
        assertThat(outcome.effect(Kpi.PRB_LOAD, 0).mean()).isBetween(-16.0, -14.0);
        assertThat(outcome.effect(Kpi.PRB_LOAD, 1).mean()).isNegative();
        assertThat(quota.words(snapshot.cellIds())).contains("S0-0").contains("0/0/20");
        assertThatThrownBy(() -> at0(copy, new Action.SlicePolicy(0, new Snssai(9, 9), RRMPolicyRatio.FREE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9");
    }

    @Test
    void withEveryCellCappedTheLoadsSolveTheCappedEquation() {
        RRMPolicyRatio quota = new RRMPolicyRatio(0, 0, 30);
        Outcome outcome = at0(sliced(0.8, quota, RRMPolicyRatio.FREE));
        Snapshot plain = certain(TOPOLOGY, MAP);
        // By hand: eMBB stops at 30 %, the other slice takes its fifth of the need at these loads.
        double[] load = new double[N];
        Arrays.fill(load, 0.5);
        for (int i = 0; i < 200; i++) {
            double[] need = NaiveLoad.f(MAP, plain.radio(), Association.home(MAP), plain.demandMean(), load);
            Arrays.setAll(load, c -> Math.min(0.8 * need[c], 0.3) + 0.2 * need[c]);
        }
        for (int c = 0; c < N; c++) {
            assertThat(outcome.value(Kpi.PRB_LOAD, c, 0, 0, false)).isCloseTo(100 * load[c], within(1e-3));
        }
    }

    /** The engine's own figures of a long report; caps and dedicated shares bind in it, too. */
    @Test
    void steadyStatesAndGuaranteesAreThoseOfTheEngine() {
        for (RRMPolicyRatio other : List.of(RRMPolicyRatio.FREE, new RRMPolicyRatio(20, 20, 40))) {
            Snapshot snapshot = sliced(0.7, RRMPolicyRatio.FREE, other);
            double[] demand =
                    Arrays.stream(snapshot.demandMean()).map(bits -> 1.6 * bits).toArray();
            SliceLoads loads = new SliceLoads(snapshot);
            for (int guaranteed : new int[] {0, 45, 75}) {
                RRMPolicyRatio then = new RRMPolicyRatio(0, guaranteed, 100);
                List<TimedAction> actions = List.of(new TimedAction(0, new Action.SlicePolicy(3, EMBB, then)));
                long day = 86_400_000;
                Outcome outcome = ENGINE.run(
                        snapshot,
                        new Scenario(actions, day, day, day, 1, 1)
                                .along(new DemandPath(day, N, demand, new double[N])));
                SliceLoads.Needs needs = loads.at(demand);
                SliceLoads.Divided divided = loads.divide(needs, 3, new SliceShares(List.of(then, other)));
                for (int slice = 0; slice < 2; slice++) {
                    assertThat(divided.userBitPerS()[slice] / 1e3)
                            .as("slice %d, %d %% guaranteed", slice, guaranteed)
                            .isCloseTo(
                                    outcome.value(SliceKpi.THROUGHPUT, slice, 3, 0, 0, true), withinPercentage(0.01));
                }
                double used = 0;
                for (int slice = 0; slice < 2; slice++) {
                    used += outcome.value(SliceKpi.PRB_LOAD, slice, 3, 0, 0, true);
                }
                assertThat(outcome.value(Kpi.PRB_LOAD, 3, 0, 0, true))
                        .as("what is guaranteed does not change what is used in all")
                        .isCloseTo(outcome.value(Kpi.PRB_LOAD, 3, 0, 0, false), within(1e-3))
                        .isCloseTo(used, within(1e-3));
            }
        }
    }

    @Test
    void aPlannedSiteTakesLoadOnceItIsOnAir() {
        List<Cell> cells = new ArrayList<>();
        for (int sector = 0; sector < 3; sector++) {
            cells.add(new Cell(
                    "new-" + sector, "new", "n78", 120.0 * sector, 0.0, 9.0, 25.0, 46.0, null, true, List.of()));
        }
        Topology planned = PlannedSite.in(TOPOLOGY, new Site("new", new Position(250, 145), Environment.UMA), cells);
        RadioMap map = RadioMapMaker.make(planned, OPTIONS, new Chance(1));
        Snapshot snapshot = certain(planned, map);
        Outcome outcome = at0(snapshot, new Action.NewSite(List.of(N, N + 1, N + 2)));
        double taken = 0;
        double given = 0;
        for (int c = 0; c < N + 3; c++) {
            assertThat(outcome.value(Kpi.PRB_LOAD, c, 0, 0, false)).isCloseTo(c < N ? 50 : 0, within(1e-3));
            taken += c < N ? 0 : outcome.effect(Kpi.VOLUME, c).mean();
            given += c < N ? outcome.effect(Kpi.VOLUME, c).mean() : 0;
        }
        assertThat(taken).isGreaterThan(10);
        assertThat(given).isCloseTo(-taken, within(1e-2));
        assertThatThrownBy(() -> at0(snapshot, new Action.NewSite(List.of(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S0-0");
        assertThatThrownBy(() -> PlannedSite.in(TOPOLOGY, new Site("other", null, null), cells))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void uncertainPlacesSpreadTheEffectAndLeaveTheUntouchedNetworkAsItIs() {
        Snapshot sure = certain(TOPOLOGY, MAP);
        Scenario scenario = new Scenario(List.of(new TimedAction(0, new Action.Sleep(0))), 1000, 1000, 1000, 40, 1);
        Outcome spread = ENGINE.run(sure.withShareError(0.4), scenario);
        Outcome exact = ENGINE.run(sure, scenario);
        int most = 1;
        for (int c = 1; c < N; c++) {
            Estimate before = spread.trajectory(Kpi.PRB_LOAD, c, 0, false);
            assertThat(before.low()).isCloseTo(50, within(1e-3));
            assertThat(before.high()).isCloseTo(50, within(1e-3));
            most = exact.effect(Kpi.PRB_LOAD, c).mean()
                            > exact.effect(Kpi.PRB_LOAD, most).mean()
                    ? c
                    : most;
        }
        Estimate effect = spread.effect(Kpi.PRB_LOAD, most);
        assertThat(effect.high() - effect.low()).isGreaterThan(1);
        assertThat(exact.effect(Kpi.PRB_LOAD, most).mean()).isBetween(effect.low(), effect.high());
        assertThat(ENGINE.run(sure.withShareError(0.4), scenario).with()).isEqualTo(spread.with());
    }
}

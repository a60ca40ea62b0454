package io.rantwin.twin.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.twin.arithmetic.PortableMath;
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
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Environment;
import io.rantwin.twin.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class WhatIfTest {
    private static final Topology TOPOLOGY = Layouts.hexagonal(7, 500);
    private static final RadioMap MAP = RadioMapMaker.make(
            TOPOLOGY, new RadioOptions(48, 8, AntennaPattern.PANEL, 1.5, Environment.UMA), new Chance(1));
    private static final int N = MAP.cells();
    private static final PowerDraw POWER = (cell, load, dbm, serving) -> serving ? 100 + 200 * load : 10;
    private static final WhatIf ENGINE = new WhatIf(POWER, null);
    private static final Snapshot SNAPSHOT = snapshot(0.1, 0.1);

    @Test
    void doingNothingChangesNothing() {
        Outcome outcome = ENGINE.run(SNAPSHOT, scenario());
        for (int c = 0; c < N; c++) {
            for (Kpi kpi : Kpi.values()) {
                assertThat(outcome.effect(kpi, c)).isEqualTo(new Estimate(0, 0, 0, 0));
            }
        }
        assertThat(outcome.reports()).isEqualTo(3);
        assertThat(Difference.againstNothing(outcome).cells()).isEmpty();
    }

    @Test
    void sameBytesSameSeedSameBitsWhateverTheThreads() throws Exception {
        Scenario scenario = scenario(new Action.Sleep(0), new Action.Power(4, 40), new Action.Tilt(7, 12));
        Snapshot copy = Snapshot.fromBytes(SNAPSHOT.toBytes());
        assertThat(copy.toBytes()).isEqualTo(SNAPSHOT.toBytes());
        Outcome alone = ENGINE.run(SNAPSHOT, scenario);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Outcome together = new WhatIf(POWER, threads).run(copy, scenario);
            assertThat(together.with()).isEqualTo(alone.with());
            assertThat(together.without()).isEqualTo(alone.without());
        }
        assertThat(ENGINE.run(SNAPSHOT, new Scenario(scenario.actions(), 30_000, 1000, 10_000, 24, 6))
                        .with())
                .isNotEqualTo(alone.with());
    }

    @Test
    void aRunInPiecesHasTheBitsOfTheWhole() {
        Scenario scenario = scenario(new Action.Sleep(0), new Action.DemandFactor(3, 2));
        Outcome whole = ENGINE.run(SNAPSHOT, scenario);
        WhatIf.Pieces pieces = ENGINE.pieces(SNAPSHOT, scenario);
        int first = 0;
        for (int draws : new int[] {1, 9, 14}) {
            Outcome piece = pieces.next(draws);
            int from = whole.place(first, 0);
            assertThat(piece.with()).isEqualTo(Arrays.copyOfRange(whole.with(), from, from + piece.with().length));
            assertThat(piece.without())
                    .isEqualTo(Arrays.copyOfRange(whole.without(), from, from + piece.without().length));
            first += draws;
        }
        assertThat(ENGINE.run(SNAPSHOT, scenario.withDraws(9)).with())
                .isEqualTo(Arrays.copyOf(whole.with(), whole.place(9, 0)));
    }

    @Test
    void octetsThatAreNoSnapshotAreRefused() {
        byte[] octets = SNAPSHOT.toBytes();
        assertThatThrownBy(() -> Snapshot.fromBytes(new byte[3])).isInstanceOf(SnapshotException.class);
        assertThatThrownBy(() -> Snapshot.fromBytes(Arrays.copyOf(octets, octets.length / 2)))
                .isInstanceOf(SnapshotException.class);
        byte[] newer = octets.clone();
        newer[7]++;
        assertThatThrownBy(() -> Snapshot.fromBytes(newer))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("version");
    }

    @Test
    void aSleepingCellSavesPowerAndLoadsItsNeighbours() {
        Outcome outcome = ENGINE.run(SNAPSHOT, scenario(new Action.Sleep(0)));
        assertThat(outcome.trajectory(Kpi.PRB_LOAD, 0, 0, true).mean()).isZero();
        assertThat(outcome.effect(Kpi.POWER, 0).high()).isNegative();
        assertThat(outcome.effect(Kpi.POWER).high()).isNegative();
        double others = 0;
        for (int c = 1; c < N; c++) {
            others += outcome.effect(Kpi.PRB_LOAD, c).mean();
        }
        assertThat(others).isPositive();
        assertThat(outcome.effect(Kpi.VOLUME).mean()).isCloseTo(0, within(0.5));
        assertThat(outcome.value(Kpi.THROUGHPUT, 0, 0, 0, true)).isNaN();
        assertThat(Difference.againstNothing(outcome).words()).contains("network: power (PEE.AvgPower) falls by");
    }

    @Test
    void powerIsWhatReportsHaveTold() throws Exception {
        CellPowers powers = CellPowers.unknown(N);
        powers.set(1, 205, 5, Double.NaN);
        powers.set(2, 205, 5, 31);
        Snapshot told = SNAPSHOT.withPowers(powers);
        assertThat(Snapshot.fromBytes(told.toBytes()).powers()).isEqualTo(powers);
        assertThat(Snapshot.fromBytes(told.toBytes()).toBytes()).isEqualTo(told.toBytes());
        Outcome outcome = ENGINE.run(told, scenario(new Action.Sleep(1), new Action.Sleep(2)));
        double radiated = PortableMath.watts(told.radio().powerDbm(1));
        for (int c : new int[] {1, 2}) {
            double load = outcome.trajectory(Kpi.PRB_LOAD, c, 0, false).mean() / 100;
            assertThat(outcome.trajectory(Kpi.POWER, c, 0, false).mean())
                    .isCloseTo(205 + 5 * load * radiated, within(0.01));
        }
        assertThat(outcome.trajectory(Kpi.POWER, 2, 0, true).mean()).isCloseTo(31, within(1e-4));
        // Never seen asleep: the share that is left is the one of what is assumed otherwise.
        assertThat(outcome.trajectory(Kpi.POWER, 1, 0, true).mean()).isCloseTo(20.5, within(1e-4));
        double load = outcome.trajectory(Kpi.PRB_LOAD, 3, 0, false).mean() / 100;
        assertThat(outcome.trajectory(Kpi.POWER, 3, 0, false).mean()).isCloseTo(100 + 200 * load, within(0.01));
    }

    @Test
    void aCellThatIsFullHasNoMoreActiveUsersThanItHasUsers() throws Exception {
        // As busy as can be: each cell needs about what it has.
        double need = ENGINE.run(snapshot(0, 0), scenario())
                        .trajectory(Kpi.PRB_LOAD, 0, 0, false)
                        .mean()
                / 100;
        Snapshot believed = snapshot(0.3, 0.25, 0.6 / need);
        double[] users = new double[N];
        Arrays.fill(users, 30);
        Snapshot counted = believed.withConnectedUsers(users);
        assertThat(Snapshot.fromBytes(counted.toBytes()).connectedUsers()).containsExactly(users);
        Scenario hour = new Scenario(List.of(), 600_000, 10_000, 600_000, 24, 5);
        Outcome without = ENGINE.run(believed, hour);
        Outcome with = ENGINE.run(counted, hour);
        double most = 0;
        for (int c = 0; c < N; c++) {
            assertThat(with.trajectory(Kpi.ACTIVE_USERS, c, 0, false).mean()).isLessThan(30);
            assertThat(with.trajectory(Kpi.PRB_LOAD, c, 0, false))
                    .isEqualTo(without.trajectory(Kpi.PRB_LOAD, c, 0, false));
            most = Math.max(
                    most, without.trajectory(Kpi.ACTIVE_USERS, c, 0, false).mean());
        }
        assertThat(most).as("it matters here").isGreaterThan(60);
    }

    @Test
    void anActionActsFromItsTimeOn() {
        Scenario late = new Scenario(List.of(new TimedAction(10_000, new Action.Sleep(0))), 30_000, 1000, 10_000, 6, 5);
        Outcome outcome = ENGINE.run(SNAPSHOT, late);
        assertThat(outcome.effect(Kpi.PRB_LOAD, 0, 0)).isEqualTo(new Estimate(0, 0, 0, 0));
        assertThat(outcome.trajectory(Kpi.PRB_LOAD, 0, 1, true).high()).isZero();
        Scenario back = late.withActions(
                List.of(new TimedAction(0, new Action.Sleep(0)), new TimedAction(20_000, new Action.Wake(0))));
        Outcome returned = ENGINE.run(SNAPSHOT, back);
        assertThat(Math.abs(returned.effect(Kpi.PRB_LOAD, 0, 2).mean())).isLessThan(1e-3);
        assertThat(Math.abs(returned.effect(Kpi.PRB_LOAD, 3, 2).mean())).isLessThan(1e-3);
    }

    @Test
    void withoutUncertaintyTheLoadsAreThoseOfTheNaiveSolver() {
        Snapshot certain = snapshot(0, 0);
        Scenario one = new Scenario(List.of(new TimedAction(0, new Action.Sleep(0))), 1000, 1000, 1000, 1, 1);
        Outcome outcome = ENGINE.run(certain, one);
        RadioState asleep = certain.radio().withServing(0, false);
        int[] serving = new Association(MAP, 2).changed(certain.serving(), certain.radio(), MAP, asleep);
        double[] load = NaiveLoad.solve(MAP, asleep, serving, certain.demandMean(), 0, 1e-12);
        for (int c = 0; c < N; c++) {
            assertThat(outcome.value(Kpi.PRB_LOAD, c, 0, 0, true)).isCloseTo(100 * load[c], within(1e-4));
        }
    }

    @Test
    void offsetsPowersDemandFaultsAndLimitsWork() {
        Action[] offsets = new Action[N - 1];
        for (int c = 1; c < N; c++) {
            offsets[c - 1] = new Action.Offset(0, c, 6);
        }
        assertThat(ENGINE.run(SNAPSHOT, scenario(offsets)).effect(Kpi.VOLUME, 0).high())
                .isNegative();
        assertThat(ENGINE.run(SNAPSHOT, scenario(new Action.Power(0, 40)))
                        .effect(Kpi.VOLUME, 0)
                        .high())
                .isNegative();
        Outcome event = ENGINE.run(SNAPSHOT, scenario(new Action.DemandFactor(0, 30)));
        assertThat(event.effect(Kpi.PRB_LOAD, 0).low()).isPositive();
        assertThat(event.effect(Kpi.CARRIED, 0).high()).isNegative();
        Violation rail = event.violation(new GuardRail(Kpi.CARRIED, GuardRail.ANY, 99, 100.001));
        assertThat(rail.probability()).isEqualTo(1);
        assertThat(rail.probabilityWithout()).isZero();
        assertThat(rail.cells().getFirst()).isZero();
        Outcome outage = ENGINE.run(SNAPSHOT, scenario(new Action.Fault(0, Double.POSITIVE_INFINITY)));
        assertThat(outage.with())
                .isEqualTo(ENGINE.run(SNAPSHOT, scenario(new Action.Sleep(0))).with());
        Outcome limited = ENGINE.run(SNAPSHOT, scenario(new Action.AdmissionLimit(0, 1)));
        assertThat(limited.effect(Kpi.CARRIED, 0).high()).isNegative();
        Outcome dark = ENGINE.run(SNAPSHOT, scenario(new Action.CarrierState(0, false)));
        assertThat(dark.trajectory(Kpi.CARRIED, 3, 0, true).mean()).isZero();
        Outcome tilted = ENGINE.run(SNAPSHOT, scenario(new Action.Tilt(0, 14)));
        assertThat(tilted.effect(Kpi.VOLUME, 0).mean()).isNegative();
    }

    @Test
    void impossibleActionsAreRefusedWithAReason() {
        for (Action action : new Action[] {
            new Action.Sleep(N),
            new Action.Power(0, 99),
            new Action.Offset(0, -1, 0),
            new Action.Tilt(0, Double.NaN),
            new Action.AdmissionLimit(0, 0),
            new Action.DemandFactor(0, -1)
        }) {
            assertThatThrownBy(() -> ENGINE.run(SNAPSHOT, scenario(action)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sharesOfTheActionsSumToTheWhole() {
        Scenario scenario = new Scenario(
                List.of(
                        new TimedAction(0, new Action.Sleep(0)),
                        new TimedAction(0, new Action.Sleep(10)),
                        new TimedAction(0, new Action.Offset(3, 4, 0))),
                2000,
                1000,
                2000,
                4,
                1);
        Explanation why = Explanation.of(ENGINE, SNAPSHOT, scenario, Kpi.POWER);
        assertThat(why.exact()).isTrue();
        assertThat(Arrays.stream(why.shares()).sum()).isCloseTo(why.total(), within(1e-9));
        assertThat(why.shares()[0]).isNegative();
        assertThat(why.shares()[2]).isCloseTo(0, within(1e-9));
        TimedAction[] many = new TimedAction[7];
        for (int i = 0; i < many.length; i++) {
            many[i] = new TimedAction(0, new Action.Sleep(i));
        }
        Explanation sampled = Explanation.of(ENGINE, SNAPSHOT, scenario.withActions(List.of(many)), Kpi.POWER);
        assertThat(sampled.exact()).isFalse();
        assertThat(Arrays.stream(sampled.shares()).sum()).isCloseTo(sampled.total(), within(1e-6));
    }

    @Test
    void twoScenariosAreComparedDrawByDraw() {
        Outcome soft = ENGINE.run(SNAPSHOT, scenario(new Action.Power(0, 43)));
        Outcome hard = ENGINE.run(SNAPSHOT, scenario(new Action.Sleep(0)));
        Difference difference = Difference.between(soft, hard);
        Difference.Line power = difference.network().get(4);
        assertThat(power.kpi()).isEqualTo(Kpi.POWER);
        assertThat(power.isCertain()).isTrue();
        assertThat(power.change().mean()).isNegative();
        assertThat(Difference.between(soft, soft).cells()).isEmpty();
        Outcome other = ENGINE.run(SNAPSHOT, new Scenario(List.of(), 30_000, 1000, 10_000, 5, 5));
        assertThatThrownBy(() -> Difference.between(soft, other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void usersDelayAndBacklogAreThoseOfTheFlowModel() {
        Outcome outcome = ENGINE.run(SNAPSHOT, scenario(new Action.DemandFactor(0, 2)));
        for (int draw = 0; draw < 3; draw++) {
            double users = outcome.value(Kpi.ACTIVE_USERS, 5, 1, draw, true);
            double volume = outcome.value(Kpi.VOLUME, 5, 1, draw, true);
            double backlog = outcome.value(Kpi.BACKLOG, 5, 1, draw, true);
            assertThat(backlog).isCloseTo(4 * users, within(1e-4 * users));
            assertThat(outcome.value(Kpi.DELAY, 5, 1, draw, true))
                    .isCloseTo(10 + 1e4 * backlog / volume, within(1e-3 * backlog / volume * 1e4));
        }
        assertThat(outcome.effect(Kpi.DELAY, 0).low()).isPositive();
        Snapshot certain = snapshot(0, 0);
        Outcome still = ENGINE.run(certain, new Scenario(List.of(), 1000, 1000, 1000, 1, 1));
        double load = still.value(Kpi.PRB_LOAD, 3, 0, 0, false) / 100;
        assertThat(still.value(Kpi.ACTIVE_USERS, 3, 0, 0, false)).isCloseTo(load / (1 - load), within(1e-5));
    }

    private static Scenario scenario(Action... actions) {
        List<TimedAction> timed =
                Arrays.stream(actions).map(action -> new TimedAction(0, action)).toList();
        return new Scenario(timed, 30_000, 1000, 10_000, 24, 5);
    }

    private static Snapshot snapshot(double uncertainty, double fast) {
        return snapshot(uncertainty, fast, 1);
    }

    private static Snapshot snapshot(double uncertainty, double fast, double times) {
        double[] mean = new double[N];
        double[] deviation = new double[N];
        double[] fastDeviation = new double[N];
        double[] correlation = new double[N];
        int[] limit = new int[N];
        double[] flows = new double[N];
        for (int c = 0; c < N; c++) {
            mean[c] = times * (3e7 + 1e6 * c);
            deviation[c] = uncertainty * mean[c];
            fastDeviation[c] = fast;
            correlation[c] = 20;
            limit[c] = 200;
            flows[c] = 4e6;
        }
        List<String> ids = TOPOLOGY.cells().stream().map(Cell::cellId).toList();
        return new Snapshot(
                1000,
                ids,
                MAP,
                RadioState.of(TOPOLOGY, LinkModel.START),
                Association.home(MAP),
                mean,
                deviation,
                fastDeviation,
                correlation,
                limit,
                flows,
                2,
                0,
                SliceMix.NONE);
    }

    /** Sweeps keep snapshots: one that the first release wrote leads to the same, bit for bit. */
    @Test
    void aSnapshotOfAnEarlierReleaseIsRead() throws Exception {
        Snapshot earlier = Snapshot.fromBytes(
                Files.readAllBytes(Path.of("src/test/resources/io/rantwin/twin/whatif/0.1.snapshot")));
        Scenario scenario = scenario(new Action.Sleep(0), new Action.DemandFactor(3, 2));
        assertThat(ENGINE.run(earlier, scenario).with())
                .isEqualTo(ENGINE.run(SNAPSHOT, scenario).with());
    }

    /** Writes that file; see docs/upgrade.md. */
    @Test
    @EnabledIfSystemProperty(named = "rantwin.freeze", matches = ".+")
    void freeze() throws Exception {
        Path file = Path.of("src/test/resources/io/rantwin/twin/whatif")
                .resolve(System.getProperty("rantwin.freeze") + ".snapshot");
        Files.createDirectories(file.getParent());
        Files.write(file, SNAPSHOT.toBytes(), StandardOpenOption.CREATE_NEW);
    }
}

package io.rantwin.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.a1.ap.PolicyStatus;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.EnergyObjective;
import io.rantwin.a1.policy.PlmnId;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.audit.AuditRecord;
import io.rantwin.planner.desired.DesiredException;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.WordOfTheRic;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.gate.WatchSettings;
import io.rantwin.planner.push.PolicyOrder;
import io.rantwin.twin.whatif.Kpi;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T00:00:00Z"));
    private static final long STEP = 900_000;
    private static final TwinWorld WORLD = SmallWorlds.quietThenBusy(0.2);
    private static final GateCase CASE =
            new GateCase(draft(1, 3), draft(1), List.of(), WORLD, fidelity(), SmallWorlds.settings(60));
    private static final GateReport REPORT = new Gate().judge(CASE);

    @TempDir
    Path folder;

    private FileJournal journal;
    private AuditLog audit;
    private DesiredPolicies desired;

    @BeforeEach
    void open() throws Exception {
        journal = FileJournal.open(folder.resolve("policies.journal"), note -> {});
        audit = AuditLog.open(folder.resolve("audit.jsonl"), CLOCK, null, note -> {});
        desired = new DesiredPolicies(journal, audit::append, CLOCK);
    }

    @AfterEach
    void close() throws Exception {
        journal.close();
        audit.close();
        assertThat(AuditLog.verify(folder.resolve("audit.jsonl"), null).broken())
                .isNull();
    }

    @Test
    void approvalCanaryRolloutThenAnotherDayAndAllOfItInTheAuditLog() throws Exception {
        Rollout rollout = begin(true);
        rollout.tick(0);
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.WAITING);
        assertThat(desired.all()).isEmpty();
        rollout.approve("lena", "quiet week");
        assertThatThrownBy(() -> rollout.approve("lena", "again"))
                .isInstanceOf(DesiredException.class)
                .hasMessageContaining("does not wait for approval");
        rollout.tick(0);
        assertThat(wanted().order().body()).isEqualTo(draft(1).bodyAt(0));
        int canaryReports = 0;
        for (int t = 0; t < 16; t++) {
            rollout.tick(t * STEP);
            boolean isCanary = rollout.phase() == Rollout.Phase.CANARY;
            canaryReports += isCanary ? 1 : 0;
            rollout.observe(t * STEP, report(isCanary ? CASE.canaryResult() : CASE.result(), t, 0));
        }
        assertThat(canaryReports).isBetween(4, 8);
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.ROLLED_OUT);
        rollout.tick(16 * STEP);
        // Same id, wider scope; the stages begin anew.
        assertThat(wanted().order().body()).isEqualTo(draft(1, 3).bodyAt(0));
        assertThat(desired.all()).hasSize(1);
        assertThat(kinds()).startsWith("gate.passed", "gate.approved", "rollout.step", "policy.wanted");
    }

    @Test
    void whatIsNotAsForetoldIsTakenBackAndStaysSo() throws Exception {
        Rollout rollout = begin(false);
        for (int t = 0; t < 16; t++) {
            rollout.tick(t * STEP);
            boolean isCanary = rollout.phase() == Rollout.Phase.CANARY;
            rollout.observe(t * STEP, report(isCanary ? CASE.canaryResult() : CASE.result(), t, t < 9 ? 0 : 45));
        }
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
        assertThat(rollout.sentence()).contains("was foretold");
        assertThat(desired.record("es")).isNotNull().satisfies(each -> {
            assertThat(each.phase().isWanted()).isFalse();
            assertThat(each.actor()).isEqualTo("watch");
        });
        rollout.tick(17 * STEP);
        assertThat(desired.record("es"))
                .isNotNull()
                .matches(each -> !each.phase().isWanted());
        assertThat(kinds()).contains("policy.withdrawn", "policy.dropped");
    }

    @Test
    void whatTheRicDoesNotEnforceIsNeitherJudgedNorRolledOut() throws Exception {
        Rollout rollout = begin(false);
        rollout.tick(0);
        told(PolicyStatus.notEnforced(PolicyStatus.EnforceReason.OTHER_REASON));
        int t = 0;
        for (; t < 4; t++) {
            rollout.tick(t * STEP);
            // As if it had an effect: loads may fall by chance, too.
            assertThat(rollout.observe(t * STEP, report(CASE.canaryResult(), t, 0)))
                    .isNull();
        }
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.CANARY);
        assertThat(rollout.sentence()).contains("did not enforce").contains("OTHER_REASON");
        told(PolicyStatus.ENFORCED);
        assertThat(rollout.observe(t * STEP, report(CASE.canaryResult(), t, 0)))
                .as("the first one after it came into force")
                .isNull();
        t++;
        assertThat(rollout.observe(t * STEP, report(CASE.canaryResult(), t, 0))).isNotNull();
        told(PolicyStatus.notEnforced(null));
        for (int i = 0; i < 40 && rollout.phase() == Rollout.Phase.CANARY; i++) {
            t++;
            rollout.tick(t * STEP);
            rollout.observe(t * STEP, report(CASE.canaryResult(), t % 16, 0));
        }
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
        assertThat(rollout.sentence()).contains("one after the other the RIC did not enforce");
        assertThat(wanted().phase().isWanted()).isFalse();
    }

    @Test
    void reportsCountOnceARevisionHadTimeToSettle() throws Exception {
        GateSettings usual = SmallWorlds.settings(60);
        WatchSettings watch = usual.watch();
        GateSettings patient = new GateSettings(
                usual.rails(),
                usual.confidence(),
                usual.draws(),
                usual.seed(),
                usual.leastFidelity(),
                usual.touchedPoints(),
                usual.mostCanaryShare(),
                new WatchSettings(
                        watch.mostFalseWithdrawal(),
                        watch.loadLuck(),
                        watch.luckInCommon(),
                        watch.wattLuck(),
                        watch.mostFalseEffect(),
                        watch.mostMissedEffect(),
                        watch.canaryReports(),
                        2 * STEP));
        GateCase slow = new GateCase(draft(1, 3), draft(1), List.of(), WORLD, fidelity(), patient);
        Rollout rollout = Rollout.begin(slow, new Gate().judge(slow), false, desired, audit::append);
        assertThat(rollout).isNotNull();
        rollout.tick(0);
        // The RIC has it during the third report; two more go by.
        assertThat(judged(rollout, 0)).isFalse();
        assertThat(judged(rollout, 1)).isFalse();
        told(PolicyStatus.ENFORCED);
        rollout.tick(2 * STEP);
        assertThat(judged(rollout, 2)).isFalse();
        assertThat(judged(rollout, 3)).isFalse();
        assertThat(judged(rollout, 4)).isTrue();
        // The next revision is wanted after two hours.
        rollout.tick(8 * STEP);
        assertThat(judged(rollout, 8)).isFalse();
        assertThat(judged(rollout, 9)).isFalse();
    }

    private static boolean judged(Rollout rollout, int t) throws Exception {
        return rollout.observe(t * STEP, report(CASE.canaryResult(), t, 0)) != null;
    }

    private void told(PolicyStatus status) throws Exception {
        WordOfTheRic.is(desired, "es", status);
    }

    @Test
    void theKillSwitchEndsIt() throws Exception {
        Rollout rollout = begin(false);
        rollout.tick(0);
        desired.halt("otto", "complaints");
        rollout.tick(STEP);
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
        assertThat(rollout.sentence()).contains("otto").contains("complaints");
    }

    @Test
    void aNewProcessFindsHowFarItWas() throws Exception {
        begin(false).tick(0);
        Rollout next = again();
        assertThat(next.phase()).isEqualTo(Rollout.Phase.CANARY);
        next.tick(0);
        assertThat(wanted().revision()).isEqualTo(1);
        desired.drop("es", "otto", "complaints");
        assertThat(again().phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
        assertThat(again().sentence()).contains("taken back by otto: complaints");
    }

    @Test
    void withoutReportsItIsTakenAwayUntilTheyComeAgain() throws Exception {
        Rollout rollout = begin(false);
        rollout.tick(0);
        rollout.pause("no reports since 12:00");
        assertThat(wanted().phase().isWanted()).isFalse();
        rollout.tick(STEP);
        assertThat(wanted().phase().isWanted()).isFalse();
        assertThat(again()).satisfies(next -> {
            assertThat(next.isPaused()).isTrue();
            assertThat(next.phase()).isEqualTo(Rollout.Phase.CANARY);
            assertThat(next.sentence()).isEqualTo("no reports since 12:00");
        });
        rollout.resume("reports come again");
        rollout.tick(2 * STEP);
        assertThat(wanted().phase().isWanted()).isTrue();
        assertThat(kinds()).contains("rollout.paused", "rollout.resumed");
    }

    @Test
    void aPolicyThatSomebodyElseWantsOtherwiseIsLeftToThem() throws Exception {
        Rollout rollout = begin(false);
        rollout.tick(0);
        desired.want(new PolicyOrder("es", "ric1", "ORAN_EnergySaving_3.0.1", draft(3).bodyAt(0)), "otto", "by hand");
        rollout.tick(STEP);
        assertThat(rollout.phase()).isEqualTo(Rollout.Phase.WITHDRAWN);
        assertThat(rollout.sentence()).contains("wanted otherwise by otto: by hand");
        assertThat(wanted().actor()).isEqualTo("otto");
    }

    @Test
    void whatIsKeptOfAWayIsAllOfIt() {
        Rollout.Way way = Rollout.Way.of("p1", CASE, true);
        assertThat(way).isNotNull();
        assertThat(RolloutJson.write(RolloutJson.read(RolloutJson.write(way)))).isEqualTo(RolloutJson.write(way));
    }

    /** As plans were kept before the mean load was watched. */
    @Test
    void aPlanThatWasKeptWithoutTheMeanLoadIsWatchedWithoutIt() {
        Rollout.Way way = Objects.requireNonNull(Rollout.Way.of("p1", CASE, true));
        ObjectNode kept = RolloutJson.write(way);
        for (String name : List.of("canaryWatch", "watch")) {
            ObjectNode watch = (ObjectNode) kept.path(name);
            watch.remove("toNoticeMore");
            ((ObjectNode) watch.path("settings")).remove("luckInCommon");
            ArrayNode series = (ArrayNode) watch.path("series");
            series.remove(series.size() - 1);
            for (JsonNode each : series) {
                each.path("foretold").forEach(report -> ((ArrayNode) report).remove(3));
            }
        }
        WatchModel before = RolloutJson.read(kept).watch();
        assertThat(way.watch().watchesMeanLoad()).isTrue();
        assertThat(before.watchesMeanLoad()).isFalse();
        assertThat(before.names())
                .isEqualTo(way.watch().names().subList(0, way.watch().names().size() - 1));
        Ensemble.Result days = CASE.result();
        double[] load = new double[days.cells()];
        double[] watts = new double[days.cells()];
        for (int c = 0; c < load.length; c++) {
            load[c] = days.value(Kpi.PRB_LOAD, 0, 0, c, true);
            watts[c] = days.value(Kpi.POWER, 0, 0, c, true);
        }
        Watch watch = new Watch(before);
        assertThat(watch.next(0, new Realised(load, watts)).state()).isNotEqualTo(Watch.State.WITHDRAW);
        assertThat(Objects.requireNonNull(watch.last()).realised())
                .hasSize(before.names().size());
    }

    private Rollout again() throws Exception {
        RolloutTrail trail = RolloutTrail.NONE;
        for (AuditRecord record : AuditLog.list(folder.resolve("audit.jsonl"), each -> true)) {
            trail = trail.after(record, "es", "es");
        }
        return new Rollout(Objects.requireNonNull(Rollout.Way.of("es", CASE, true)), trail, desired, audit::append);
    }

    @Test
    void whatTheGateRefusesNeverBegins() throws Exception {
        GateReport refused = new GateReport("es", REPORT.checks().subList(0, 6));
        assertThat(Rollout.begin(CASE, refused, false, desired, audit::append)).isNull();
        assertThat(kinds()).containsExactly("gate.refused");
    }

    private Rollout begin(boolean needsApproval) throws Exception {
        Rollout rollout = Rollout.begin(CASE, REPORT, needsApproval, desired, audit::append);
        assertThat(rollout).as(REPORT.sentence()).isNotNull();
        return rollout;
    }

    private PolicyRecord wanted() {
        PolicyRecord record = desired.record("es");
        assertThat(record).isNotNull();
        return record;
    }

    private List<String> kinds() throws Exception {
        return AuditLog.list(folder.resolve("audit.jsonl"), each -> true).stream()
                .map(AuditRecord::kind)
                .toList();
    }

    // The mean day, and more load than that.
    private static Realised report(Ensemble.Result result, int t, double more) {
        double[] load = new double[result.cells()];
        double[] watts = new double[result.cells()];
        for (int c = 0; c < load.length; c++) {
            int cell = c;
            load[c] = more
                    + IntStream.range(0, result.draws())
                            .mapToDouble(d -> result.value(Kpi.PRB_LOAD, d, t, cell, true))
                            .average()
                            .orElse(0);
            watts[c] = IntStream.range(0, result.draws())
                    .mapToDouble(d -> result.value(Kpi.POWER, d, t, cell, true))
                    .average()
                    .orElse(0);
        }
        return new Realised(load, watts);
    }

    private static Map<String, Double> fidelity() {
        Map<String, Double> all = new HashMap<>();
        WORLD.snapshot().cellIds().forEach(id -> all.put(id, 0.9));
        return all;
    }

    private static PolicyDraft draft(int... cells) {
        return new PolicyDraft(
                "es",
                "ric1",
                "ORAN_EnergySaving_3.0.1",
                List.of(
                        new PolicyDraft.Stage(0, policy(80, cells).toJson()),
                        new PolicyDraft.Stage(2 * 3_600_000, policy(0, cells).toJson())));
    }

    private static A1Policy.EnergySaving policy(int percent, int... cells) {
        return new A1Policy.EnergySaving(
                Scope.ofCells(Arrays.stream(cells)
                        .mapToObj(c -> CellId.nr(new PlmnId("001", "01"), c + 1))
                        .toList()),
                new EnergyObjective.EsPercentage(percent),
                List.of());
    }
}

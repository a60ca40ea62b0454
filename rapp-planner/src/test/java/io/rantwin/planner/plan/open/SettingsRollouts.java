package io.rantwin.planner.plan.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.rantwin.planner.audit.AuditLog;
import io.rantwin.planner.desired.DesiredPolicies;
import io.rantwin.planner.desired.FileJournal;
import io.rantwin.planner.desired.ReconcileTimes;
import io.rantwin.planner.desired.Reconciler;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.SliceFigures;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.plan.settings.SettingsPlanning;
import io.rantwin.planner.push.FakeO1;
import io.rantwin.planner.push.O1Channel;
import io.rantwin.planner.rollout.LiveReports;
import io.rantwin.twin.topology.Snssai;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.SliceKpi;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of settings from the gate over O1 into a network and back, by reports as they were foretold, across an end of the process. */
abstract class SettingsRollouts {
    private static final long STEP_MILLIS = 900_000;

    private final PlanKind kind;
    private final SettingsPlanning.Outcome outcome;
    private final int canarySettings;
    private final Snssai[] slices;

    @TempDir
    private Path folder;

    private FakeO1 network;
    private Map<String, Double> before;
    private Instant now = Instant.parse("2026-01-05T00:00:00Z");
    private boolean isAsForetold = true;
    private FileJournal journal;
    private AuditLog audit;
    private OpenPlans plans;
    private Reconciler reconciler;

    /**
     * @param kind that the outcome is of
     * @param canarySettings that the canary has
     * @param slices of the network
     */
    SettingsRollouts(PlanKind kind, SettingsPlanning.Outcome outcome, int canarySettings, Snssai... slices) {
        this.kind = kind;
        this.outcome = outcome;
        this.canarySettings = canarySettings;
        this.slices = slices;
    }

    @BeforeEach
    void start() throws Exception {
        network = new FakeO1(List.of(SmallWorlds.id(0), SmallWorlds.id(1), SmallWorlds.id(2)), slices);
        before = network.values();
        begin();
    }

    @AfterEach
    void stop() throws Exception {
        audit.close();
        journal.close();
        network.close();
    }

    private void begin() throws Exception {
        journal = FileJournal.open(folder.resolve("policies.journal"), _ -> {});
        audit = AuditLog.open(folder.resolve("audit.jsonl"), () -> now, null, _ -> {});
        DesiredPolicies desired = new DesiredPolicies(journal, audit::append, () -> now);
        plans = OpenPlans.open(
                folder.resolve("plans"),
                desired,
                audit::append,
                AuditLog.list(folder.resolve("audit.jsonl"), _ -> true),
                new Reports(),
                () -> now,
                _ -> {});
        reconciler = new Reconciler(
                desired,
                network.channel(),
                audit::append,
                ReconcileTimes.USUAL,
                () -> now,
                new Random(1),
                Runnable::run,
                _ -> {});
    }

    /** Means of the ensemble, with the settings that are in force or without them. */
    private final class Reports implements LiveReports {
        private Ensemble.Result result() {
            var it = Objects.requireNonNull(outcome.proved()).it();
            boolean isWhole = plans.all().getFirst().stage() == OpenPlans.Stage.ROLLED_OUT;
            return isWhole ? it.result() : Objects.requireNonNull(it.canaryResult());
        }

        @Override
        public double[] userKbits(List<String> cellIds, List<Snssai> of, long beginMillis, long periodMillis) {
            SliceFigures figures = result().slices();
            List<String> all = outcome.plan().task().world().snapshot().cellIds();
            int report = (int) (beginMillis / periodMillis % figures.reports());
            double[] kbits = new double[cellIds.size()];
            for (int i = 0; i < kbits.length; i++) {
                int draws = result().draws();
                for (int draw = 0; draw < draws; draw++) {
                    kbits[i] += figures.value(
                                    SliceKpi.THROUGHPUT,
                                    draw,
                                    report,
                                    figures.slices().indexOf(of.get(i)),
                                    all.indexOf(cellIds.get(i)),
                                    isAsForetold)
                            / draws;
                }
            }
            return kbits;
        }

        @Override
        public Period period(List<String> cellIds, long beginMillis, long periodMillis) {
            Ensemble.Result result = result();
            int report = (int) (beginMillis / periodMillis % result.reports());
            double[] load = new double[cellIds.size()];
            double[] watts = new double[cellIds.size()];
            for (int c = 0; c < load.length; c++) {
                for (int draw = 0; draw < result.draws(); draw++) {
                    load[c] += result.value(Kpi.PRB_LOAD, draw, report, c, isAsForetold) / result.draws();
                    watts[c] += result.value(Kpi.POWER, draw, report, c, isAsForetold) / result.draws();
                }
            }
            return new Period(beginMillis, load, watts, watts);
        }

        @Override
        public long networkMillis() {
            return now.toEpochMilli();
        }
    }

    private void pass(int reports) {
        for (int i = 0; i < reports; i++) {
            plans.tick();
            now = now.plus(Duration.ofMillis(STEP_MILLIS));
            plans.tick();
            reconciler.tick();
        }
    }

    private OpenPlans.Stage stage() {
        return plans.all().getFirst().stage();
    }

    private String approved() throws Exception {
        String planId = plans.idFor("k");
        plans.order(
                planId,
                new OpenPlans.Terms(kind, "it", O1Channel.RIC, true, 0, 3 * STEP_MILLIS),
                JsonNodeFactory.instance.objectNode().put("kind", kind.word()),
                "ann",
                "a crowd");
        plans.done(planId, PlanOutcome.of(outcome));
        assertThat(stage()).as(plans.all().getFirst().sentence()).isEqualTo(OpenPlans.Stage.WAITING);
        pass(2);
        assertThat(network.values())
                .as("nothing is done before somebody says yes")
                .isEqualTo(before);
        plans.approve(planId, "ann", "looks good");
        return planId;
    }

    private long changed() {
        return network.values().entrySet().stream()
                .filter(each -> !each.getValue().equals(before.get(each.getKey())))
                .count();
    }

    @Test
    void theCanaryIsAPartThenAllIsSetAndAllIsTakenBack() throws Exception {
        String planId = approved();
        pass(2);
        assertThat(stage()).isEqualTo(OpenPlans.Stage.CANARY);
        assertThat(changed()).isEqualTo(canarySettings);
        pass(1);
        audit.close();
        journal.close();
        begin();
        pass(20);
        assertThat(stage()).as(plans.all().getFirst().sentence()).isEqualTo(OpenPlans.Stage.ROLLED_OUT);
        int whole =
                outcome.plan().trials().getFirst().configuration().settings().size();
        assertThat(changed()).isEqualTo(whole).isGreaterThanOrEqualTo(canarySettings);
        plans.withdraw(planId, "ann", "the crowd is gone");
        pass(2);
        assertThat(stage()).isEqualTo(OpenPlans.Stage.WITHDRAWN);
        assertThat(network.values()).isEqualTo(before);
        assertThat(AuditLog.verify(folder.resolve("audit.jsonl"), null).broken())
                .isNull();
    }

    @Test
    void whatHasNoEffectIsTakenBackByTheWatch() throws Exception {
        approved();
        isAsForetold = false;
        pass(40);
        assertThat(stage()).as(plans.all().getFirst().sentence()).isEqualTo(OpenPlans.Stage.WITHDRAWN);
        assertThat(network.values()).isEqualTo(before);
    }
}

package io.rantwin.planner.plan.open;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.desired.PolicyEvent;
import io.rantwin.planner.desired.PolicyRecord;
import io.rantwin.planner.desired.SameJson;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanTask;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The planner is killed at any point of what it writes or sends while plans are ordered, proved, approved, followed and taken back: nothing
 * that was acknowledged is lost, no stage is gone back to, no revision is wanted twice, the audit chain verifies, and what is there in the end
 * is what is wanted.
 */
class PlanCrashProperties {
    private static final int STEPS = 40;
    private static final EnergyPlanning.Outcome OUTCOME = planned();

    /** What was acknowledged of each plan. */
    private final Map<String, OpenPlans.Stage> acknowledged = new TreeMap<>();

    static EnergyPlanning.Outcome planned() {
        TwinWorld world = SmallWorlds.quietThenBusy(0.2);
        GateSettings loose = SmallWorlds.settings(60);
        GateSettings gate = new GateSettings(loose.rails(), 0.9, 60, 3, 0, 1, 0.5, loose.watch());
        PlanTask task = new PlanTask(world, 0.7, PlanTask.covered(world), 1, 1, 1, new BitSet());
        var search = new EnergyPlanner.Search(List.of(1.0), 24, 0, 4, 1);
        try {
            EnergyPlanning.Outcome made = new EnergyPlanning(() -> Active.NOTHING, words -> {})
                    .plan(new EnergyPlanning.Order(task, gate, search, Map.of(), "es", "ric1"));
            assertThat(made.choice()).isNotNull();
            assertThat(made.choice().report().passes())
                    .as(made.choice().report().sentence())
                    .isTrue();
            return made;
        } catch (PlanException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Property(tries = 20, seed = "1")
    void nothingIsLostAndNothingIsWantedTwice(@ForAll long seed) throws Exception {
        acknowledged.clear();
        var random = new Random(seed);
        try (PlanBench bench = new PlanBench(seed, OUTCOME)) {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(3) == 0) {
                    bench.crashAfter(1 + random.nextInt(8));
                }
                try {
                    act(bench, random);
                } catch (PlanBench.Crash killed) {
                    bench.beginAgain();
                }
                check(bench);
            }
            bench.crashNever();
            bench.plans().tick();
            bench.settle();
            check(bench);
            checkEnd(bench);
        }
    }

    private void act(PlanBench bench, Random random) throws Exception {
        List<OpenPlans.Shown> open = bench.plans().all().stream()
                .filter(each -> each.stage().isOpen())
                .toList();
        OpenPlans.Shown one = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
        bench.reports(random.nextInt(12) == 0 ? PlanBench.Reports.MUCH : PlanBench.Reports.AS_FORETOLD);
        switch (random.nextInt(14)) {
            case 0, 1 -> order(bench, random, open);
            case 2, 3, 4 -> {
                if (one != null && one.stage() == OpenPlans.Stage.PLANNING) {
                    bench.plans().done(one.planId(), PlanOutcome.of(OUTCOME));
                    acknowledged.put(one.planId(), OpenPlans.Stage.WAITING);
                } else if (one != null
                        && one.stage() == OpenPlans.Stage.WAITING
                        && bench.desired().halted() == null) {
                    bench.plans().approve(one.planId(), "ann", "looks good");
                    acknowledged.put(one.planId(), OpenPlans.Stage.CANARY);
                }
            }
            case 5 -> {
                if (one != null) {
                    bench.plans().withdraw(one.planId(), "ann", "over");
                    acknowledged.put(one.planId(), OpenPlans.Stage.WITHDRAWN);
                }
            }
            case 6 -> {
                bench.reports(PlanBench.Reports.NONE);
                bench.passReports(4);
            }
            case 7 -> {
                if (random.nextBoolean()) {
                    bench.desired().halt("otto", "stop");
                } else {
                    bench.desired().resume("otto", "go on");
                }
            }
            case 8 -> bench.settle();
            default -> bench.passReports(1 + random.nextInt(6));
        }
    }

    private void order(PlanBench bench, Random random, List<OpenPlans.Shown> open) throws Exception {
        PolicyRecord record = bench.desired().record("es");
        if (open.stream().anyMatch(each -> each.stage() != OpenPlans.Stage.WAITING)
                || record != null && record.phase().isWanted()) {
            return;
        }
        String id = bench.plans().idFor("key " + random.nextInt());
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("kind", "energy");
        bench.plans()
                .order(
                        id,
                        new OpenPlans.Terms(
                                PlanKind.ENERGY, "es", "ric1", random.nextInt(4) > 0, 0, PlanBench.MISSING_MILLIS),
                        body,
                        "ann",
                        "for the test");
        acknowledged.put(id, OpenPlans.Stage.PLANNING);
        for (OpenPlans.Shown each : open) {
            acknowledged.put(each.planId(), OpenPlans.Stage.WITHDRAWN);
        }
    }

    private void check(PlanBench bench) throws Exception {
        Map<String, OpenPlans.Stage> now = new TreeMap<>();
        bench.plans().all().forEach(each -> now.put(each.planId(), each.stage()));
        acknowledged.forEach((id, stage) -> {
            assertThat(now).containsKey(id);
            assertThat(now.get(id)).as("plan %s never goes back", id).isGreaterThanOrEqualTo(stage);
        });
        // What happened without being asked for is not gone back on, either.
        acknowledged.putAll(now);
        assertThat(bench.audit().isWhole()).isTrue();
        PolicyEvent.Wanted before = null;
        for (PolicyEvent event : bench.events()) {
            if (event instanceof PolicyEvent.Wanted wanted) {
                assertThat(before != null
                                && SameJson.areSame(
                                        before.order().body(), wanted.order().body()))
                        .as("the same revision is wanted twice: %s", wanted)
                        .isFalse();
                before = wanted;
            } else if (event instanceof PolicyEvent.Dropped || event instanceof PolicyEvent.Halted) {
                before = null;
            }
        }
    }

    private void checkEnd(PlanBench bench) {
        List<OpenPlans.Shown> inForce = bench.plans().all().stream()
                .filter(each -> each.stage() == OpenPlans.Stage.CANARY || each.stage() == OpenPlans.Stage.ROLLED_OUT)
                .filter(each -> !each.isPaused())
                .toList();
        PolicyRecord record = bench.desired().record("es");
        if (inForce.isEmpty()) {
            assertThat(record != null && record.phase().isWanted()).isFalse();
            assertThat(bench.there()).isEmpty();
            return;
        }
        assertThat(inForce).hasSize(1);
        assertThat(OUTCOME.choice()).isNotNull();
        PolicyDraft draft = inForce.getFirst().stage() == OpenPlans.Stage.CANARY
                ? OUTCOME.choice().it().canary()
                : OUTCOME.choice().it().draft();
        assertThat(draft).isNotNull();
        assertThat(bench.there()).containsOnlyKeys("es");
        assertThat(draft.stages())
                .anyMatch(stage -> SameJson.areSame(stage.body(), bench.there().get("es")));
    }
}

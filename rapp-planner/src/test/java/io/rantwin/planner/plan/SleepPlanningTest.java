package io.rantwin.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.gate.Timelines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SleepPlanningTest {
    private static final TwinWorld WORLD = SmallWorlds.quietThenBusy(0.2);

    @Test
    void theUntouchedNetworkHasTheLoadsOfTheProfile() {
        PlanJudge judge = new PlanJudge(task());
        assertThat(judge.loads(0, new BitSet(), 0))
                .containsExactly(new double[] {0.10, 0.05, 0.12, 0.06}, within(1e-4));
        assertThat(judge.loads(3, new BitSet(), 0))
                .containsExactly(new double[] {0.45, 0.60, 0.45, 0.60}, within(1e-4));
    }

    /** All 2^4 sets in each of the four periods: no schedule without minimum times can be better than the best of each. */
    @Test
    void theSearchFindsTheOptimumThatEnumerationFinds() {
        PlanJudge judge = new PlanJudge(task());
        List<BitSet> best = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            BitSet chosen = new BitSet();
            for (int bits = 1; bits < 16; bits++) {
                BitSet set = BitSet.valueOf(new long[] {bits});
                if (judge.cost(t, set).isFeasible()
                        && judge.cost(t, set).watts() < judge.cost(t, chosen).watts()) {
                    chosen = set;
                }
            }
            best.add(chosen);
        }
        SleepSchedule optimum = new SleepSchedule(4, best);
        assertThat(optimum.cellPeriods()).isPositive();
        assertThat(optimum.asleep().get(3)).isEqualTo(new BitSet());
        SimpleRules rules = new SimpleRules(judge);
        List<SleepSearch.Found> front =
                new SleepSearch(judge, 24, 30, 5).front(List.of(rules.greedy(), rules.nothing()));
        double transitions = WORLD.transitionJoule() * optimum.sleeps();
        assertThat(front.getFirst().cost().joule())
                .isCloseTo(judge.cost(optimum).joule(), within(transitions + 1e-6));
        assertThat(front).allMatch(each -> each.cost().isFeasible());
        assertThat(new SleepSearch(judge, 24, 30, 5)
                        .front(List.of(rules.greedy(), rules.nothing()))
                        .getFirst()
                        .schedule())
                .isEqualTo(front.getFirst().schedule());
        // Greedy is never better and keeps the rails, too.
        assertThat(judge.cost(rules.greedy()).isFeasible()).isTrue();
        assertThat(judge.cost(rules.greedy()).joule())
                .isGreaterThanOrEqualTo(judge.cost(optimum).joule() - transitions - 1e-6);
    }

    @Test
    void simpleRulesAreWhatTheyAreCalled() {
        SimpleRules rules = new SimpleRules(new PlanJudge(task()));
        assertThat(rules.nothing().cellPeriods()).isZero();
        SleepSchedule threshold = rules.threshold(0.08);
        assertThat(threshold.asleep().get(0)).isEqualTo(BitSet.valueOf(new long[] {0b1010}));
        assertThat(threshold.asleep().get(3)).isEqualTo(new BitSet());
        SleepSchedule minimal = rules.minimalCells();
        assertThat(minimal.asleep().get(0).cardinality()).isEqualTo(3);
        BitSet forbidden = new BitSet();
        forbidden.set(1);
        PlanTask keeps = new PlanTask(WORLD, 0.7, 0.9, 1, 1, 1, forbidden);
        assertThat(new SimpleRules(new PlanJudge(keeps)).greedy().ever().get(1)).isFalse();
    }

    @Test
    void minimumTimesOnlyEverWakeCells() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 300; run++) {
            List<BitSet> sets = new ArrayList<>();
            for (int t = 0; t < 24; t++) {
                sets.add(BitSet.valueOf(new long[] {random.nextInt(8)}));
            }
            SleepSchedule schedule = new SleepSchedule(3, sets);
            int off = 1 + random.nextInt(4);
            int on = 1 + random.nextInt(4);
            SleepSchedule held = schedule.held(off, on);
            for (int c = 0; c < 3; c++) {
                int since = 100;
                for (int t = 0; t < 24; ) {
                    assertThat(!held.sleeps(t, c) || schedule.sleeps(t, c)).isTrue();
                    int end = t;
                    while (end < 24 && held.sleeps(end, c)) {
                        end++;
                    }
                    if (end > t) {
                        assertThat(end - t).isGreaterThanOrEqualTo(end == 24 && t == 0 ? 1 : off);
                        assertThat(since).isGreaterThanOrEqualTo(on);
                        since = 0;
                        t = end;
                    } else {
                        since++;
                        t++;
                    }
                }
            }
            assertThat(schedule.held(1, 1)).isEqualTo(schedule);
        }
    }

    @Test
    void aScheduleBecomesAPolicyWithRevisions() throws PlanException {
        SleepSchedule schedule = new SimpleRules(new PlanJudge(task())).greedy();
        EnergyPolicies policies = new EnergyPolicies(WORLD);
        PolicyDraft draft = policies.draft("es", "ric1", schedule);
        assertThat(Timelines.read(draft).stages()).hasSameSizeAs(draft.stages());
        assertThat(draft.stages()
                        .getLast()
                        .body()
                        .path("esObjectives")
                        .path("esPercentage")
                        .asInt())
                .isZero();
        BitSet few = EnergyPolicies.canaryCells(schedule, 0.34);
        assertThat(few.cardinality()).isEqualTo(1);
        assertThat(policies.draft("es", "ric1", schedule, few).policyId()).isEqualTo("es");
        assertThatThrownBy(() -> policies.draft("es", "ric1", SleepSchedule.none(4, 4)))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("No cell ever sleeps");
        assertThatThrownBy(() -> EnergyPolicies.cell("S1-1"))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("'S1-1' has no such name");
    }

    @Test
    void noMoreIsAskedForThanTheXappBelievesPossible() throws PlanException {
        BitSet asleep = new BitSet();
        asleep.set(1);
        SleepSchedule schedule = new SleepSchedule(4, List.of(asleep, asleep, new BitSet(), new BitSet()));
        int own = percent(new EnergyPolicies(WORLD).draft("es", "ric1", schedule));
        int cautious = percent(new EnergyPolicies(believing(0.6)).draft("es", "ric1", schedule));

        assertThat(own).isBetween(50, 80);
        // Asleep it is taken to draw 60 % of what it draws without load.
        assertThat(cautious).isBetween(39, 40);
    }

    private static int percent(PolicyDraft draft) {
        return draft.stages()
                .getFirst()
                .body()
                .path("esObjectives")
                .path("esPercentage")
                .asInt();
    }

    private static TwinWorld believing(double sleepPowerShare) {
        return new TwinWorld(
                WORLD.snapshot(),
                WORLD.topology(),
                WORLD.power(),
                WORLD.powerSet(),
                WORLD.transitionJoule(),
                WORLD.profile(),
                WORLD.enforcement().withEnergy(WORLD.enforcement().energy().withSleepPowerShare(sleepPowerShare)),
                WORLD.levers(),
                WORLD.leastRsrpDbm(),
                WORLD.decisionMillis());
    }

    private static PlanTask task() {
        return new PlanTask(WORLD, 0.7, 0.9, 1, 1, 1, new BitSet());
    }
}

package io.rantwin.planner.plan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rantwin.a1.conflict.NamedPolicy;
import io.rantwin.a1.policy.A1Policy;
import io.rantwin.a1.policy.CellId;
import io.rantwin.a1.policy.LoadBalancingObjective;
import io.rantwin.a1.policy.Scope;
import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.configuration.Setting;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.CheckKind;
import io.rantwin.planner.gate.CheckReport;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Proposal;
import io.rantwin.planner.gate.Realised;
import io.rantwin.planner.gate.SmallWorlds;
import io.rantwin.planner.gate.Watch;
import io.rantwin.planner.gate.WatchModel;
import io.rantwin.planner.plan.EnergyPolicies;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.push.O1Channel;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.TimedAction;
import io.rantwin.twin.whatif.WhatIf;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cells that look at each other over one border, or over three; the first has a crowd, the others have room. */
class SettingsPlanningTest {
    private static final TwinWorld WORLD = world(0.1);

    private static TwinWorld world(double deviation) {
        double[] busy = {0.78, 0.80, 0.80, 0.82, 0.80, 0.78};
        double[] some = {0.35, 0.30, 0.30, 0.30, 0.30, 0.35};
        double[] free = {0.20, 0.20, 0.20, 0.20, 0.20, 0.20};
        return SmallWorlds.world(SmallWorlds.facing(3, 1000), SmallWorlds.profile(deviation, busy, free, some), 40);
    }

    private static SettingsTask task(TwinWorld world, Goal goal, Map<Attribute, Double> reach) {
        return new SettingsTask(world, goal, reach, 0.7, 1, new BitSet());
    }

    private static SettingsTask balance() {
        return task(WORLD, Goal.HIGHEST_LOAD, Map.of(Attribute.OFFSET, 6.0));
    }

    /** Each whole offset is tried in a what-if, which knows nothing of the judge: the greatest load is least at the planned one. */
    @Test
    void thePlannedOffsetIsTheOneThatTryingAllFinds() {
        TwinWorld exact = SmallWorlds.world(
                SmallWorlds.facing(2, 1000), SmallWorlds.profile(1e-6, new double[] {0.8}, new double[] {0.2}), 100);
        SettingsTask task = task(exact, Goal.HIGHEST_LOAD, Map.of(Attribute.OFFSET, 6.0));
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] loads = new double[0];
        for (int offset = -6; offset <= 6; offset++) {
            List<TimedAction> actions = offset == 0
                    ? List.of()
                    : List.of(
                            new TimedAction(0, new Action.Offset(0, 1, offset)),
                            new TimedAction(0, new Action.Offset(1, 0, -offset)));
            Outcome outcome = new WhatIf(exact.power(), null)
                    .run(
                            exact.snapshot().withShareError(0),
                            new Scenario(actions, 3_600_000, 3_600_000, 3_600_000, 1, 1)
                                    .along(exact.profile().expected()));
            double[] load = new double[2];
            double most = 0;
            for (int c = 0; c < 2; c++) {
                load[c] = outcome.value(Kpi.PRB_LOAD, c, 0, 0, true);
                most = Math.max(most, load[c]);
            }
            if (most < least - 0.01) {
                least = most;
                best = offset;
                loads = load;
            }
        }
        assertThat(best).as("users go from the crowd to where there is room").isPositive();
        assertThat(loads[0])
                .as("of 80 and 20 the best border makes nearly equal loads: a step of 1 dB moves some 10 points")
                .isCloseTo(loads[1], within(10.0));
        SettingsJudge judge = new SettingsJudge(task);
        int[] greedy = new SettingsSearch(judge).greedy();
        assertThat(judge.configuration(greedy).settings())
                .contains(
                        Setting.offset(SmallWorlds.id(0), SmallWorlds.id(1), 0, best),
                        Setting.offset(SmallWorlds.id(1), SmallWorlds.id(0), 0, -best));
        assertThat(100 * judge.loads(greedy, 0)[0]).isCloseTo(loads[0], within(0.01));
    }

    /** Close together, users who are given away stand in the interference of the full cell and cost more than they relieve. */
    @Test
    void whereInterferenceRulesNobodyIsGivenAwayToTheEmptyCell() {
        TwinWorld close = SmallWorlds.world(
                SmallWorlds.facing(2, 350), SmallWorlds.profile(1e-6, new double[] {0.8}, new double[] {0.2}), 100);
        SettingsJudge judge = new SettingsJudge(task(close, Goal.HIGHEST_LOAD, Map.of(Attribute.OFFSET, 6.0)));
        int[] naive = {6};
        assertThat(judge.cost(naive).badness())
                .isGreaterThan(judge.cost(new int[1]).badness());
        int[] greedy = new SettingsSearch(judge).greedy();
        assertThat(greedy[0]).isNegative();
        assertThat(judge.cost(greedy).isFeasible()).isTrue();
    }

    @Test
    void theSearchIsNeverWorseThanGreedyKeepsRailsAndIsTheSameForTheSameSeed() {
        SettingsJudge judge = new SettingsJudge(balance());
        SettingsSearch search = new SettingsSearch(judge);
        int[] greedy = search.greedy();
        List<SettingsSearch.Found> front = search.front(List.of(greedy, search.nothing()), 12, 8, 5);
        assertThat(front.getFirst().cost().badness())
                .isLessThanOrEqualTo(judge.cost(greedy).badness() + 1e-9);
        assertThat(judge.cost(greedy).badness())
                .isLessThan(judge.cost(search.nothing()).badness() - 1);
        assertThat(front).allMatch(each -> each.cost().isFeasible());
        for (int i = 1; i < front.size(); i++) {
            assertThat(front.get(i).cost().badness())
                    .isGreaterThanOrEqualTo(front.get(i - 1).cost().badness());
            assertThat(front.get(i).cost().price())
                    .isLessThan(front.get(i - 1).cost().price());
        }
        assertThat(new SettingsSearch(new SettingsJudge(balance())).front(List.of(greedy, search.nothing()), 12, 8, 5))
                .isEqualTo(front);
    }

    @Test
    void thePlanPassesTheGateBesideTheRulesOfTheField() throws PlanException {
        SettingsPlanning.Outcome outcome = plan(balance(), Active.NOTHING, 60);
        SettingsPlan plan = outcome.plan();
        assertThat(plan.baselines()).extracting(SettingsTrial::name).containsExactly("do nothing", "threshold rule");
        assertThat(plan.baselines().getFirst().gain().gain()).isZero();
        assertThat(plan.baselines().get(1).gain().gain())
                .as("the rule helps, too")
                .isPositive();
        assertThat(plan.trials().getFirst().gain().lowerBound()).isPositive();
        assertThat(plan.parts().getFirst().worth()).isPositive();
        assertThat(plan.advice()).isNotEmpty();
        GateReport report = outcome.proved().report();
        assertThat(report.checks())
                .allSatisfy(
                        each -> assertThat(each.passed()).as(each.sentence()).isTrue());
        Evidence.FigureGain gain =
                (Evidence.FigureGain) check(report, CheckKind.GAIN).evidence();
        assertThat(gain.figure()).isEqualTo("the highest load of a cell");
        assertThat(gain.with()).isLessThan(gain.without());
        assertThat(check(report, CheckKind.WATCH).sentence()).contains("taken back by itself");
    }

    /**
     * What is realised are the ensemble's own days, with the settings and without them. A cell whose demand is as much less for a whole day
     * as the settings relieve it looks the same, so not every day tells; but hardly any may tell the contrary (1 % is stated).
     */
    @Test
    void theWatchTellsEffectFromNone() throws PlanException {
        GateCase it = plan(balance(), Active.NOTHING, 80).proved().it();
        Ensemble.Result days = it.result();
        WatchModel model = WatchModel.of(
                days,
                Ensemble.touched(days, 1),
                it.world().snapshot().cellIds(),
                it.settings().watch(),
                1,
                it.goal());
        assertThat(model.effect().kpi()).isEqualTo(Kpi.PRB_LOAD);
        assertThat(model.effect().cells())
                .as("the crowded cell is what is relieved")
                .contains(0);
        List<Watch.State> there = new ArrayList<>();
        List<Watch.State> missing = new ArrayList<>();
        for (int day = 40; day < 80; day++) {
            there.add(watched(model, days, day, true));
            missing.add(watched(model, days, day, false));
        }
        assertThat(Collections.frequency(there, Watch.State.AS_FORETOLD)).isGreaterThan(12);
        assertThat(Collections.frequency(there, Watch.State.WITHDRAW)).isLessThanOrEqualTo(2);
        assertThat(Collections.frequency(missing, Watch.State.WITHDRAW)).isGreaterThan(12);
        assertThat(Collections.frequency(missing, Watch.State.AS_FORETOLD)).isLessThanOrEqualTo(2);
    }

    private static Watch.State watched(WatchModel model, Ensemble.Result days, int day, boolean acted) {
        Watch watch = new Watch(model);
        Watch.State state = Watch.State.WATCHING;
        for (int t = 0; t < days.reports() && state == Watch.State.WATCHING; t++) {
            double[] load = new double[days.cells()];
            double[] watts = new double[days.cells()];
            for (int c = 0; c < load.length; c++) {
                load[c] = days.value(Kpi.PRB_LOAD, day, t, c, acted);
                watts[c] = days.value(Kpi.POWER, day, t, c, acted);
            }
            state = watch.next(t, new Realised(load, watts)).state();
        }
        return state;
    }

    @Test
    void whatOthersSetOfTheSameBorderIsInTheWay() throws Exception {
        Configuration same = new Configuration(List.of(Setting.offset(SmallWorlds.id(0), SmallWorlds.id(1), 0, -2)));
        CheckReport settings = check(
                plan(balance(), new Active(List.of(), List.of(new Proposal.Settings("other", same))), 40)
                        .proved()
                        .report(),
                CheckKind.CONFLICTS);
        assertThat(settings.passed()).isFalse();
        assertThat(settings.sentence())
                .contains("SAME_TARGET: lb and other both set the cellIndividualOffset of " + SmallWorlds.id(0));
        CellId crowd = EnergyPolicies.cell(SmallWorlds.id(0));
        A1Policy balancing = new A1Policy.LoadBalancing(
                Scope.of(crowd),
                new LoadBalancingObjective(30, LoadBalancingObjective.PrbUsageType.CELL_MEAN),
                null,
                List.of(EnergyPolicies.cell(SmallWorlds.id(1))));
        CheckReport policies = check(
                plan(balance(), Active.ofPolicies(List.of(new NamedPolicy("lb-7", balancing))), 40)
                        .proved()
                        .report(),
                CheckKind.CONFLICTS);
        assertThat(policies.passed()).isFalse();
        assertThat(policies.sentence()).contains("which enforcement of lb-7 changes as well");
    }

    @Test
    void whatLosesCoverageWhatIsNotAsItWasAndWhatChangesNothingStaysHere() {
        GateReport mute = judge(new Configuration(List.of(
                Setting.power(SmallWorlds.id(0), 46, 0),
                Setting.power(SmallWorlds.id(2), 46, 0),
                Setting.power(SmallWorlds.id(1), 46, 0))));
        assertThat(check(mute, CheckKind.RAILS).sentence()).contains("newly below -110 dBm");
        GateReport stale = judge(new Configuration(List.of(Setting.tilt(SmallWorlds.id(0), 3, 5))));
        assertThat(check(stale, CheckKind.SCHEMA).sentence())
                .contains("is 6 in the network that this is judged in, not 3");
        assertThat(stale.checks().subList(1, 7)).allMatch(each -> each.evidence() instanceof Evidence.NotAsked);
        GateReport backwards = judge(new Configuration(List.of(
                Setting.offset(SmallWorlds.id(0), SmallWorlds.id(1), 0, -3),
                Setting.offset(SmallWorlds.id(1), SmallWorlds.id(0), 0, 3))));
        assertThat(check(backwards, CheckKind.GAIN).passed()).isFalse();
        assertThat(check(backwards, CheckKind.GAIN).sentence()).startsWith("It is not sure to gain anything");
    }

    private static GateReport judge(Configuration configuration) {
        PolicyDraft draft = new PolicyDraft(
                "lb", O1Channel.RIC, Configuration.TYPE, List.of(new PolicyDraft.Stage(0, configuration.toJson())));
        return new Gate()
                .judge(new GateCase(draft, draft, Active.NOTHING, WORLD, fidelity(), gate(40), Goal.HIGHEST_LOAD));
    }

    /** The user throughput of the worst cell rises by tilts and powers alone, and coverage stays. */
    @Test
    void tiltsAndPowersHelpThoseWhoAreWorstOff() throws PlanException {
        SettingsTask task = task(WORLD, Goal.LEAST_THROUGHPUT, Map.of(Attribute.TILT, 4.0, Attribute.POWER, 6.0));
        SettingsPlanning.Outcome outcome = plan(task, Active.NOTHING, 60);
        assertThat(outcome.plan().trials()).isNotEmpty();
        Evidence.FigureGain gain = (Evidence.FigureGain)
                check(outcome.proved().report(), CheckKind.GAIN).evidence();
        assertThat(gain.unit()).isEqualTo("kbit/s");
        assertThat(gain.lowerBound()).isPositive();
        assertThat(check(outcome.proved().report(), CheckKind.RAILS).passed()).isTrue();
        assertThat(outcome.plan().trials().getFirst().configuration().settings())
                .allMatch(each -> each.attribute() != Attribute.OFFSET)
                .allMatch(each -> each.attribute() == Attribute.TILT
                        ? Math.abs(each.to() - each.from()) <= 4
                        : each.to() < each.from() && each.from() - each.to() <= 6);
    }

    @Test
    void theCanaryIsTheBorderThatIsWorthMost() throws PlanException {
        SettingsPlanning.Outcome outcome = plan(balance(), Active.NOTHING, 40);
        Configuration whole = outcome.plan().trials().getFirst().configuration();
        Configuration canary = SettingsPlanning.canary(outcome.plan(), whole, 0.5);
        assertThat(whole.settings()).containsAll(canary.settings());
        assertThat(canary.settings()).hasSize(2);
        assertThat(canary.words()).isEqualTo(outcome.plan().parts().getFirst().words());
    }

    private static SettingsPlanning.Outcome plan(SettingsTask task, Active active, int draws) throws PlanException {
        List<String> told = new ArrayList<>();
        SettingsPlanning.Outcome outcome = new SettingsPlanning(() -> active, told::add)
                .plan(new SettingsPlanning.Order(
                        task, gate(draws), new SettingsPlanner.Search(12, 4, 8, 3), fidelity(), "lb"));
        assertThat(told).hasSizeLessThanOrEqualTo(SettingsPlanning.Order.STEPS);
        return outcome;
    }

    private static GateSettings gate(int draws) {
        return SmallWorlds.settings(draws, Rail.atMost(Kpi.PRB_LOAD, 95, 0.3), Rail.atLeast(Kpi.CARRIED, 98, 0.3));
    }

    private static Map<String, Double> fidelity() {
        Map<String, Double> told = new HashMap<>();
        WORLD.snapshot().cellIds().forEach(id -> told.put(id, 0.9));
        return told;
    }

    private static CheckReport check(@Nullable GateReport report, CheckKind kind) {
        return report.checks().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}

package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.gate.EnsembleFigures;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.PolicyDraft;
import io.rantwin.planner.gate.Timelines;
import io.rantwin.twin.recommendation.Advisor;
import io.rantwin.twin.recommendation.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Plans cell sleep by hour: greedy and evolutionary search with the twin as judge, at several margins, each then tried as a policy under
 * enforcement on days drawn from the forecast, beside the simple rules on the same days. Ranked, with reasons.
 */
public final class EnergyPlanner {
    private static final double THRESHOLD = 0.2;
    private static final double WAKE = 0.7;

    private final GateSettings gate;
    private final Search search;

    /**
     * How hard to search.
     *
     * @param margins deviations above the mean demand at which loads must stay below the plan's ceiling; one search for each
     * @param population schedules of a generation
     * @param generations of each search; 0 for the greedy plan alone
     * @param draws days on which each candidate is tried
     * @param seed of all chance
     */
    public record Search(List<Double> margins, int population, int generations, int draws, long seed) {
        /** Margins of 1 and 2 deviations, 24 schedules, 20 generations, 30 days. */
        public static final Search USUAL = new Search(List.of(1.0, 2.0), 24, 20, 30, 1);

        /** Copies the list. */
        public Search {
            margins = List.copyOf(margins);
            if (margins.isEmpty() || generations < 0 || draws < 2) {
                throw new IllegalArgumentException("A plan has a margin, 0 or more generations and at least 2 draws.");
            }
        }
    }

    /** A planner. */
    public EnergyPlanner(GateSettings gate, Search search) {
        this.gate = gate;
        this.search = search;
    }

    /** Plans; progress is told in sentences. */
    public EnergyPlan plan(PlanTask task, Consumer<String> progress) throws PlanException {
        Map<String, SleepSchedule> candidates = new LinkedHashMap<>();
        List<SleepSearch.Found> front = new ArrayList<>();
        SimpleRules widest =
                new SimpleRules(new PlanJudge(task.withMargin(search.margins().getFirst())));
        for (double margin : search.margins()) {
            PlanJudge judge = new PlanJudge(task.withMargin(margin));
            SimpleRules rules = new SimpleRules(judge);
            SleepSchedule greedy = rules.greedy();
            add(candidates, "greedy, margin " + margin, greedy);
            if (search.generations() > 0) {
                progress.accept("searching at margin " + margin);
                List<SleepSearch.Found> found = new SleepSearch(
                                judge, search.population(), search.generations(), search.seed())
                        .front(List.of(greedy, rules.nothing()));
                if (!found.isEmpty()) {
                    add(candidates, "search, margin " + margin, found.getFirst().schedule());
                }
                front.addAll(found);
            }
        }
        add(candidates, "all cells, all hours", widest.everything());
        return tried(task, widest, candidates, SleepSearch.nonDominated(front), progress);
    }

    private static void add(Map<String, SleepSchedule> candidates, String name, SleepSchedule schedule) {
        if (!candidates.containsValue(schedule) && schedule.cellPeriods() > 0) {
            candidates.put(name, schedule);
        }
    }

    private EnergyPlan tried(
            PlanTask task,
            SimpleRules rules,
            Map<String, SleepSchedule> candidates,
            List<SleepSearch.Found> front,
            Consumer<String> progress)
            throws PlanException {
        Ensemble ensemble = new Ensemble(task.world());
        long period = task.world().profile().periodMillis();
        EnergyPolicies policies = new EnergyPolicies(task.world());
        List<Trial> baselines = new ArrayList<>();
        progress.accept("trying the simple rules on " + search.draws() + " days");
        baselines.add(trial(ensemble, task, "do nothing", rules.nothing(), Behaviour.NOTHING));
        baselines.add(trial(
                ensemble,
                task,
                "threshold rule",
                rules.threshold(THRESHOLD),
                new ThresholdRule(task.world(), THRESHOLD, WAKE)));
        SleepSchedule minimal = rules.minimalCells();
        baselines.add(trial(ensemble, task, "minimal cells", minimal, new FixedSchedule(minimal, period)));
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<String, SleepSchedule> each : candidates.entrySet()) {
            progress.accept("trying " + each.getKey());
            PolicyDraft draft = policies.draft("trial", "trial", each.getValue());
            trials.add(trial(
                    ensemble, task, each.getKey(), each.getValue(), ensemble.under(List.of(Timelines.read(draft)))));
        }
        trials.sort(Comparator.comparingDouble((Trial each) -> -each.hopedKilowattHours())
                .thenComparingDouble(each -> -each.savedKilowattHours()));
        List<Trial> all = new ArrayList<>(trials);
        all.addAll(baselines);
        var advice = new Advisor(new Preferences(Map.of("energy", -1.0), gate.confidence(), 0))
                .advise(all.stream()
                        .filter(each -> each.schedule().cellPeriods() > 0)
                        .map(Trial::candidate)
                        .toList());
        return new EnergyPlan(task, trials, baselines, front, advice);
    }

    private Trial trial(Ensemble ensemble, PlanTask task, String name, SleepSchedule schedule, Behaviour behaviour) {
        Ensemble.Result result = new TrialDays(search.draws(), search.seed()).of(ensemble, behaviour);
        List<Evidence.RailCount> rails = EnsembleFigures.rails(result, task.world(), gate);
        return new Trial(
                name,
                schedule,
                EnsembleFigures.savedKilowattHours(result, task.world()),
                EnsembleFigures.gain(result, task.world(), gate),
                rails,
                TriedCandidate.railsChance(rails, gate.draws()),
                task.world().snapshot().cellIds());
    }
}

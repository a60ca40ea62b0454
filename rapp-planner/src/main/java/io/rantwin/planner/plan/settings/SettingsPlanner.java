package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.gate.ConfigurationPart;
import io.rantwin.planner.gate.EnsembleFigures;
import io.rantwin.planner.gate.Evidence;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.PlanProgress;
import io.rantwin.planner.plan.TrialDays;
import io.rantwin.planner.plan.TriedCandidate;
import io.rantwin.twin.recommendation.Advisor;
import io.rantwin.twin.recommendation.Preferences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Plans settings: greedy and evolutionary search with the twin as judge, each then tried on days drawn from the forecast, beside doing
 * nothing and the rule of the field on the same days. Ranked, with reasons.
 */
public final class SettingsPlanner {
    private static final double RELIEVE_ABOVE = 0.7;
    private static final double TAKE_BELOW = 0.6;

    private final GateSettings gate;
    private final Search search;
    private final int threads;

    /**
     * How hard to search.
     *
     * @param population choices of a generation
     * @param generations 0 for the greedy plan alone
     * @param draws days on which each candidate is tried
     * @param seed of all chance
     */
    public record Search(int population, int generations, int draws, long seed) {
        /** 24 choices, 20 generations, 20 days. */
        public static final Search USUAL = new Search(24, 20, 20, 1);

        /** Checks the ranges. */
        public Search {
            if (population < 4 || generations < 0 || draws < 2) {
                throw new IllegalArgumentException(
                        "A search has at least 4 choices, 0 or more generations and at least 2 draws.");
            }
        }
    }

    /** A planner that searches with all of the machine's cores. */
    public SettingsPlanner(GateSettings gate, Search search) {
        this(gate, search, Runtime.getRuntime().availableProcessors());
    }

    /** The same with so many threads; the plan is the same with any number. */
    SettingsPlanner(GateSettings gate, Search search, int threads) {
        this.gate = gate;
        this.search = search;
        this.threads = threads;
    }

    /** Plans; may be ended by who is told of the progress, while it searches at each choice. */
    public SettingsPlan plan(SettingsTask task, PlanProgress progress) {
        Judge judge = Judge.of(task);
        try (JudgingThreads judging = new JudgingThreads(threads, progress)) {
            return plan(judge, new SettingsSearch(judge, judging), progress);
        }
    }

    private SettingsPlan plan(Judge judge, SettingsSearch searching, PlanProgress progress) {
        progress.accept("greedy, over " + judge.knobs().size() + " things that can be set");
        int[] greedy = searching.greedy();
        progress.accept("searching");
        List<SettingsSearch.Found> front = searching.front(
                List.of(greedy, searching.nothing()), search.population(), search.generations(), search.seed());
        Map<String, int[]> candidates = new LinkedHashMap<>();
        add(candidates, "greedy", greedy);
        if (!front.isEmpty()) {
            add(candidates, "search", searching.pruned(front.getFirst().toArray()));
            // Half way along the front: less gain, and less that it costs.
            add(candidates, "search, half way", front.get(front.size() / 2).toArray());
        }
        return tried(judge, candidates, front, progress);
    }

    private static void add(Map<String, int[]> candidates, String name, int[] steps) {
        if (Arrays.stream(steps).anyMatch(each -> each != 0)
                && candidates.values().stream().noneMatch(each -> Arrays.equals(each, steps))) {
            candidates.put(name, steps);
        }
    }

    private SettingsPlan tried(
            Judge judge, Map<String, int[]> candidates, List<SettingsSearch.Found> front, Consumer<String> progress) {
        SettingsTask task = judge.task();
        Ensemble ensemble = new Ensemble(task.world());
        progress.accept("trying the simple rules on " + search.draws() + " days");
        List<SettingsTrial> baselines = new ArrayList<>();
        baselines.add(trial(ensemble, task, "do nothing", null, Behaviour.NOTHING));
        if (judge.knobs().stream().anyMatch(knob -> knob.neighbour() != knob.cell())) {
            baselines.add(trial(
                    ensemble,
                    task,
                    "threshold rule",
                    null,
                    new OffsetRule(task.world(), judge.knobs(), RELIEVE_ABOVE, TAKE_BELOW)));
        }
        if (task.goal() == Goal.SERVICE_ASSURANCE) {
            new ShareRules(judge).configurations().forEach((name, configuration) -> {
                baselines.add(trial(ensemble, task, name, configuration, ensemble.under(List.of(), configuration)));
            });
        }
        List<SettingsTrial> trials = new ArrayList<>();
        candidates.forEach((name, steps) -> {
            progress.accept("trying " + name);
            Configuration configuration = judge.configuration(steps);
            trials.add(trial(ensemble, task, name, configuration, ensemble.under(List.of(), configuration)));
        });
        trials.sort(Comparator.comparingDouble((SettingsTrial each) -> -each.hopedGain())
                .thenComparingDouble(each -> -each.gain().gain()));
        List<SettingsTrial> all = new ArrayList<>(trials);
        all.addAll(baselines.subList(1, baselines.size()));
        var advice = new Advisor(new Preferences(
                        Map.of(baselines.getFirst().gain().figure(), task.goal().wantsLess() ? -1.0 : 1.0),
                        gate.confidence(),
                        0))
                .advise(all.stream().map(each -> each.candidate(task.goal())).toList());
        return new SettingsPlan(
                task,
                trials,
                baselines,
                front.stream().map(each -> point(task, each)).toList(),
                trials.isEmpty()
                        ? List.of()
                        : parts(judge, candidates.getOrDefault(trials.getFirst().name(), new int[0])),
                advice);
    }

    private static SettingsPlan.Point point(SettingsTask task, SettingsSearch.Found found) {
        double badness = found.cost().badness();
        return new SettingsPlan.Point(
                task.goal() == Goal.LEAST_THROUGHPUT ? -badness : badness,
                found.cost().price(),
                (int) found.steps().stream().filter(each -> each != 0).count());
    }

    // What would be missed without each.
    private static List<SettingsPlan.Part> parts(Judge judge, int[] steps) {
        double whole = judge.cost(steps).badness();
        List<SettingsPlan.Part> parts = new ArrayList<>();
        for (int k = 0; k < steps.length; k++) {
            if (steps[k] != 0) {
                int[] without = steps.clone();
                without[k] = 0;
                int[] alone = new int[steps.length];
                alone[k] = steps[k];
                Configuration own = judge.configuration(alone);
                parts.add(new SettingsPlan.Part(
                        ConfigurationPart.of(own).getFirst().name(),
                        own.words(),
                        judge.cost(without).badness() - whole));
            }
        }
        parts.sort(Comparator.comparingDouble(each -> -each.worth()));
        return parts;
    }

    private SettingsTrial trial(
            Ensemble ensemble,
            SettingsTask task,
            String name,
            @Nullable Configuration configuration,
            Behaviour behaviour) {
        Ensemble.Result result = new TrialDays(search.draws(), search.seed()).of(ensemble, behaviour);
        List<Evidence.RailCount> rails = EnsembleFigures.rails(result, task.world(), gate);
        return new SettingsTrial(
                name,
                configuration,
                EnsembleFigures.gains(result, task.world(), task.goal()),
                EnsembleFigures.gain(result, task.world(), gate, task.goal()),
                rails,
                TriedCandidate.railsChance(rails, gate.draws()));
    }
}

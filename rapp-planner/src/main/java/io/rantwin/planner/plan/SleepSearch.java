package io.rantwin.planner.plan;

import io.jenetics.BitChromosome;
import io.jenetics.BitGene;
import io.jenetics.Genotype;
import io.jenetics.Mutator;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Codec;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Limits;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Search over whole schedules by an evolutionary algorithm with two objectives, energy and unmet demand (NSGA-II: Deb, Pratap, Agarwal,
 * Meyarivan 2002), begun from schedules that are good already. Schedules are repaired to minimum times before they are judged; those that
 * break rails are worse than all that do not. The same seed gives the same front.
 */
public final class SleepSearch {
    /** Shares of unmet demand that nobody would tell apart. */
    private static final double SAME = 1e-7;

    private final PlanJudge judge;
    private final int population;
    private final int generations;
    private final long seed;
    private final List<Integer> candidates;

    /**
     * A search.
     *
     * @param population schedules of a generation, at least 4
     * @param generations at least 1
     */
    public SleepSearch(PlanJudge judge, int population, int generations, long seed) {
        if (population < 4 || generations < 1) {
            throw new IllegalArgumentException("A search has at least 4 schedules and 1 generation, not " + population
                    + " and " + generations + ".");
        }
        this.judge = judge;
        this.population = population;
        this.generations = generations;
        this.seed = seed;
        candidates = IntStream.range(0, judge.snapshot().cells())
                .filter(c -> !judge.task().forbidden().get(c)
                        && judge.snapshot().radio().isServing(c))
                .boxed()
                .toList();
    }

    /**
     * A schedule of the front.
     *
     * @param cost with rails kept
     */
    public record Found(SleepSchedule schedule, PlanJudge.Cost cost) {}

    /** The Pareto front among all that was seen, the most energy saved first; without cells that could sleep, what is there already. */
    public List<Found> front(List<SleepSchedule> begin) {
        List<Found> seen = new ArrayList<>();
        begin.forEach(each -> seen.add(found(each)));
        if (!candidates.isEmpty()) {
            seen.addAll(RandomRegistry.with(new Random(seed), _ -> evolved(begin)));
        }
        return nonDominated(seen);
    }

    private Found found(SleepSchedule schedule) {
        return new Found(schedule, judge.cost(schedule));
    }

    private List<Found> evolved(List<SleepSchedule> begin) {
        int periods = judge.task().world().profile().periods();
        Genotype<BitGene> empty = Genotype.of(IntStream.range(0, periods)
                .mapToObj(_ -> BitChromosome.of(candidates.size(), 0.2))
                .collect(ISeq.toISeq()));
        Engine<BitGene, Vec<double[]>> engine = Engine.builder(
                        (SleepSchedule schedule) -> fitness(schedule), Codec.of(empty, this::schedule))
                .minimizing()
                .populationSize(population)
                .survivorsSelector(NSGA2Selector.ofVec())
                .offspringSelector(NSGA2Selector.ofVec())
                .alterers(
                        new UniformCrossover<>(0.3, 0.3),
                        new Mutator<>(1.0 / (periods * Math.max(1.0, candidates.size() / 4.0))))
                .executor(Runnable::run)
                .build();
        ISeq<Genotype<BitGene>> first = begin.stream().map(this::genotype).collect(ISeq.toISeq());
        Set<SleepSchedule> last = new LinkedHashSet<>();
        engine.stream(first).limit(Limits.byFixedGeneration(generations)).forEach(result -> {
            last.clear();
            for (Phenotype<BitGene, Vec<double[]>> each : result.population()) {
                last.add(schedule(each.genotype()));
            }
        });
        return last.stream().map(this::found).toList();
    }

    private Vec<double[]> fitness(SleepSchedule schedule) {
        PlanJudge.Cost cost = judge.cost(schedule);
        // Broken rails count more than all energy there is.
        double penalty = cost.isFeasible() ? 0 : 1e15 * (1 + cost.excess());
        return Vec.of(cost.joule() + penalty, cost.unmetShare() + penalty);
    }

    private SleepSchedule schedule(Genotype<BitGene> genotype) {
        List<BitSet> asleep = new ArrayList<>();
        for (int t = 0; t < genotype.length(); t++) {
            BitSet set = new BitSet();
            for (int k = 0; k < candidates.size(); k++) {
                if (genotype.get(t).get(k).bit()) {
                    set.set(candidates.get(k));
                }
            }
            asleep.add(set);
        }
        return new SleepSchedule(judge.snapshot().cells(), asleep)
                .held(judge.task().leastOffPeriods(), judge.task().leastOnPeriods());
    }

    private Genotype<BitGene> genotype(SleepSchedule schedule) {
        return Genotype.of(IntStream.range(0, schedule.periods())
                .mapToObj(t -> {
                    BitSet bits = new BitSet();
                    for (int k = 0; k < candidates.size(); k++) {
                        bits.set(k, schedule.sleeps(t, candidates.get(k)));
                    }
                    return BitChromosome.of(bits, candidates.size(), 0.2);
                })
                .collect(ISeq.toISeq()));
    }

    /** Those that no other one beats in both energy and unmet demand, rails kept; the most saving first. */
    static List<Found> nonDominated(List<Found> all) {
        List<Found> sorted = new ArrayList<>(
                all.stream().filter(each -> each.cost().isFeasible()).toList());
        sorted.sort(Comparator.<Found>comparingDouble(each -> each.cost().joule())
                .thenComparingDouble(each -> each.cost().unmetShare()));
        List<Found> front = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Found each : sorted) {
            if (each.cost().unmetShare() < least - SAME) {
                front.add(each);
                least = each.cost().unmetShare();
            }
        }
        return front;
    }
}

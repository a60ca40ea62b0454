package io.rantwin.planner.plan.settings;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.Phenotype;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Limits;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import io.rantwin.planner.configuration.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Search for settings: greedy, a step at a time where users are worst off, and from there by an evolutionary algorithm with two objectives
 * (NSGA-II: Deb, Pratap, Agarwal, Meyarivan 2002), the goal and the mean load of all cells, which is what moving a border costs. What
 * breaks rails is worse than all that does not. The same seed gives the same front, whatever the number of threads. Not thread-safe.
 */
final class SettingsSearch {
    /** What nobody would tell apart: a hundredth of a point of load. */
    private static final double SAME = 0.01;

    private static final double BROKEN = 1e12;
    private static final int MOST_ROUNDS = 200;

    private final SettingsJudge judge;
    private final List<Knob> knobs;
    private final JudgingThreads threads;

    /** In the caller's thread, until it is done. */
    SettingsSearch(SettingsJudge judge) {
        this(judge, new JudgingThreads(1, _ -> {}));
    }

    SettingsSearch(SettingsJudge judge, JudgingThreads threads) {
        this.judge = judge;
        this.threads = threads;
        knobs = judge.knobs();
    }

    /** One more step of greedy, and what comes of it. */
    private record Move(int[] steps, SettingsJudge.Cost cost) {}

    /** A choice of the front. */
    record Found(List<Integer> steps, SettingsJudge.Cost cost) {
        Found {
            steps = List.copyOf(steps);
        }

        int[] toArray() {
            return steps.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** Nothing is changed. */
    int[] nothing() {
        return new int[knobs.size()];
    }

    /** Each time the one move, at a cell that is worst off in some period, that helps most, until none helps. */
    int[] greedy() {
        int[] steps = nothing();
        SettingsJudge.Cost cost = judge.cost(steps);
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            int[] best = steps;
            SettingsJudge.Cost least = cost;
            for (Optional<Move> each : threads.all("step " + round, moves(steps, cost))) {
                if (each.isPresent() && each.get().cost().badness() < least.badness() - SAME) {
                    best = each.get().steps();
                    least = each.get().cost();
                }
            }
            if (Arrays.equals(best, steps)) {
                break;
            }
            steps = best;
            cost = least;
        }
        return pruned(steps);
    }

    // Each is worked out when it is asked for; empty is what does not help or breaks rails.
    private List<Supplier<Optional<Move>>> moves(int[] steps, SettingsJudge.Cost cost) {
        Set<Integer> near = judge.relations().near(cost.worst());
        List<Supplier<Optional<Move>>> moves = new ArrayList<>();
        for (int k = 0; k < knobs.size(); k++) {
            int knob = k;
            if (mayHelp(knobs.get(k), cost.worst(), near)) {
                for (int by : new int[] {-1, 1}) {
                    moves.add(() -> move(steps, cost.badness(), knob, by));
                }
            }
        }
        return moves;
    }

    // Whether rails hold is only asked of what would help.
    private Optional<Move> move(int[] steps, double now, int knob, int by) {
        int[] tried = moved(steps, now, knob, by);
        if (judge.badness(tried, steps) >= now - SAME) {
            return Optional.empty();
        }
        SettingsJudge.Cost then = judge.cost(tried);
        return then.isFeasible() ? Optional.of(new Move(tried, then)) : Optional.empty();
    }

    // Borders of who is worst off; tilt and power of those who disturb him, too.
    private static boolean mayHelp(Knob knob, List<Integer> worst, Set<Integer> near) {
        return knob.attribute() == Attribute.OFFSET ? worst.stream().anyMatch(knob::isOf) : near.contains(knob.cell());
    }

    // As far as it takes to make a difference: a border stays until an offset is above the hysteresis of event A3.
    private int[] moved(int[] steps, double now, int knob, int by) {
        int[] moved = steps.clone();
        do {
            threads.goOn();
            moved[knob] += by;
        } while (moved[knob] > knobs.get(knob).least()
                && moved[knob] < knobs.get(knob).most()
                && Math.abs(judge.badness(moved, steps) - now) < SAME);
        moved[knob] =
                Math.clamp(moved[knob], knobs.get(knob).least(), knobs.get(knob).most());
        return moved;
    }

    /** Without what hardly helps: the fewer settings, the less there is to go wrong. */
    int[] pruned(int[] steps) {
        int[] left = steps.clone();
        double most = judge.cost(steps).badness() + SAME;
        for (int k = 0; k < left.length; k++) {
            threads.tell("leaving out what hardly helps", k, left.length);
            if (left[k] != 0) {
                int[] without = left.clone();
                without[k] = 0;
                SettingsJudge.Cost cost = judge.cost(without);
                left = cost.isFeasible() && cost.badness() <= most ? without : left;
            }
        }
        return left;
    }

    /** The Pareto front of all that was seen in the last generation and at the begin, the best by the goal first. */
    List<Found> front(List<int[]> begin, int population, int generations, long seed) {
        List<Found> seen = new ArrayList<>();
        judged(begin, "begin");
        begin.forEach(each -> seen.add(found(each)));
        if (!knobs.isEmpty() && generations > 0) {
            seen.addAll(RandomRegistry.with(new Random(seed), _ -> evolved(begin, population, generations)));
        }
        return nonDominated(seen);
    }

    private Found found(int[] steps) {
        return new Found(Arrays.stream(steps).boxed().toList(), judge.cost(steps));
    }

    private List<Found> evolved(List<int[]> begin, int population, int generations) {
        AtomicInteger generation = new AtomicInteger();
        Engine<IntegerGene, Vec<double[]>> engine = new Engine.Builder<IntegerGene, Vec<double[]>>(
                        some -> evaluated(some, generation.getAndIncrement(), generations), () -> genotype(sparse()))
                .minimizing()
                .populationSize(population)
                .survivorsSelector(NSGA2Selector.ofVec())
                .offspringSelector(NSGA2Selector.ofVec())
                .alterers(new UniformCrossover<>(0.3, 0.3), new Mutator<>(1.0 / knobs.size()))
                .executor(Runnable::run)
                .build();
        ISeq<Genotype<IntegerGene>> first = begin.stream().map(this::genotype).collect(ISeq.toISeq());
        List<Found> last = new ArrayList<>();
        engine.stream(first).limit(Limits.byFixedGeneration(generations)).forEach(result -> {
            last.clear();
            for (Phenotype<IntegerGene, Vec<double[]>> each : result.population()) {
                last.add(found(steps(each.genotype())));
            }
        });
        return last;
    }

    private ISeq<Phenotype<IntegerGene, Vec<double[]>>> evaluated(
            Seq<Phenotype<IntegerGene, Vec<double[]>>> some, int generation, int generations) {
        judged(
                some.stream()
                        .filter(Phenotype::nonEvaluated)
                        .map(each -> steps(each.genotype()))
                        .toList(),
                "generation " + generation + " of " + generations);
        return some.<Phenotype<IntegerGene, Vec<double[]>>>map(
                        each -> each.isEvaluated() ? each : each.withFitness(fitness(steps(each.genotype()))))
                .asISeq();
    }

    // The judge remembers what it was asked.
    private void judged(List<int[]> choices, String part) {
        threads.all(
                part,
                choices.stream()
                        .<Supplier<SettingsJudge.Cost>>map(each -> () -> judge.cost(each))
                        .toList());
    }

    // One change at a random place: most things stay what they are.
    private int[] sparse() {
        int[] steps = nothing();
        int k = RandomRegistry.random().nextInt(knobs.size());
        steps[k] = RandomRegistry.random()
                .nextInt(knobs.get(k).least(), knobs.get(k).most() + 1);
        return steps;
    }

    private Genotype<IntegerGene> genotype(int[] steps) {
        return Genotype.of(IntStream.range(0, steps.length)
                .mapToObj(k -> IntegerChromosome.of(IntegerGene.of(
                        steps[k], knobs.get(k).least(), knobs.get(k).most() + 1)))
                .collect(ISeq.toISeq()));
    }

    private static int[] steps(Genotype<IntegerGene> genotype) {
        return genotype.stream()
                .mapToInt(chromosome -> chromosome.gene().allele())
                .toArray();
    }

    private Vec<double[]> fitness(int[] steps) {
        SettingsJudge.Cost cost = judge.cost(steps);
        double penalty = cost.isFeasible() ? 0 : BROKEN * (1 + cost.excess());
        return Vec.of(cost.badness() + penalty, cost.meanLoad() + penalty);
    }

    /** Those that no other one beats in both goal and mean load, rails kept. */
    static List<Found> nonDominated(List<Found> all) {
        List<Found> sorted = new ArrayList<>(
                all.stream().filter(each -> each.cost().isFeasible()).toList());
        sorted.sort(Comparator.<Found>comparingDouble(each -> each.cost().badness())
                .thenComparingDouble(each -> each.cost().meanLoad()));
        List<Found> front = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (Found each : sorted) {
            if (each.cost().meanLoad() < least - SAME) {
                front.add(each);
                least = each.cost().meanLoad();
            }
        }
        return front;
    }
}

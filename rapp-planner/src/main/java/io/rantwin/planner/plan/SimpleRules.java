package io.rantwin.planner.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The simple ways to plan sleep that every plan is held against, and the greedy one that searches begin with. */
public final class SimpleRules {
    private static final double FULL = 0.999;

    private final PlanJudge judge;
    private final int cells;
    private final int periods;

    /** Rules over a judge. */
    public SimpleRules(PlanJudge judge) {
        this.judge = judge;
        this.cells = judge.snapshot().cells();
        this.periods = judge.task().world().profile().periods();
    }

    /** Do nothing. */
    public SleepSchedule nothing() {
        return SleepSchedule.none(cells, periods);
    }

    /** Leave it to enforcement: every cell may sleep at every hour. */
    public SleepSchedule everything() {
        BitSet all = new BitSet();
        IntStream.range(0, cells).filter(this::mayEver).forEach(all::set);
        return new SleepSchedule(cells, Collections.nCopies(periods, all));
    }

    /**
     * The threshold rule of the field: a cell sleeps in every period in which its own foreseen load is below a bound. It looks at
     * nobody else.
     */
    public SleepSchedule threshold(double belowLoad) {
        List<BitSet> asleep = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            double[] load = judge.loads(t, new BitSet(), 0);
            BitSet set = new BitSet();
            IntStream.range(0, cells)
                    .filter(c -> load[c] < belowLoad && mayEver(c))
                    .forEach(set::set);
            if (set.cardinality() == cells) {
                // Somebody has to be there: the busiest stays.
                set.clear(busiest(load));
            }
            asleep.add(set);
        }
        return new SleepSchedule(cells, asleep)
                .held(judge.task().leastOffPeriods(), judge.task().leastOnPeriods());
    }

    /**
     * Greedy with the twin as judge: in each period cells fall asleep, first those whose sleep alone saves most, as long as the rails
     * hold. (By load, small cells that save little would go first, and nobody would be left to take over from the large ones.)
     */
    public SleepSchedule greedy() {
        List<BitSet> asleep = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            asleep.add(greedy(t));
        }
        return new SleepSchedule(cells, asleep)
                .held(judge.task().leastOffPeriods(), judge.task().leastOnPeriods());
    }

    private BitSet greedy(int period) {
        BitSet set = new BitSet();
        PlanJudge.PeriodCost least = judge.cost(period, set);
        double[] watts = new double[cells];
        for (int c = 0; c < cells; c++) {
            watts[c] = Double.POSITIVE_INFINITY;
            if (mayEver(c)) {
                BitSet alone = new BitSet();
                alone.set(c);
                PlanJudge.PeriodCost cost = judge.cost(period, alone);
                watts[c] = cost.isFeasible() ? cost.watts() : Double.POSITIVE_INFINITY;
            }
        }
        for (int c : ascending(watts)) {
            set.set(c);
            PlanJudge.PeriodCost cost = judge.cost(period, set);
            if (watts[c] < Double.POSITIVE_INFINITY && cost.isFeasible() && cost.watts() < least.watts()) {
                least = cost;
            } else {
                set.clear(c);
            }
        }
        return set;
    }

    /**
     * The smallest number of cells that carries the load as foreseen, whatever the coverage and without margin: cells go one by one,
     * the least loaded first, as long as no load comes to 1.
     */
    public SleepSchedule minimalCells() {
        List<BitSet> asleep = new ArrayList<>();
        for (int t = 0; t < periods; t++) {
            BitSet set = new BitSet();
            for (int c : ascending(judge.loads(t, set, 0))) {
                set.set(c);
                if (!mayEver(c) || set.cardinality() == cells || max(judge.loads(t, set, 0)) >= FULL) {
                    set.clear(c);
                }
            }
            asleep.add(set);
        }
        return new SleepSchedule(cells, asleep)
                .held(judge.task().leastOffPeriods(), judge.task().leastOnPeriods());
    }

    private boolean mayEver(int cell) {
        return !judge.task().forbidden().get(cell) && judge.snapshot().radio().isServing(cell);
    }

    private List<Integer> ascending(double[] figure) {
        return IntStream.range(0, cells)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> figure[c]).thenComparingInt(c -> c))
                .toList();
    }

    private static int busiest(double[] load) {
        int best = 0;
        for (int c = 1; c < load.length; c++) {
            best = load[c] > load[best] ? c : best;
        }
        return best;
    }

    private static double max(double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}

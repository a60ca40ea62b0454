package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.whatif.Snapshot;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The twin as the judge of schedules: for each period and set of sleeping cells, powers and unmet demand in the steady state at three
 * demands (as foreseen, one and two deviations above), and whether the guard rails of the plan hold. Each set is worked out once.
 * Not thread-safe.
 */
public final class PlanJudge {
    private static final double TOLERANCE = 1e-6;
    private static final int MOST = 400_000;

    private final PlanTask task;
    private final TwinWorld world;
    private final NetworkStates states;
    private final LoadSolver solver = new LoadSolver();
    private final Map<Key, PeriodCost> known = new HashMap<>();

    private record Key(int period, BitSet asleep) {}

    /**
     * What a set of sleeping cells means in one period.
     *
     * @param watts of the whole network, mean over the three demands
     * @param unmetShare of the demand, mean over the three demands
     * @param excess by how much rails are broken, 0 when they hold: loads above the ceiling, uncovered demand
     */
    public record PeriodCost(double watts, double unmetShare, double excess) {
        /** Whether all rails of the plan hold. */
        public boolean isFeasible() {
            return excess <= 0;
        }
    }

    /**
     * What a schedule means.
     *
     * @param joule of the horizon, transitions included
     * @param unmetShare of the demand, mean over periods
     * @param excess sum over periods
     * @param sleeps times cells go to sleep
     */
    public record Cost(double joule, double unmetShare, double excess, int sleeps) {
        /** Whether all rails hold in all periods. */
        public boolean isFeasible() {
            return excess <= 0;
        }
    }

    /** A judge of one task. */
    public PlanJudge(PlanTask task) {
        this.task = task;
        this.world = task.world();
        this.states = new NetworkStates(world);
    }

    /** The task. */
    public PlanTask task() {
        return task;
    }

    /** Judges a schedule. */
    public Cost cost(SleepSchedule schedule) {
        double seconds = world.profile().periodMillis() / 1e3;
        double joule = schedule.sleeps() * world.transitionJoule();
        double unmet = 0;
        double excess = 0;
        for (int t = 0; t < schedule.periods(); t++) {
            PeriodCost cost = cost(t, schedule.asleep().get(t));
            joule += cost.watts() * seconds;
            unmet += cost.unmetShare() / schedule.periods();
            excess += cost.excess();
        }
        return new Cost(joule, unmet, excess, schedule.sleeps());
    }

    /** Judges one period. */
    public PeriodCost cost(int period, BitSet asleep) {
        Key key = new Key(period, (BitSet) asleep.clone());
        PeriodCost cost = known.get(key);
        if (cost == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            cost = judge(period, asleep);
            known.put(key, cost);
        }
        return cost;
    }

    /** Loads in one period, so many deviations above the mean demand. */
    public double[] loads(int period, BitSet asleep, double deviations) {
        double[] load = new double[world.profile().cells()];
        solve(state(asleep), demand(period, deviations), load);
        return load;
    }

    private NetworkStates.State state(BitSet asleep) {
        boolean[] sleeps = new boolean[world.profile().cells()];
        asleep.stream().forEach(c -> sleeps[c] = true);
        return states.asleep(sleeps);
    }

    private double[] demand(int period, double deviations) {
        return DemandLevels.above(world.profile(), period, deviations);
    }

    private void solve(NetworkStates.State state, double[] demand, double[] load) {
        solver.take(state.network());
        solver.solve(demand, load, TOLERANCE);
    }

    private PeriodCost judge(int period, BitSet asleep) {
        NetworkStates.State state = state(asleep);
        double watts = 0;
        double unmet = 0;
        for (int k = 0; k < DemandLevels.count(); k++) {
            double weight = DemandLevels.weight(k);
            double[] demand = DemandLevels.demand(world.profile(), period, k);
            double[] load = new double[demand.length];
            solve(state, demand, load);
            double lost = 0;
            double all = 0;
            for (int c = 0; c < demand.length; c++) {
                watts += weight
                        * world.power()
                                .watts(
                                        c,
                                        load[c],
                                        state.radio().powerDbm(c),
                                        state.radio().isServing(c));
                double arriving = state.network().demandOf(c, demand);
                lost += arriving * (1 - solver.servedFraction(c))
                        + demand[c] * state.network().unservedShare(c);
                all += demand[c];
            }
            unmet += all > 0 ? weight * lost / all : 0;
        }
        return new PeriodCost(watts, unmet, excess(period, asleep, state));
    }

    // Rails hold where the network without sleep holds them; what is broken anyway counts for nothing.
    private double excess(int period, BitSet asleep, NetworkStates.State state) {
        if (asleep.isEmpty()) {
            return 0;
        }
        double excess = asleep.intersects(task.forbidden()) ? 1 : 0;
        double[] demand = demand(period, task.margin());
        double[] load = new double[demand.length];
        solve(state, demand, load);
        double[] anyway = new double[demand.length];
        solve(state(new BitSet()), demand, anyway);
        // As enforcement counts it: of the demand that a sleeping cell itself would reach.
        double[] covered = state.coveredByOthers(
                asleep.stream().mapToObj(world.snapshot().cellIds()::get).toList());
        for (int c = 0; c < load.length; c++) {
            excess += Math.max(0, load[c] - Math.max(task.mostLoad(), anyway[c] + 1e-3));
            if (asleep.get(c)) {
                excess += Math.max(0, task.leastCovered() - covered[c]);
                excess += state.radio().isServing(c) ? 1 : 0;
                excess += world.snapshot().radio().isServing(c) ? 0 : 1;
            }
        }
        return excess;
    }

    /** The network and the snapshot it starts from. */
    public Snapshot snapshot() {
        return world.snapshot();
    }
}

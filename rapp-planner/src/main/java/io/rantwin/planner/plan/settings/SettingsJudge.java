package io.rantwin.planner.plan.settings;

import io.rantwin.planner.gate.ConfiguredCells;
import io.rantwin.planner.gate.CoverageRail;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.gate.NetworkStates;
import io.rantwin.planner.gate.TwinWorld;
import io.rantwin.planner.plan.DemandLevels;
import io.rantwin.twin.loadcoupling.LoadSolver;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The twin as the judge of settings: the steady states of all periods at three demands, and whether the guard rails of the plan hold.
 * Each choice is worked out once. Not thread-safe.
 */
final class SettingsJudge implements Judge {
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_LOAD = 1e-3;
    private static final double KILO = 1e3;
    private static final int MOST = 100_000;

    private final SettingsTask task;
    private final TwinWorld world;
    private final Relations relations;
    private final List<Knob> knobs;
    private final NetworkStates states;
    private final ConfiguredCells cells;
    private final LoadSolver solver = new LoadSolver();
    private final double[][] anyway;
    private final Map<List<Integer>, Cost> known = new HashMap<>();

    SettingsJudge(SettingsTask task) {
        this.task = task;
        world = task.world();
        relations = new Relations(world);
        knobs = task.knobs(relations);
        states = new NetworkStates(world);
        cells = new ConfiguredCells(world.snapshot());
        anyway = new double[world.profile().periods()][];
        solver.take(states.untouched().network());
        for (int t = 0; t < anyway.length; t++) {
            anyway[t] = loadsAtMargin(t);
        }
    }

    @Override
    public SettingsTask task() {
        return task;
    }

    @Override
    public List<Knob> knobs() {
        return knobs;
    }

    @Override
    public Relations relations() {
        return relations;
    }

    @Override
    public Cost cost(int[] steps) {
        List<Integer> key = Arrays.stream(steps).boxed().toList();
        Cost cost = known.get(key);
        if (cost == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            cost = judge(state(steps), isNothing(steps));
            known.put(key, cost);
        }
        return cost;
    }

    /** Loads in one period at the demand that is foreseen. */
    double[] loads(int[] steps, int period) {
        double[] load = new double[world.snapshot().cells()];
        solver.take(state(steps).network());
        solver.solve(DemandLevels.demand(world.profile(), period, 0), load, TOLERANCE);
        return load;
    }

    private static boolean isNothing(int[] steps) {
        return Arrays.stream(steps).allMatch(each -> each == 0);
    }

    private NetworkStates.State state(int[] steps) {
        return isNothing(steps)
                ? states.untouched()
                : states.after(states.untouched(), cells.actions(configuration(steps)));
    }

    private Cost judge(NetworkStates.State state, boolean isUntouched) {
        int n = world.snapshot().cells();
        int periods = world.profile().periods();
        double badness = 0;
        double mean = 0;
        Set<Integer> worst = new LinkedHashSet<>();
        solver.take(state.network());
        double[] load = new double[n];
        for (int t = 0; t < periods; t++) {
            for (int k = 0; k < DemandLevels.count(); k++) {
                double weight = DemandLevels.weight(k) / periods;
                double[] demand = DemandLevels.demand(world.profile(), t, k);
                solver.solve(demand, load, TOLERANCE);
                for (double each : load) {
                    mean += weight * 100 * each / n;
                }
                double[] bad = badness(state, demand, load);
                int worstCell = greatest(bad);
                if (worstCell >= 0) {
                    badness += weight * bad[worstCell];
                    worst.add(worstCell);
                }
            }
        }
        return new Cost(badness, mean, isUntouched ? 0 : excess(state), List.copyOf(worst));
    }

    private double[] badness(NetworkStates.State state, double[] demand, double[] load) {
        double[] badness = new double[load.length];
        for (int c = 0; c < load.length; c++) {
            badness[c] = badness(state, demand, load, c);
        }
        return badness;
    }

    /** Where the greatest value is; -1 when all are negative infinity. */
    private static int greatest(double[] values) {
        int greatest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > most) {
                most = values[i];
                greatest = i;
            }
        }
        return greatest;
    }

    private double badness(NetworkStates.State state, double[] demand, double[] load, int cell) {
        if (task.goal() == Goal.HIGHEST_LOAD) {
            return 100 * solver.offered(cell);
        }
        // What the cell gives a user who is alone for a while: its capacity times what is free of it.
        double needed = solver.offered(cell);
        return needed > LEAST_LOAD
                ? -state.network().demandOf(cell, demand) / needed / KILO * (1 - load[cell])
                : Double.NEGATIVE_INFINITY;
    }

    // What is broken without it counts for nothing.
    private double excess(NetworkStates.State state) {
        double excess = 0;
        for (double lost : CoverageRail.lost(world, states.untouched(), state)) {
            excess += Math.max(0, lost - CoverageRail.MOST_LOST);
        }
        solver.take(state.network());
        for (int t = 0; t < anyway.length; t++) {
            double[] load = loadsAtMargin(t);
            for (int c = 0; c < load.length; c++) {
                excess += Math.max(0, load[c] - Math.max(task.mostLoad(), anyway[t][c] + LEAST_LOAD));
            }
        }
        return excess;
    }

    private double[] loadsAtMargin(int period) {
        double[] load = new double[world.snapshot().cells()];
        solver.solve(DemandLevels.above(world.profile(), period, task.margin()), load, TOLERANCE);
        return load;
    }
}

package io.rantwin.planner.plan.settings;

import io.rantwin.planner.ensemble.ConfiguredCells;
import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.CoverageRail;
import io.rantwin.planner.gate.Goal;
import io.rantwin.planner.plan.DemandLevels;
import io.rantwin.twin.loadcoupling.LoadSolver;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The twin as the judge of settings: the steady states of all periods at three demands, and whether the guard rails of the plan hold.
 * Each choice is worked out once, and what comes of it depends on nothing that was asked before. Thread-safe.
 */
final class SettingsJudge implements Judge {
    private static final double TOLERANCE = 1e-6;
    private static final double LEAST_LOAD = 1e-3;
    private static final double KILO = 1e3;
    private static final int MOST = 100_000;

    private final Choices choices;
    private final SettingsTask task;
    private final TwinWorld world;
    private final ConfiguredCells cells;
    private final double[][] anyway;
    private final Map<List<Integer>, Steady> known = new ConcurrentHashMap<>();
    private final Map<List<Integer>, Double> excesses = new ConcurrentHashMap<>();
    private final Deque<Desk> desks = new ConcurrentLinkedDeque<>();

    /** What one thread works with. */
    private static final class Desk {
        final LoadSolver solver = new LoadSolver();
        final NetworkStates states;

        Desk(TwinWorld world) {
            states = new NetworkStates(world);
        }
    }

    /** Loads that settle, without the rails. */
    private record Steady(double badness, double meanLoad, List<Integer> worst) {}

    SettingsJudge(SettingsTask task) {
        this.task = task;
        world = task.world();
        choices = Choices.of(task);
        cells = new ConfiguredCells(world.snapshot());
        anyway = new double[world.profile().periods()][];
        Desk desk = new Desk(world);
        desk.solver.take(desk.states.untouched().network());
        for (int t = 0; t < anyway.length; t++) {
            anyway[t] = loadsAtMargin(desk.solver, t);
        }
        desks.push(desk);
    }

    @Override
    public Choices choices() {
        return choices;
    }

    @Override
    public Cost cost(int[] steps) {
        Steady steady = steady(steps, null);
        List<Integer> key = key(steps);
        Double excess = excesses.get(key);
        if (excess == null) {
            excess = isNothing(steps) ? Double.valueOf(0) : at(desk -> excess(desk, state(desk, steps)));
            keep(excesses, key, excess);
        }
        return new Cost(steady.badness(), steady.meanLoad(), excess, steady.worst());
    }

    @Override
    public double badness(int[] steps, int[] like) {
        return steady(steps, like).badness();
    }

    private Steady steady(int[] steps, int @Nullable [] like) {
        List<Integer> key = key(steps);
        Steady steady = known.get(key);
        if (steady == null) {
            Steady before = like == null ? null : known.get(key(like));
            steady = at(desk -> {
                NetworkStates.State state = state(desk, steps);
                return before != null && like != null && state.servesAs(state(desk, like))
                        ? before
                        : steady(desk, state);
            });
            keep(known, key, steady);
        }
        return steady;
    }

    private static List<Integer> key(int[] steps) {
        return Arrays.stream(steps).boxed().toList();
    }

    private static <T> void keep(Map<List<Integer>, T> into, List<Integer> key, T value) {
        if (into.size() >= MOST) {
            into.clear();
        }
        into.put(key, value);
    }

    private <T> T at(Function<Desk, T> work) {
        Desk free = desks.poll();
        Desk desk = free == null ? new Desk(world) : free;
        try {
            return work.apply(desk);
        } finally {
            desks.push(desk);
        }
    }

    /** Loads in one period at the demand that is foreseen. */
    double[] loads(int[] steps, int period) {
        return at(desk -> {
            double[] load = new double[world.snapshot().cells()];
            desk.solver.take(state(desk, steps).network());
            desk.solver.solve(DemandLevels.demand(world.profile(), period, 0), load, TOLERANCE);
            return load;
        });
    }

    private static boolean isNothing(int[] steps) {
        return Arrays.stream(steps).allMatch(each -> each == 0);
    }

    private NetworkStates.State state(Desk desk, int[] steps) {
        return isNothing(steps)
                ? desk.states.untouched()
                : desk.states.after(desk.states.untouched(), cells.actions(configuration(steps)));
    }

    private Steady steady(Desk desk, NetworkStates.State state) {
        int n = world.snapshot().cells();
        int periods = world.profile().periods();
        double badness = 0;
        double mean = 0;
        Set<Integer> worst = new LinkedHashSet<>();
        desk.solver.take(state.network());
        double[] load = new double[n];
        for (int t = 0; t < periods; t++) {
            for (int k = 0; k < DemandLevels.count(); k++) {
                double weight = DemandLevels.weight(k) / periods;
                double[] demand = DemandLevels.demand(world.profile(), t, k);
                desk.solver.solve(demand, load, TOLERANCE);
                for (double each : load) {
                    mean += weight * 100 * each / n;
                }
                double[] bad = badness(desk.solver, state, demand, load);
                int worstCell = greatest(bad);
                if (worstCell >= 0) {
                    badness += weight * bad[worstCell];
                    worst.add(worstCell);
                }
            }
        }
        return new Steady(badness, mean, List.copyOf(worst));
    }

    private double[] badness(LoadSolver solver, NetworkStates.State state, double[] demand, double[] load) {
        double[] badness = new double[load.length];
        for (int c = 0; c < load.length; c++) {
            badness[c] = badness(solver, state, demand, load, c);
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

    private double badness(LoadSolver solver, NetworkStates.State state, double[] demand, double[] load, int cell) {
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
    private double excess(Desk desk, NetworkStates.State state) {
        double excess = 0;
        for (double lost : CoverageRail.lost(world, desk.states.untouched(), state)) {
            excess += Math.max(0, lost - CoverageRail.MOST_LOST);
        }
        desk.solver.take(state.network());
        for (int t = 0; t < anyway.length; t++) {
            double[] load = loadsAtMargin(desk.solver, t);
            for (int c = 0; c < load.length; c++) {
                excess += Math.max(0, load[c] - Math.max(task.mostLoad(), anyway[t][c] + LEAST_LOAD));
            }
        }
        return excess;
    }

    private double[] loadsAtMargin(LoadSolver solver, int period) {
        double[] load = new double[world.snapshot().cells()];
        solver.solve(DemandLevels.above(world.profile(), period, task.margin()), load, TOLERANCE);
        return load;
    }
}

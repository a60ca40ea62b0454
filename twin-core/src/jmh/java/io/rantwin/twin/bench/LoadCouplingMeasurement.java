package io.rantwin.twin.bench;

import io.rantwin.twin.arithmetic.PortableMath;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.loadcoupling.Association;
import io.rantwin.twin.loadcoupling.LinkModel;
import io.rantwin.twin.loadcoupling.LoadNetwork;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.loadcoupling.RadioState;
import io.rantwin.twin.propagation.RadioMap;
import io.rantwin.twin.propagation.RadioMapMaker;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Steady states of coupled cells: cold, with everything that a change of the network needs, and warm along many scenarios. */
final class LoadCouplingMeasurement implements Measurement {
    private static final double TOLERANCE = 1e-6;
    private static final int SCENARIOS = 1000;
    private static final int STEPS = 60;
    private static final double MEAN_DEMAND = 4e7;
    // Demand of a cell varies by 10 % with a correlation time of 20 s.
    private static final double DEVIATION = 0.1;
    private static final double CORRELATION_SECONDS = 20;

    @Override
    public List<Measured> measure(Consumer<String> progress) {
        List<Measured> lines = new ArrayList<>();
        progress.accept("warm-up of load coupling: " + LoadSolver.warmUp());
        for (int cells : new int[] {57, 184}) {
            progress.accept("one what-if with " + cells + " cells");
            lines.addAll(steadyState(new Case(cells), cells == 57 ? 1 : 4));
        }
        progress.accept("1 000 scenarios of 60 s with 184 cells");
        lines.add(scenarios(new Case(184)));
        return lines;
    }

    private static List<Measured> steadyState(Case net, int barMillis) {
        LoadSolver solver = new LoadSolver();
        double[] load = new double[net.cells];
        double cold = Repetitions.medianNanos(() -> {
            solver.take(net.network);
            solver.solve(net.demand, load, TOLERANCE);
        });
        NaiveSolver naive = new NaiveSolver(net.map, net.state, net.home);
        double reference = Repetitions.medianNanos(() -> naive.solve(net.demand, load, TOLERANCE));
        RadioState asleep = net.state.withServing(0, false);
        double whole = Repetitions.medianNanos(() -> {
            int[] serving = net.rule.changed(net.home, net.state, net.map, asleep);
            solver.take(LoadNetwork.of(net.map, asleep, serving));
            solver.solve(net.demand, load, TOLERANCE);
        });
        String name = "whatif." + net.cells + "cells";
        return List.of(
                new Measured(
                        name + ".ms",
                        cold / 1e6,
                        "ms",
                        "under " + barMillis + ", cold, to 1e-6",
                        String.format(
                                Locale.ROOT, "naive iteration %.2f ms, ratio %.1f", reference / 1e6, reference / cold)),
                new Measured(
                        name + ".with.reassociation.ms",
                        whole / 1e6,
                        "ms",
                        null,
                        "a cell asleep: points re-associated, network rebuilt, solved cold"));
    }

    // One thread per processor, each scenario from the same start, so that threads change nothing in the results.
    private static Measured scenarios(Case net) {
        LoadSolver start = new LoadSolver();
        start.take(net.network);
        start.solve(net.demand, new double[net.cells], TOLERANCE);
        run(net, start, 0, SCENARIOS / 10);
        int threads = Runtime.getRuntime().availableProcessors();
        long begin = System.nanoTime();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int from = SCENARIOS * t / threads;
            int to = SCENARIOS * (t + 1) / threads;
            workers.add(Thread.ofPlatform().start(() -> run(net, start, from, to)));
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("The measurement was interrupted.", e);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        NaiveSolver naive = new NaiveSolver(net.map, net.state, net.home);
        double[] load = new double[net.cells];
        double naiveNanos = Repetitions.medianNanos(() -> naive.solve(net.demand, load, TOLERANCE));
        double reference = naiveNanos * SCENARIOS * STEPS / threads / 1e9;
        return new Measured(
                "whatif.1000x60sx184cells.s",
                seconds,
                "s",
                "under 10, every step to 1e-6, " + threads + " threads",
                String.format(
                        Locale.ROOT,
                        "naive iteration, cold each step: %.0f s, ratio %.0f",
                        reference,
                        reference / seconds));
    }

    private static void run(Case net, LoadSolver start, int from, int to) {
        Chance chance = new Chance(7);
        double keep = PortableMath.exp(-1 / CORRELATION_SECONDS);
        double fresh = Math.sqrt(1 - keep * keep);
        double[] demand = new double[net.cells];
        double[] load = new double[net.cells];
        double[] fast = new double[net.cells];
        LoadSolver solver = new LoadSolver();
        for (int scenario = from; scenario < to; scenario++) {
            solver.take(start);
            for (int step = 0; step < STEPS; step++) {
                for (int c = 0; c < net.cells; c++) {
                    double z = chance.normal(c, (long) scenario * STEPS + step);
                    fast[c] = step == 0 ? z : keep * fast[c] + fresh * z;
                    demand[c] = net.demand[c] * PortableMath.exp(DEVIATION * fast[c]);
                }
                if (!solver.solve(demand, load, TOLERANCE)) {
                    throw new IllegalStateException("A step did not converge.");
                }
            }
        }
    }

    /** A network with everything that stays. */
    private static final class Case {
        final int cells;
        final RadioMap map;
        final RadioState state;
        final int[] home;
        final Association rule;
        final LoadNetwork network;
        final double[] demand;

        Case(int cells) {
            this.cells = cells;
            Topology topology = BenchNetwork.of(cells);
            map = RadioMapMaker.make(topology, RadioOptions.STANDARD, new Chance(1));
            state = RadioState.of(topology, LinkModel.START);
            home = Association.home(map);
            rule = new Association(map, 2);
            network = LoadNetwork.of(map, state, home);
            demand = new double[cells];
            for (int c = 0; c < cells; c++) {
                demand[c] = MEAN_DEMAND * (0.5 + new Chance(3).uniform(0, c));
            }
        }
    }
}

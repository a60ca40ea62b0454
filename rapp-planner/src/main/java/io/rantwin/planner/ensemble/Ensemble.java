package io.rantwin.planner.ensemble;

import io.rantwin.planner.configuration.Configuration;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.enforcement.PolicyConflict;
import io.rantwin.twin.enforcement.Unserved;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.Scenario;
import io.rantwin.twin.whatif.TimedAction;
import io.rantwin.twin.whatif.WhatIf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Days of the network with some policies and with others, draw by draw under the same demand and the same true network (common random
 * numbers). In each draw enforcement decides anew from that draw's loads ({@link ClosedLoop}), then the twin's what-if follows what
 * it did in a network that may differ from the believed one. Not thread-safe.
 */
public final class Ensemble {
    private static final List<Kpi> KEPT = List.of(Kpi.PRB_LOAD, Kpi.POWER, Kpi.CARRIED, Kpi.THROUGHPUT);

    private final TwinWorld world;
    private final ClosedLoop loop;
    private final WhatIf engine;

    /** Of a world. */
    public Ensemble(TwinWorld world) {
        this.world = world;
        this.loop = new ClosedLoop(world, new NetworkStates(world));
        this.engine = new WhatIf(world.power(), null);
    }

    /**
     * What came out: {@code values[((draw * reports + report) * cells + cell)]} for each figure kept.
     *
     * @param draws days
     * @param reports of a day
     * @param cells of the network
     * @param reportSeconds length of a report
     * @param without figures without the candidate, in the order in which the ensemble keeps them
     * @param with figures with it
     * @param sleepsWithout times a cell went to sleep, for each draw
     * @param sleeps the same with the candidate
     * @param acted cells that some action was on which was not done without the candidate
     * @param example what enforcement does in the first draw, in words
     * @param conflicts that enforcement met
     * @param never objectives that nothing can serve
     * @param slices figures of slices; of no slice where the world has none
     */
    public record Result(
            int draws,
            int reports,
            int cells,
            double reportSeconds,
            float[][] without,
            float[][] with,
            int[] sleepsWithout,
            int[] sleeps,
            boolean[] acted,
            List<String> example,
            Set<PolicyConflict> conflicts,
            Set<Unserved> never,
            SliceFigures slices) {
        /** Copies the lists. */
        public Result {
            example = List.copyOf(example);
            conflicts = Set.copyOf(conflicts);
            never = Set.copyOf(never);
        }

        /** A single figure; NaN where there is none. */
        public double value(Kpi kpi, int draw, int report, int cell, boolean acted0) {
            int row = KEPT.indexOf(kpi);
            if (row < 0) {
                throw new IllegalArgumentException("The ensemble does not keep " + kpi + ", only " + KEPT + ".");
            }
            return (acted0 ? with : without)[row][(draw * reports + report) * cells + cell];
        }

        /** Mean of a figure over a day; reports without the figure left out. */
        public double mean(Kpi kpi, int draw, int cell, boolean acted0) {
            double sum = 0;
            int count = 0;
            for (int report = 0; report < reports; report++) {
                double value = value(kpi, draw, report, cell, acted0);
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        }

        /** Power of the network in a report, W; NaN when that of a cell is not known. */
        public double watts(int draw, int report, boolean acted0) {
            double sum = 0;
            for (int cell = 0; cell < cells; cell++) {
                sum += value(Kpi.POWER, draw, report, cell, acted0);
            }
            return sum;
        }

        /** Energy of a day in joule, without transitions. */
        public double joule(int draw, boolean acted0) {
            double sum = 0;
            for (int report = 0; report < reports; report++) {
                for (int cell = 0; cell < cells; cell++) {
                    sum += value(Kpi.POWER, draw, report, cell, acted0) * reportSeconds;
                }
            }
            return sum;
        }

        /** Share of the reports of all cells in a day in which less than the rail's demand was carried. */
        public double shareOutside(Rail rail, int draw, boolean acted0) {
            int count = 0;
            for (int report = 0; report < reports; report++) {
                for (int cell = 0; cell < cells; cell++) {
                    count += rail.isBrokenBy(value(rail.kpi(), draw, report, cell, acted0)) ? 1 : 0;
                }
            }
            return (double) count / (reports * cells);
        }
    }

    /** Whether figures of a kind are kept. */
    public static boolean keeps(Kpi kpi) {
        return KEPT.contains(kpi);
    }

    /** Enforcement of these policies. */
    public Behaviour under(List<Timeline> policies) {
        return loop.under(policies);
    }

    /** Enforcement of these policies in a network that was configured so at the begin. */
    public Behaviour under(List<Timeline> policies, Configuration configuration) {
        return loop.under(policies, new ConfiguredCells(world.snapshot()).actions(configuration));
    }

    /**
     * Runs the days.
     *
     * @param without policies in force anyway
     * @param with the same and the candidate
     */
    public Result run(List<Timeline> without, List<Timeline> with, int draws, long seed) {
        return run(loop.under(without), loop.under(with), draws, seed);
    }

    /** Runs the days with two ways to behave. */
    public Result run(Behaviour without, Behaviour with, int draws, long seed) {
        int n = world.snapshot().cells();
        int reports = world.steps();
        int size = Math.multiplyExact(Math.multiplyExact(draws, reports), n);
        float[][] off = new float[KEPT.size()][size];
        float[][] on = new float[KEPT.size()][size];
        SliceFigures slices = SliceFigures.of(world, draws, reports);
        int[] sleepsOff = new int[draws];
        int[] sleepsOn = new int[draws];
        boolean[] acted = new boolean[n];
        List<String> example = new ArrayList<>();
        Set<PolicyConflict> conflicts = new LinkedHashSet<>();
        Set<Unserved> never = new LinkedHashSet<>();
        Chance chance = new Chance(seed);
        for (int draw = 0; draw < draws; draw++) {
            DemandPath demand = world.profile().drawn(chance, draw);
            // A seed of its own for each day: another network that could be the true one.
            long seedOfDay = chance.derived(draw).seed();
            Behaviour.Course base = without.course(demand);
            Behaviour.Course course = with.course(demand);
            sleepsOff[draw] = base.sleeps();
            sleepsOn[draw] = course.sleeps();
            conflicts.addAll(course.conflicts());
            never.addAll(course.never().keySet());
            if (draw == 0) {
                example.addAll(course.words());
            }
            touch(acted, base.actions(), course.actions());
            Outcome outcome = engine.run(world.snapshot(), scenario(course.actions(), seedOfDay, demand));
            keep(outcome, true, draw, on);
            slices.keep(outcome, true, draw, true);
            boolean isIdle = base.actions().isEmpty();
            Outcome anyway =
                    isIdle ? outcome : engine.run(world.snapshot(), scenario(base.actions(), seedOfDay, demand));
            keep(anyway, !isIdle, draw, off);
            slices.keep(anyway, !isIdle, draw, false);
        }
        return new Result(
                draws,
                reports,
                n,
                world.decisionMillis() / 1e3,
                off,
                on,
                sleepsOff,
                sleepsOn,
                acted,
                example,
                conflicts,
                never,
                slices);
    }

    private Scenario scenario(List<TimedAction> actions, long seed, DemandPath demand) {
        return new Scenario(
                        actions,
                        world.profile().horizonMillis(),
                        world.decisionMillis(),
                        world.decisionMillis(),
                        1,
                        seed)
                .along(demand);
    }

    private static void keep(Outcome outcome, boolean acted, int draw, float[][] into) {
        int n = outcome.cellIds().size();
        int reports = outcome.reports();
        for (int row = 0; row < KEPT.size(); row++) {
            for (int report = 0; report < reports; report++) {
                for (int c = 0; c < n; c++) {
                    into[row][(draw * reports + report) * n + c] =
                            (float) outcome.value(KEPT.get(row), c, report, 0, acted);
                }
            }
        }
    }

    private static void touch(boolean[] acted, List<TimedAction> base, List<TimedAction> course) {
        List<TimedAction> more = new ArrayList<>(course);
        more.removeAll(base);
        for (TimedAction timed : more) {
            switch (timed.action()) {
                case Action.Sleep a -> acted[a.cell()] = true;
                case Action.Wake a -> acted[a.cell()] = true;
                case Action.Power a -> acted[a.cell()] = true;
                case Action.Tilt a -> acted[a.cell()] = true;
                case Action.SlicePolicy a -> acted[a.cell()] = true;
                case Action.Offset a -> {
                    acted[a.cell()] = true;
                    acted[a.neighbour()] = true;
                }
                default -> {
                    // Policies lead to nothing else that the what-if knows.
                }
            }
        }
    }

    /** Cells that the candidate touches: acted upon, or with a mean load that changes by so many points. */
    public static boolean[] touched(Result result, double points) {
        boolean[] touched = result.acted().clone();
        for (int c = 0; c < result.cells(); c++) {
            double[] change = new double[result.draws()];
            int cell = c;
            Arrays.setAll(
                    change, d -> result.mean(Kpi.PRB_LOAD, d, cell, true) - result.mean(Kpi.PRB_LOAD, d, cell, false));
            touched[c] |= Math.abs(Bounds.mean(change)) >= points;
        }
        return touched;
    }
}

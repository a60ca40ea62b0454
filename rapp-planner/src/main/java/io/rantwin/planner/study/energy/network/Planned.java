package io.rantwin.planner.study.energy.network;

import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.gate.Active;
import io.rantwin.planner.gate.Gate;
import io.rantwin.planner.gate.GateCase;
import io.rantwin.planner.gate.GateReport;
import io.rantwin.planner.gate.GateSettings;
import io.rantwin.planner.plan.EnergyPlan;
import io.rantwin.planner.plan.EnergyPlanner;
import io.rantwin.planner.plan.EnergyPlanning;
import io.rantwin.planner.plan.PlanException;
import io.rantwin.planner.plan.PlanJudge;
import io.rantwin.planner.plan.PlanTask;
import io.rantwin.planner.plan.ReferencePower;
import io.rantwin.planner.plan.SimpleRules;
import io.rantwin.planner.plan.SleepSchedule;
import io.rantwin.planner.plan.Trial;
import io.rantwin.planner.plan.WorldMaker;
import io.rantwin.twin.energy.PowerModel;
import io.rantwin.twin.enforcement.EnforcementParameters;
import io.rantwin.twin.propagation.RadioOptions;
import io.rantwin.twin.topology.Cell;
import io.rantwin.twin.topology.Topology;
import io.rantwin.twin.whatif.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A plan made of what was learned, and what the gate says of its candidates, the best first, until one passes. When none does, the plan's
 * ceiling of loads is lowered and it is planned again.
 *
 * @param world that it was made for
 * @param plan with all candidates and simple rules
 * @param it the case of the candidate that passed, or of the first when none did
 * @param report of the gate on it
 * @param candidate its name
 * @param refused what the gate said of better ones
 * @param minimal the schedule of the minimal-cells rule
 * @param fidelity of cells, as the twin told
 */
record Planned(
        TwinWorld world,
        EnergyPlan plan,
        GateCase it,
        GateReport report,
        String candidate,
        List<String> refused,
        SleepSchedule minimal,
        Map<String, Double> fidelity) {
    static final String POLICY = "es-study";
    static final String RIC = "ric1";
    private static final int MOST_TRIED = 3;
    private static final double STEP = 0.1;
    private static final double LEAST_CEILING = 0.35;
    private static final int HOURS = 24;

    /** Plans and judges; null when no cell can sleep. */
    static @Nullable Planned of(
            Conditions conditions,
            Learned learned,
            Topology topology,
            EnforcementParameters enforcement,
            Map<String, Double> fidelity,
            Consumer<String> progress)
            throws PlanException {
        TwinWorld world = world(conditions, learned, topology, enforcement);
        List<String> refused = new ArrayList<>();
        Planned last = null;
        for (double ceiling = conditions.mostLoad(); ceiling >= LEAST_CEILING; ceiling -= STEP) {
            progress.accept("planning with loads up to " + Math.round(100 * ceiling) + " %");
            last = of(conditions, learned, world, ceiling, refused, fidelity, progress);
            if (last == null || last.report().passes()) {
                return last;
            }
        }
        return last;
    }

    private static @Nullable Planned of(
            Conditions conditions,
            Learned learned,
            TwinWorld world,
            double ceiling,
            List<String> refused,
            Map<String, Double> fidelity,
            Consumer<String> progress)
            throws PlanException {
        GateSettings settings = settings(conditions, learned);
        PlanTask task = task(conditions, world, ceiling, forbidden(conditions, world));
        EnergyPlanning.Order order =
                new EnergyPlanning.Order(task, settings, conditions.search(), fidelity, POLICY, RIC);
        EnergyPlan plan = new EnergyPlanner(settings, conditions.search()).plan(task, progress);
        SleepSchedule minimal =
                new SimpleRules(new PlanJudge(task(conditions, world, ceiling, new BitSet()))).minimalCells();
        Planned first = null;
        for (Trial trial :
                plan.trials().subList(0, Math.min(MOST_TRIED, plan.trials().size()))) {
            // What breaks rails in the few days of the trial need not be looked at for longer.
            if (trial.breaksRails() && first != null) {
                continue;
            }
            progress.accept("the gate looks at '" + trial.name() + "'");
            GateCase it = order.before(trial, Active.ofPolicies(List.of()));
            GateReport report = new Gate().judge(it);
            progress.accept(trial.name() + ": " + report.sentence());
            if (report.passes()) {
                return new Planned(world, plan, it, report, trial.name(), refused, minimal, fidelity);
            }
            first = first == null
                    ? new Planned(world, plan, it, report, trial.name(), refused, minimal, fidelity)
                    : first;
            refused.add(trial.name() + ": " + report.sentence());
        }
        return first;
    }

    private static PlanTask task(Conditions conditions, TwinWorld world, double ceiling, BitSet forbidden) {
        return new PlanTask(
                world,
                ceiling,
                Math.min(1, world.enforcement().energy().leastCovered() + 0.01),
                conditions.search().margins().getFirst(),
                1,
                1,
                forbidden);
    }

    private static BitSet forbidden(Conditions conditions, TwinWorld world) throws PlanException {
        BitSet forbidden = new BitSet();
        Set<String> known = new TreeSet<>();
        for (Cell cell : world.topology().cells()) {
            known.add(cell.carrier());
            if (conditions.keepOn().contains(cell.carrier())) {
                forbidden.set(world.snapshot().cellIds().indexOf(cell.cellId()));
            }
        }
        for (String carrier : conditions.keepOn()) {
            if (!carrier.isBlank() && !known.contains(carrier)) {
                throw new PlanException("--keep-on names the carrier " + carrier + "; the network has "
                        + String.join(", ", known) + ".");
            }
        }
        return forbidden;
    }

    // The luck of single users is as it was seen while nobody saved anything.
    private static GateSettings settings(Conditions conditions, Learned learned) {
        GateSettings asked = conditions.gate();
        return new GateSettings(
                asked.rails(),
                asked.confidence(),
                asked.draws(),
                asked.seed(),
                asked.leastFidelity(),
                asked.touchedPoints(),
                asked.mostCanaryShare(),
                asked.watch()
                        .withLuck(learned.luckPoints(), learned.luckInCommon(), learned.wattLuck())
                        .settlingWithin(conditions.settleMillis()));
    }

    private static TwinWorld world(
            Conditions conditions, Learned learned, Topology topology, EnforcementParameters enforcement)
            throws PlanException {
        Snapshot snapshot = WorldMaker.snapshot(topology, learned.profile(), RadioOptions.of(topology), 1);
        double full = 0;
        for (int c = 0; c < snapshot.cells(); c++) {
            full += (learned.idleWatts()[c] + learned.slopeWatts()[c]) / snapshot.cells();
        }
        ReferencePower named = new ReferencePower(conditions.powerSet(), full, 0, snapshot.radio());
        TwinWorld world = WorldMaker.world(
                topology,
                snapshot,
                learned.profile(),
                1000L * conditions.daySeconds() / HOURS,
                1000L * conditions.reportSeconds(),
                named,
                enforcement);
        PowerModel units = conditions.powerSet().model(1, 0);
        double sleepShare = units.deep().powerW() / conditions.powerSet().downlinkSymbol(1, 1, 1);
        double[] dbm = new double[snapshot.cells()];
        Arrays.setAll(dbm, snapshot.radio()::powerDbm);
        return new TwinWorld(
                world.snapshot(),
                world.topology(),
                learned.power(sleepShare, dbm),
                conditions.powerSet().title() + ", idle power and slope as reported",
                named.transitionJoule() / conditions.compression(),
                world.profile().withLuck(learned.windowLuck()),
                enforcement,
                world.levers(),
                world.leastRsrpDbm(),
                world.decisionMillis());
    }
}

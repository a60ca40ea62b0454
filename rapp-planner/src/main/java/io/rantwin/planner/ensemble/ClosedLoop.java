package io.rantwin.planner.ensemble;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.chance.NormalQuantile;
import io.rantwin.twin.enforcement.CellCondition;
import io.rantwin.twin.enforcement.Enforcement;
import io.rantwin.twin.enforcement.EnforcementAction;
import io.rantwin.twin.enforcement.EnforcementMemory;
import io.rantwin.twin.enforcement.EnforcementPlan;
import io.rantwin.twin.enforcement.LoadForecast;
import io.rantwin.twin.enforcement.NetworkView;
import io.rantwin.twin.enforcement.PlannedAction;
import io.rantwin.twin.enforcement.PolicyConflict;
import io.rantwin.twin.enforcement.PolicyInForce;
import io.rantwin.twin.enforcement.TwinActions;
import io.rantwin.twin.enforcement.Unserved;
import io.rantwin.twin.loadcoupling.LoadSolver;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the near-RT side will do under policies, step by step: {@link Enforcement} looks at the loads of the step that has just ended
 * and at the foreseen rise, as the xApp will, and what it decides is in force from the next step on. So what is proved is what is
 * enforced. Where the luck of sessions is known, it is seen with it, as the xApp sees its reports. Not thread-safe.
 */
public final class ClosedLoop {
    private static final double TOLERANCE = 1e-6;
    private static final int LUCK = 14;

    private final TwinWorld world;
    private final NetworkStates states;
    private final Enforcement enforcement;
    private final TwinActions names;
    private final LoadSolver solver = new LoadSolver();
    private final double upper;

    /** Of a world; states of the network are taken from {@code states} and kept there. */
    public ClosedLoop(TwinWorld world, NetworkStates states) {
        this.world = world;
        this.states = states;
        enforcement = new Enforcement(world.enforcement());
        names = new TwinActions(world.snapshot());
        upper = NormalQuantile.of(world.enforcement().energy().quantile());
    }

    /** Enforcement of these policies. */
    Behaviour under(List<Timeline> policies) {
        return under(policies, List.of());
    }

    /** Enforcement of these policies in a network that was configured so at the begin. */
    Behaviour under(List<Timeline> policies, List<Action> configured) {
        return policies.isEmpty() && configured.isEmpty()
                ? Behaviour.NOTHING
                : demand -> course(demand, policies, configured);
    }

    /** What enforcement of these policies does in one course of demand. */
    public Behaviour.Course course(DemandPath demand, List<Timeline> policies) {
        return course(demand, policies, List.of());
    }

    private Behaviour.Course course(DemandPath demand, List<Timeline> policies, List<Action> configured) {
        List<TimedAction> actions = new ArrayList<>();
        configured.forEach(each -> actions.add(new TimedAction(0, each)));
        List<String> words = new ArrayList<>();
        Set<PolicyConflict> conflicts = new LinkedHashSet<>();
        Map<Unserved, Long> never = new LinkedHashMap<>();
        EnforcementMemory memory = EnforcementMemory.NONE;
        NetworkStates.State state = states.after(states.untouched(), configured);
        int sleeps = 0;
        for (int step = 0; step < world.steps() && !policies.isEmpty(); step++) {
            long millis = step * world.decisionMillis();
            NetworkView view = view(millis, Math.max(0, millis - world.decisionMillis()), demand, state);
            List<PolicyInForce> inForce = new ArrayList<>();
            policies.forEach(each -> inForce.add(new PolicyInForce(each.policyId(), each.at(millis))));
            EnforcementPlan plan = enforcement.decide(view, inForce, memory);
            memory = plan.memory();
            conflicts.addAll(plan.conflicts());
            plan.unserved().stream()
                    .filter(each -> each.duration() == Unserved.Duration.NEVER)
                    .forEach(each -> never.putIfAbsent(each, millis));
            for (PlannedAction planned : plan.actions()) {
                Action action = names.of(planned.action());
                if (action == null) {
                    continue;
                }
                state = states.after(state, List.of(action));
                sleeps += planned.action() instanceof EnforcementAction.SleepCell ? 1 : 0;
                actions.add(new TimedAction(millis, action));
                words.add(Numbers.time(millis) + " " + planned.words());
            }
        }
        return new Behaviour.Course(actions, words, sleeps, conflicts, never);
    }

    private NetworkView view(long now, long seenMillis, DemandPath demand, NetworkStates.State state) {
        DemandProfile profile = world.profile();
        int n = profile.cells();
        int period = period(seenMillis);
        double[] asked = new double[n];
        System.arraycopy(demand.mean(), period * n, asked, 0, n);
        double[] load = new double[n];
        solver.take(state.network());
        solver.solve(asked, load, TOLERANCE);
        // The same demand comes with the same luck, whatever is done.
        Chance chance = new Chance(Double.doubleToLongBits(demand.mean()[0]));
        List<CellCondition> cells = new ArrayList<>(n);
        for (int c = 0; c < n; c++) {
            load[c] = seen(load[c], chance, c, seenMillis / world.decisionMillis());
            CellCondition known = state.conditions().get(c);
            boolean serves = state.radio().isServing(c);
            double dbm = state.radio().powerDbm(c);
            double idle = world.power().watts(c, 0, dbm, true);
            cells.add(known.withLoad(
                            serves ? load[c] : 0, Double.NaN, serves ? forecasts(c, load[c], period, now) : List.of())
                    .withPowers(
                            world.power().watts(c, serves ? load[c] : 0, dbm, true),
                            world.enforcement().energy().sleepPowerShare() * idle,
                            dbm)
                    .withLevers(world.levers()));
        }
        return new NetworkView(world.snapshot().networkTimeMillis() + now, cells, List.of(), List.of());
    }

    // The load goes on as the profile foresees; beyond the horizon the last period goes on.
    private List<LoadForecast> forecasts(int cell, double load, int period, long now) {
        DemandProfile profile = world.profile();
        long farthest = world.enforcement().energy().minOffMillis()
                + world.enforcement().energy().wakeLeadMillis();
        List<LoadForecast> foreseen = new ArrayList<>();
        double before = profile.above(period, cell, 0);
        long horizon = 0;
        while (horizon < farthest) {
            horizon = Math.min(horizon + Math.max(world.decisionMillis(), farthest / 8), farthest);
            int then = period(now + horizon);
            int at = then * profile.cells() + cell;
            double rise = before > 0 ? profile.above(then, cell, 0) / before : 1;
            double own = Math.sqrt(1 - DemandProfile.COMMON - DemandProfile.OF_CELL) * profile.relativeDeviation()[at];
            double median = Math.min(1, load * rise);
            double deviation = Math.sqrt(median * median * own * own + profile.luck()[cell] * median);
            foreseen.add(new LoadForecast(horizon, median, Math.min(1, median + upper * deviation)));
        }
        return foreseen;
    }

    // The mean over the window of enforcement, as the luck of the steps in it has it.
    private double seen(double load, Chance chance, int cell, long step) {
        double luck = world.profile().luck()[cell];
        if (luck == 0) {
            return load;
        }
        int steps = (int) Math.max(1, world.enforcement().energy().loadWindowMillis() / world.decisionMillis());
        double normal = 0;
        for (int back = 0; back < steps; back++) {
            // Steps before the first are those of the day before.
            normal += chance.normal(Chance.stream(LUCK, cell), (1L << 20) + step - back);
        }
        return Math.clamp(load + Math.sqrt(luck * load / steps) * normal, 0, 1);
    }

    private int period(long millis) {
        return (int) Math.min(
                millis / world.profile().periodMillis(), world.profile().periods() - 1L);
    }
}

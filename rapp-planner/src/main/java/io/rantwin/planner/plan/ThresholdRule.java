package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule that base stations come with: a cell sleeps when its own load in the last step was below a bound, and all cells wake when any
 * cell in service was above another. No twin, no forecast, no coverage. Not thread-safe.
 */
public final class ThresholdRule implements Behaviour {
    private final TwinWorld world;
    private final NetworkStates states;
    private final double sleepBelow;
    private final double wakeAbove;
    private final SeenLoads seen;

    /**
     * A rule.
     *
     * @param sleepBelow load, fraction
     * @param wakeAbove load, fraction, above the other
     */
    public ThresholdRule(TwinWorld world, double sleepBelow, double wakeAbove) {
        if (!(sleepBelow > 0 && sleepBelow < wakeAbove)) {
            throw new IllegalArgumentException(
                    "Cells must sleep at lower loads than they wake: " + sleepBelow + " < " + wakeAbove + ".");
        }
        this.world = world;
        this.states = new NetworkStates(world);
        this.seen = new SeenLoads(world);
        this.sleepBelow = sleepBelow;
        this.wakeAbove = wakeAbove;
    }

    @Override
    public Course course(DemandPath demand) {
        int n = world.snapshot().cells();
        boolean[] asleep = new boolean[n];
        List<TimedAction> actions = new ArrayList<>();
        int sleeps = 0;
        for (int step = 0; step < world.steps(); step++) {
            long millis = step * world.decisionMillis();
            double[] load = seen.before(millis, demand, states.asleep(asleep));
            boolean isBusy = Arrays.stream(load).anyMatch(each -> each > wakeAbove);
            int awake = n;
            for (int c = 0; c < n; c++) {
                awake -= asleep[c] ? 1 : 0;
            }
            for (int c = 0; c < n; c++) {
                if (asleep[c] && isBusy) {
                    asleep[c] = false;
                    actions.add(new TimedAction(millis, new Action.Wake(c)));
                } else if (!asleep[c]
                        && !isBusy
                        && awake > 1
                        && load[c] < sleepBelow
                        && world.snapshot().radio().isServing(c)) {
                    asleep[c] = true;
                    awake--;
                    sleeps++;
                    actions.add(new TimedAction(millis, new Action.Sleep(c)));
                }
            }
        }
        return new Course(actions, List.of(), sleeps, Set.of(), Map.of());
    }
}

package io.rantwin.planner.plan.settings;

import io.rantwin.planner.configuration.Attribute;
import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.planner.ensemble.NetworkStates;
import io.rantwin.planner.ensemble.TwinWorld;
import io.rantwin.planner.plan.SeenLoads;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule that load balancing in the field comes with (mobility load balancing, TS 32.522): a cell whose load was above a bound in the
 * last step moves the border with its emptiest neighbour by a step, when that one was below another bound; when the cell is below
 * that, the border goes back. No twin, no forecast. Not thread-safe.
 */
final class OffsetRule implements Behaviour {
    private final TwinWorld world;
    private final NetworkStates states;
    private final List<Knob> borders;
    private final double relieveAbove;
    private final double takeBelow;
    private final SeenLoads seen;

    /**
     * @param knobs of a task; borders alone are moved
     * @param relieveAbove load at which a cell gives users away, fraction
     * @param takeBelow load up to which a neighbour takes them, and at which borders go back
     */
    OffsetRule(TwinWorld world, List<Knob> knobs, double relieveAbove, double takeBelow) {
        this.world = world;
        this.states = new NetworkStates(world);
        this.seen = new SeenLoads(world);
        this.borders = knobs.stream()
                .filter(each -> each.attribute() == Attribute.OFFSET)
                .toList();
        this.relieveAbove = relieveAbove;
        this.takeBelow = takeBelow;
    }

    @Override
    public Course course(DemandPath demand) {
        int[] steps = new int[borders.size()];
        List<TimedAction> actions = new ArrayList<>();
        NetworkStates.State state = states.untouched();
        for (int step = 0; step < world.steps(); step++) {
            long millis = step * world.decisionMillis();
            double[] load = seen.before(millis, demand, state);
            List<Action> now = new ArrayList<>();
            for (int cell = 0; cell < load.length; cell++) {
                int by = load[cell] > relieveAbove ? 1 : load[cell] < takeBelow ? -1 : 0;
                int border = by == 0 ? -1 : border(cell, by, steps, load);
                if (border >= 0) {
                    steps[border] += sign(border, cell) * by;
                    now.addAll(moved(borders.get(border), steps[border]));
                }
            }
            now.forEach(each -> actions.add(new TimedAction(millis, each)));
            state = states.after(state, now);
        }
        return new Course(actions, List.of(), 0, Set.of(), Map.of());
    }

    // Which border to move: towards the emptiest neighbour, or back where it was moved most; -1 for none.
    private int border(int cell, int by, int[] steps, double[] load) {
        int best = -1;
        double most = 0;
        for (int k = 0; k < borders.size(); k++) {
            Knob knob = borders.get(k);
            if (!knob.isOf(cell)) {
                continue;
            }
            int moved = steps[k] * sign(k, cell);
            int other = knob.cell() == cell ? knob.neighbour() : knob.cell();
            int then = steps[k] + sign(k, cell) * by;
            boolean isPossible = then >= knob.least() && then <= knob.most();
            double worth = by > 0 ? takeBelow - load[other] : moved;
            if (isPossible && worth > most) {
                most = worth;
                best = k;
            }
        }
        return best;
    }

    // A step of a knob moves users from its cell to its neighbour.
    private int sign(int border, int cell) {
        return borders.get(border).cell() == cell ? 1 : -1;
    }

    private static List<Action> moved(Knob knob, int steps) {
        double change = knob.step() * steps;
        return List.of(
                new Action.Offset(knob.cell(), knob.neighbour(), knob.now() + change),
                new Action.Offset(knob.neighbour(), knob.cell(), knob.back() - change));
    }
}

package io.rantwin.planner.plan;

import io.rantwin.planner.ensemble.Behaviour;
import io.rantwin.twin.whatif.Action;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.TimedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A schedule carried out to the letter, whatever the demand turns out to be: what plans without a near-RT side would do. */
public record FixedSchedule(SleepSchedule schedule, long periodMillis) implements Behaviour {
    @Override
    public Course course(DemandPath demand) {
        List<TimedAction> actions = new ArrayList<>();
        int sleeps = 0;
        for (int t = 0; t < schedule.periods(); t++) {
            for (int c = 0; c < schedule.cells(); c++) {
                boolean before = t > 0 && schedule.sleeps(t - 1, c);
                if (schedule.sleeps(t, c) != before) {
                    actions.add(new TimedAction(t * periodMillis, before ? new Action.Wake(c) : new Action.Sleep(c)));
                    sleeps += before ? 0 : 1;
                }
            }
        }
        return new Course(actions, List.of(), sleeps, Set.of(), Map.of());
    }
}

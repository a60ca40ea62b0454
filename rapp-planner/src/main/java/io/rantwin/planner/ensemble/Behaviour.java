package io.rantwin.planner.ensemble;

import io.rantwin.twin.enforcement.PolicyConflict;
import io.rantwin.twin.enforcement.Unserved;
import io.rantwin.twin.whatif.DemandPath;
import io.rantwin.twin.whatif.TimedAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is done in a network while a demand comes: by enforcement of policies, by a plan, by a rule. */
@FunctionalInterface
public interface Behaviour {
    /** Nothing is ever done. */
    Behaviour NOTHING = demand -> new Course(List.of(), List.of(), 0, Set.of(), Map.of());

    /** What is done in one course of demand; the same demand leads to the same. */
    Course course(DemandPath demand);

    /**
     * What was done.
     *
     * @param actions for the what-if
     * @param words the same for people, with times and reasons
     * @param sleeps times a cell went to sleep
     * @param conflicts what policies wanted otherwise of the same target
     * @param never objectives that nothing can ever serve, each with the first time: the xApp refuses such a policy
     */
    record Course(
            List<TimedAction> actions,
            List<String> words,
            int sleeps,
            Set<PolicyConflict> conflicts,
            Map<Unserved, Long> never) {
        /** Copies the collections. */
        public Course {
            actions = List.copyOf(actions);
            words = List.copyOf(words);
            conflicts = Set.copyOf(conflicts);
            never = new LinkedHashMap<>(never);
        }
    }
}

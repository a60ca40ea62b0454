package io.rantwin.twin.enforcement;

import java.util.List;

/**
 * What is to be done now.
 *
 * @param actions at most one for each target, the most urgent first
 * @param unserved objectives that no action serves, by policy and pointer
 * @param conflicts between policies, by target
 * @param memory to be handed to the next call, if all actions were carried out
 */
public record EnforcementPlan(
        List<PlannedAction> actions,
        List<Unserved> unserved,
        List<PolicyConflict> conflicts,
        EnforcementMemory memory) {
    /** Copies the lists. */
    public EnforcementPlan {
        actions = List.copyOf(actions);
        unserved = List.copyOf(unserved);
        conflicts = List.copyOf(conflicts);
    }
}

package io.rantwin.twin.enforcement;

import java.util.List;

/**
 * An action that is due.
 *
 * @param action what; {@link EnforcementAction#undo} takes it back
 * @param policyId policy that asks for it; of a restoration the one that asked for what is taken back
 * @param why in a sentence
 * @param effects what it is expected to do, the most telling first; may be empty
 * @param isRestoration whether it takes back what no policy asks for any more
 */
public record PlannedAction(
        EnforcementAction action, String policyId, String why, List<PredictedEffect> effects, boolean isRestoration) {
    /** Copies the list. */
    public PlannedAction {
        effects = List.copyOf(effects);
    }

    /** The same with effects that are better known. */
    public PlannedAction withEffects(List<PredictedEffect> better) {
        return new PlannedAction(action, policyId, why, better, isRestoration);
    }

    /** What and why. */
    public String words() {
        return action.words() + ", because " + why;
    }
}

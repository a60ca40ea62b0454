package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Timeline;

/** Reads drafts that were made here. */
public final class Timelines {
    private Timelines() {}

    /**
     * A draft as values.
     *
     * @throws IllegalArgumentException when its type does not take it
     */
    public static Timeline read(PolicyDraft draft) {
        Timeline timeline = GateCase.read(draft);
        if (timeline == null) {
            throw new IllegalArgumentException(
                    draft.policyTypeId() + " does not take the draft " + draft.policyId() + ".");
        }
        return timeline;
    }
}

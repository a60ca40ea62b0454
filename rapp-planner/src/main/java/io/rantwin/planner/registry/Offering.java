package io.rantwin.planner.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model at a twin, as the twin told it last.
 *
 * @param modelId which
 * @param twin address of the twin
 * @param since when it was first told to be there
 * @param told when this was told
 * @param stage where it is in its life there
 * @param forecasts that the figures rest on
 * @param relativeErrors mean absolute error over that of the best simple member, by horizon in ms; below 1 is better
 * @param reason why it is where it is, in the twin's words
 */
public record Offering(
        String modelId,
        String twin,
        Instant since,
        Instant told,
        Stage stage,
        long forecasts,
        SortedMap<Long, Double> relativeErrors,
        String reason) {
    /** Where a model is in its life. */
    public enum Stage {
        /** Computed beside the others, counted, without weight. */
        SHADOW,
        /** In use somewhere. */
        ACTIVE,
        /** Not in use any more. */
        WITHDRAWN,
        /** The twin told none that is known here. */
        UNKNOWN
    }

    /** Copies the map. */
    public Offering {
        relativeErrors = Collections.unmodifiableSortedMap(new TreeMap<>(relativeErrors));
    }
}

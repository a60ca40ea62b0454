package io.rantwin.planner.retraining;

import io.rantwin.planner.registry.TrainingCause;
import org.jspecify.annotations.Nullable;

/**
 * How a line of models stands: the models of one name, of which the newest that won and has a bundle is in use.
 *
 * @param name of the line
 * @param modelId the one in use
 * @param sentence why it stands so, and what would change it
 * @param cause what was found of the one in use; null when it has not drifted
 */
public record RetrainingLine(
        String name,
        String modelId,
        Stage stage,
        String sentence,
        @Nullable TrainingCause cause) {
    /** How it stands. */
    public enum Stage {
        /** Nothing can be said of it: the history has none of its rows, or its bundle cannot be read. */
        UNWATCHED,
        /** It does what its card says. */
        STEADY,
        /** It has drifted, not for long enough. */
        DRIFTING,
        /** It is to be trained again; the pause since the last training is not over, or another line is being trained. */
        WAITING,
        /** It is being trained again, or will be as soon as other jobs are done. */
        TRAINING,
        /** It is to be trained again and cannot be. */
        STUCK
    }
}

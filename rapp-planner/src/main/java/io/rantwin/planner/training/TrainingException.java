package io.rantwin.planner.training;

import java.io.Serial;

/** A model cannot be trained from this; the message says why. */
public final class TrainingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With a sentence for the operator. */
    public TrainingException(String message) {
        super(message);
    }

    /** With the cause. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.planner.plan;

/** Something that was given cannot be planned with; the message is a sentence about what and where. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1;

    /** With a sentence. */
    public PlanException(String message) {
        super(message);
    }

    /** With a sentence and what told of it. */
    public PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.planner.evaluation;

/** A file or its content cannot be used; the message says which, where and why. */
public final class EvaluationException extends Exception {
    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String message, Throwable cause) {
        super(message, cause);
    }
}

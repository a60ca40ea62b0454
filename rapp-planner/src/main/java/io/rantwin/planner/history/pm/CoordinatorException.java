package io.rantwin.planner.history.pm;

/** The information coordinator did not do as asked; the message is for people. */
public final class CoordinatorException extends Exception {
    private static final long serialVersionUID = 1;

    CoordinatorException(String message) {
        super(message);
    }
}

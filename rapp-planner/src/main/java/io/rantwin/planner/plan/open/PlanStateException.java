package io.rantwin.planner.plan.open;

/** A plan is in another state than what is asked of it needs; the message says which. */
public final class PlanStateException extends Exception {
    private static final long serialVersionUID = 1;

    PlanStateException(String message) {
        super(message);
    }
}

package io.rantwin.planner.sweep;

import org.jspecify.annotations.Nullable;

/** A sweep that cannot be run, kept or read; the message says which and why. */
public final class SweepException extends Exception {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public SweepException(String message) {
        super(message);
    }

    /** With what is wrong, and what it came from. */
    public SweepException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

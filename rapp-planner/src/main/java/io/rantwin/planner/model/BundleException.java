package io.rantwin.planner.model;

import java.io.Serial;

/** A model bundle or key that cannot be used; the message says what is wrong with it. */
public final class BundleException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With a sentence for the operator. */
    public BundleException(String message) {
        super(message);
    }

    /** With the cause. */
    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.planner.desired;

import org.jspecify.annotations.Nullable;

/** What is wanted cannot be kept, or cannot be wanted; the message says what, where and why. */
public final class DesiredException extends Exception {
    private static final long serialVersionUID = 1;

    public DesiredException(String message) {
        super(message);
    }

    public DesiredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

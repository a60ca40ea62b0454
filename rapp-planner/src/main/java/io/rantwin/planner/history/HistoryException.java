package io.rantwin.planner.history;

import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked; the message says what, where and why. */
public final class HistoryException extends Exception {
    private static final long serialVersionUID = 1;

    public HistoryException(String message) {
        super(message);
    }

    public HistoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

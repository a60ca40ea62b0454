package io.rantwin.planner.history.intake;

import org.jspecify.annotations.Nullable;

/** A performance report that cannot be read; the message has the JSON pointer of what is wrong. */
public final class PmFormatException extends Exception {
    private static final long serialVersionUID = 1;

    PmFormatException(String message) {
        super(message);
    }

    PmFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

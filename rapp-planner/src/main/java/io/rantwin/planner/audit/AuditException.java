package io.rantwin.planner.audit;

import org.jspecify.annotations.Nullable;

/** The log cannot be opened, read or written; the message says what, where and why. */
public final class AuditException extends Exception {
    private static final long serialVersionUID = 1;

    public AuditException(String message) {
        super(message);
    }

    public AuditException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.planner.history.intake;

import org.jspecify.annotations.Nullable;

/** A performance report that cannot be read; the message begins with the JSON pointer of what is wrong, where there is one. */
public final class PmFormatException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong with the message as a whole. */
    public enum Kind {
        /** It is no JSON, or is packed wrongly. */
        NO_JSON,
        /** It is JSON, but no report. */
        NO_REPORT,
        /** It is longer than is read. */
        TOO_LARGE
    }

    private final Kind kind;
    private final String pointer;

    PmFormatException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.pointer = "";
    }

    PmFormatException(String pointer, String reason) {
        super(pointer + ": " + reason);
        this.kind = Kind.NO_REPORT;
        this.pointer = pointer;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** JSON pointer to it; empty for the whole message. */
    public String pointer() {
        return pointer;
    }
}

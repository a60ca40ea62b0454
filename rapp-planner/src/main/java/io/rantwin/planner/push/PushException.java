package io.rantwin.planner.push;

/** A call to the other side did not do what it should; the message says what, where and why. Carries no stack trace. */
public final class PushException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is to be done about it. */
    public enum Kind {
        /** Nobody answered, or with 5xx or 429: it may or may not have had an effect. Try the same again later. */
        UNREACHABLE,
        /** The RIC cannot be written to now (423). Try the same again later. */
        BUSY,
        /** The RIC, or its type, is not known there. Somebody has to set it up; try again later, seldom. */
        UNKNOWN_THERE,
        /** It does not want this policy: repeating it is useless. */
        REFUSED,
        /** It answered what makes no sense. */
        NONSENSE
    }

    private final Kind kind;

    public PushException(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** What is to be done about it. */
    public Kind kind() {
        return kind;
    }
}

package io.rantwin.planner.history.sources;

/** A record of which nothing can be taken. */
public final class RefusedRecordException extends Exception {
    private static final long serialVersionUID = 1;

    private final Refusal cause;
    private final String pointer;

    /** @param pointer to what is wrong; empty for the whole record */
    public RefusedRecordException(Refusal cause, String pointer, String message) {
        super(message);
        this.cause = cause;
        this.pointer = pointer;
    }

    /** Why. */
    public Refusal refusal() {
        return cause;
    }

    /** JSON pointer to what is wrong; empty for the whole record. */
    public String pointer() {
        return pointer;
    }
}

package io.rantwin.nearrt.model;

/** A model cannot be taken or changed; the message says what, where and why. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Cause cause;

    /** Whose matter it is. */
    public enum Cause {
        /** The request says something that cannot be. */
        MANIFEST,
        /** Bundle, hash, signature or features do not fit; or the figures do not allow it. */
        PRECONDITION,
        /** The id is another model's. */
        EXISTS,
        /** There is no such model. */
        UNKNOWN,
        /** As many models as are computed at once. */
        FULL,
        /** It could not be stored. */
        STORE
    }

    /** With a sentence for the operator. */
    public ModelException(Cause cause, String sentence) {
        super(sentence);
        this.cause = cause;
    }

    /** Whose matter it is. */
    public Cause reason() {
        return cause;
    }
}

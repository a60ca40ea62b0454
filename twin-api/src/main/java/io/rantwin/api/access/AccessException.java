package io.rantwin.api.access;

/** A caller that is turned away. The message is a sentence that tells it why and gives nothing else away. */
public final class AccessException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why; also the label of metrics and the kind in audit records. */
    public enum Reason {
        /** Neither token nor certificate that is known. */
        NO_CREDENTIALS,
        /** A token that does not hold. */
        BAD_TOKEN,
        /** It is known who asks, and that is not enough. */
        ROLE,
        /** More calls than a caller has. */
        TOO_MANY_CALLS,
        /** The keys that tokens are checked with cannot be read. */
        NO_KEYS
    }

    public AccessException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public AccessException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** For a caller that has asked too often. */
    public static AccessException tooManyCalls() {
        return new AccessException(
                Reason.TOO_MANY_CALLS, "These are more calls than a caller has; ask again in a second.");
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What the caller is told. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}

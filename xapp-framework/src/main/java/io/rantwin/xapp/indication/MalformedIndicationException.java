package io.rantwin.xapp.indication;

/** The contents of an indication cannot be read. */
public final class MalformedIndicationException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message where and why */
    public MalformedIndicationException(String message) {
        super(message);
    }

    /** @param message where */
    public MalformedIndicationException(String message, Throwable cause) {
        super(message, cause);
    }
}

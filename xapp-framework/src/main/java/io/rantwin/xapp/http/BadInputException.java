package io.rantwin.xapp.http;

/** A request body that cannot be used; the sender gets its message with status 400. */
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence that says what is wrong, and where */
    public BadInputException(String message) {
        super(message);
    }
}

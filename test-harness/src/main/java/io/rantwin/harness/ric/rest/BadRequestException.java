package io.rantwin.harness.ric.rest;

/** A request that cannot be served as it is; the message tells its sender what is wrong, and where as a JSON pointer. */
public final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer JSON pointer to what is wrong, empty for the whole body
     * @param message what is wrong with it
     */
    public BadRequestException(String pointer, String message) {
        super((pointer.isEmpty() ? "the body " : pointer + " ") + message);
        this.pointer = pointer;
    }

    /** JSON pointer to what is wrong, empty for the whole body. */
    public String pointer() {
        return pointer;
    }
}

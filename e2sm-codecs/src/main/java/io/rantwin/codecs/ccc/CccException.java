package io.rantwin.codecs.ccc;

/** A document or value that is no E2SM-CCC message: says what is wrong and where, as a JSON pointer (RFC 6901). */
public final class CccException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    CccException(String pointer, String reason) {
        super((pointer.isEmpty() ? "/" : pointer) + ": " + reason, null, false, false);
        this.pointer = pointer;
        this.reason = reason;
    }

    /** Where in the document; empty for the root. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong there. */
    public String reason() {
        return reason;
    }
}

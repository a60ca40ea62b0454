package io.rantwin.xapp.descriptor;

/** A descriptor that cannot be used: where in it, and why. */
public final class DescriptorException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    /**
     * @param pointer JSON pointer (RFC 6901) of the member at fault; empty for the document as a whole
     * @param reason a sentence that says what is wrong with it
     */
    public DescriptorException(String pointer, String reason) {
        super("descriptor" + (pointer.isEmpty() ? "" : " at " + pointer) + ": " + reason);
        this.pointer = pointer;
        this.reason = reason;
    }

    /** JSON pointer of the member at fault; empty for the document as a whole. */
    public String pointer() {
        return pointer;
    }

    /** What is wrong with it. */
    public String reason() {
        return reason;
    }
}

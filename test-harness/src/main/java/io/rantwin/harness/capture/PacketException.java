package io.rantwin.harness.capture;

/** One packet, or the rest of it, cannot be used; becomes a {@link CaptureProblem}. */
final class PacketException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemReason reason;

    PacketException(ProblemReason reason, String detail) {
        // Hostile captures raise one for each packet, and nobody reads the stack: do without it.
        super(detail, null, false, false);
        this.reason = reason;
    }

    ProblemReason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

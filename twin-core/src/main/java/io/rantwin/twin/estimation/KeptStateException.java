package io.rantwin.twin.estimation;

/** A state that was kept over a restart cannot be taken up; the message says why. The cell begins as one that was never seen. */
public final class KeptStateException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param message a sentence */
    public KeptStateException(String message) {
        super(message);
    }
}

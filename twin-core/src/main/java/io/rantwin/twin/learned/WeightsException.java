package io.rantwin.twin.learned;

import java.io.Serial;

/** A weight file that cannot be used; the message says what, where (byte or header field) and why. */
public final class WeightsException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** With a sentence for the operator. */
    public WeightsException(String message) {
        super(message);
    }

    /** With the cause, such as a JSON error. */
    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.xapp.node;

import java.io.Serial;

/** The state of the nodes could not be read; the message says where and why. */
public final class NodeSourceException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public NodeSourceException(String message) {
        super(message);
    }

    public NodeSourceException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.rantwin.planner.network;

/** A file that holds no network; the message says why and does not name the file. */
public final class NetworkException extends Exception {
    private static final long serialVersionUID = 1;

    NetworkException(String message, Throwable cause) {
        super(message, cause);
    }

    NetworkException(String message) {
        super(message);
    }
}

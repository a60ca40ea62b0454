package io.rantwin.planner.history.chunks;

/** Stored octets are not what was written. */
final class BrokenChunkException extends Exception {
    private static final long serialVersionUID = 1;

    BrokenChunkException(String message) {
        super(message);
    }
}

package io.rantwin.twin.whatif;

/** Octets that are no snapshot. */
public final class SnapshotException extends Exception {
    private static final long serialVersionUID = 1;

    SnapshotException(String message) {
        super(message);
    }
}

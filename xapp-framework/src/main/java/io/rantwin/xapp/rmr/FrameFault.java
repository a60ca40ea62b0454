package io.rantwin.xapp.rmr;

/** What can be wrong with a frame. */
public enum FrameFault {
    /** No frame begins here; the connection is closed. */
    NO_MARKER(true),
    /** Shorter than a header, or longer than the configured largest frame; the connection is closed. */
    LENGTH(true),
    /** The lengths inside do not fit the frame; it is skipped. */
    PARTS(false),
    /** An RMR version before 3; the frame is skipped. */
    VERSION(false);

    private final boolean framingLost;

    FrameFault(boolean framingLost) {
        this.framingLost = framingLost;
    }

    /** Whether nothing more can be read from the connection. */
    public boolean framingLost() {
        return framingLost;
    }
}

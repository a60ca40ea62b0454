package io.rantwin.planner.live;

/** How the way to the twin stands. */
public enum LinkState {
    /** No answer yet. */
    CONNECTING,
    /** The last question was answered. */
    CONNECTED,
    /** It answered once and does not now; what it told is kept. */
    LOST
}

package io.rantwin.planner.live;

/** How the way to the twin stands. */
public enum LinkState {
    /** No answer yet, or none but that the planner is not let in. */
    CONNECTING,
    /** The last question was answered. */
    CONNECTED,
    /** It answered once and does not now, or does not let the planner in any more; what it told is kept. */
    LOST
}

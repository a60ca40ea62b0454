package io.rantwin.xapp.rmr;

/** What happens to a message for an endpoint whose queue is full. */
public enum OverflowPolicy {
    /** The sender is told ({@link SendResult#FULL}) and keeps it: for everything that must not be lost. */
    REFUSE,
    /** The oldest waiting messages of this policy make room, counted: for reports, of which the newest matters. */
    DROP_OLDEST
}

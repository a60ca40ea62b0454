package io.rantwin.xapp.rmr;

/** What became of a message that was handed over for sending. RMR has no acknowledgement: delivered is what nobody knows. */
public enum SendResult {
    /** On its way: handed to the kernel or queued behind what is on its way. */
    SENT,
    /** No route for this message type, subscription id and managed element; nothing was sent. */
    NO_ROUTE,
    /** The queue of the endpoint is full; nothing was sent, keep the message and try again later. */
    FULL,
    /** The endpoint cannot be reached at present; nothing was sent. */
    UNREACHABLE,
    /** The message exceeds the largest frame; nothing was sent. */
    TOO_LARGE,
    /** This side has been closed; nothing was sent. */
    CLOSED
}

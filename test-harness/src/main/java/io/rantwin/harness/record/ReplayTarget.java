package io.rantwin.harness.record;

/** Where the messages of a recording are sent to. Used by one thread. */
interface ReplayTarget {
    /** What became of a message. */
    enum Outcome {
        /** Handed to the transport. */
        SENT,
        /** The receiver is not ready; to be tried again soon, and everything behind it waits. */
        NOT_YET,
        /** The receiver cannot be reached or does not take it. */
        REFUSED,
        /** Not a message for this kind of receiver. */
        NOT_MEANT
    }

    /** Sends a message. */
    Outcome deliver(RecordingEntry entry);

    /** The recording begins anew. */
    void restart();
}

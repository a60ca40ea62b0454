package io.rantwin.harness.ran.fault;

import java.io.IOException;

/** Hears what is really broken. */
@FunctionalInterface
public interface FaultTruth {
    /** Wants to know nothing. */
    FaultTruth NONE = (change, number, fault, strength, timeMicros) -> {};

    /** What happens to a fault. */
    enum Change {
        /** It is there from now on. */
        BEGIN,
        /** It has grown. */
        PROGRESS,
        /** It is over. */
        END
    }

    /**
     * Something changed.
     *
     * @param number of the fault in its timeline, from 0
     * @param strength 0 .. 1
     * @param timeMicros network time
     */
    void told(Change change, int number, TimedFault fault, double strength, long timeMicros) throws IOException;
}

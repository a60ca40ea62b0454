package io.rantwin.planner.desired;

import java.util.List;

/** Keeps events in their order. Used by one thread at a time. */
public interface EventJournal extends AutoCloseable {
    /** The events that were there when it was opened. */
    List<PolicyEvent> events();

    /** Adds an event; it survives the end of the process when this returns. */
    void append(PolicyEvent event) throws DesiredException;

    /** Number of events. */
    long size();

    /** Puts these events in place of all others, wholly or not at all. */
    void replace(List<PolicyEvent> events) throws DesiredException;

    @Override
    void close() throws DesiredException;
}

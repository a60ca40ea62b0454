package io.rantwin.xapp.indication;

/**
 * What became of indications so far.
 *
 * @param received all of them, malformed and foreign ones too
 * @param delivered handed to the application
 * @param droppedOldest dropped because the application was too slow: the oldest of the same group of nodes
 * @param malformed not readable, kept for replay
 * @param foreign not of our subscriptions
 * @param listenerFailures the application failed on them
 * @param waiting in queues now
 */
public record IndicationFigures(
        long received,
        long delivered,
        long droppedOldest,
        long malformed,
        long foreign,
        long listenerFailures,
        int waiting) {}

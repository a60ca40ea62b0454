package io.rantwin.xapp.metrics;

import java.util.function.LongSupplier;

/**
 * What RMR counts, for the names that the Go framework gives these figures.
 *
 * @param transmitted messages sent
 * @param transmitError messages that could not be sent
 * @param transmitRetry sends that were tried again
 * @param received messages received
 * @param receiveError frames that could not be read
 * @param sendWithRetryRetry sends that had to wait for room
 * @param enqueued messages in queues now
 * @param dropped messages dropped for want of room
 */
public record RmrCounters(
        LongSupplier transmitted,
        LongSupplier transmitError,
        LongSupplier transmitRetry,
        LongSupplier received,
        LongSupplier receiveError,
        LongSupplier sendWithRetryRetry,
        LongSupplier enqueued,
        LongSupplier dropped) {}

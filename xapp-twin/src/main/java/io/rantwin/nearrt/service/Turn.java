package io.rantwin.nearrt.service;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The time that a what-if has when its turn comes: a share of what is left until its deadline, smaller as others come to wait. */
final class Turn {
    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final long endNanos;
    private final DoubleSupplier share;
    private final Ticket ticket;
    private final WorkCost cost;

    /**
     * A turn that begins now.
     *
     * @param endNanos when computing must be over
     * @param share of the time until then that may be taken, 0..1, at the moment
     */
    Turn(LongSupplier nanoTime, long endNanos, DoubleSupplier share, Ticket ticket, WorkCost cost) {
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
        this.endNanos = endNanos;
        this.share = share;
        this.ticket = ticket;
        this.cost = cost;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Time left for computing [ns]; not above 0 when the answer should go out now. */
    long left() {
        return (long) ((endNanos - beginNanos) * share.getAsDouble()) - (now() - beginNanos);
    }

    /** Time left until the answer must go out, whoever waits [ns]. */
    long leftAtMost() {
        return endNanos - now();
    }

    /** The same turn with at most so much time from now on. */
    Turn atMost(long nanos) {
        return new Turn(nanoTime, Math.min(endNanos, now() + nanos), share, ticket, cost);
    }

    /** Whether nobody waits for the answer any more. */
    boolean isCancelled() {
        return ticket.isCancelled();
    }

    /** Learns what work costs here. */
    void worked(double work, long nanos) {
        cost.learn(work, nanos);
    }
}

package io.rantwin.nearrt.service;

import java.util.function.LongSupplier;

/** The time that a what-if has when its turn comes. */
final class Turn {
    private final LongSupplier nanoTime;
    private final long endNanos;
    private final Ticket ticket;
    private final WorkCost cost;

    Turn(LongSupplier nanoTime, long endNanos, Ticket ticket, WorkCost cost) {
        this.nanoTime = nanoTime;
        this.endNanos = endNanos;
        this.ticket = ticket;
        this.cost = cost;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Time left for computing [ns]; not above 0 when the answer must go out now. */
    long left() {
        return endNanos - now();
    }

    /** The same turn with at most so much time. */
    Turn atMost(long nanos) {
        return new Turn(nanoTime, Math.min(endNanos, now() + nanos), ticket, cost);
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

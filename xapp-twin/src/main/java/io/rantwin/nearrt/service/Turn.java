package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The time that a what-if has when its turn comes: a share of what is left until its deadline, smaller as others come to wait. */
final class Turn {
    /** How wrong the expected cost may be before one that nobody waits behind is refused. */
    static final double DOUBT = 8;

    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final long endNanos;
    private final long wishedEndNanos;
    private final DoubleSupplier share;
    private final Ticket ticket;
    private final WorkCost cost;
    private long workedNanos;

    /**
     * A turn that begins now.
     *
     * @param endNanos when computing must be over
     * @param share of the time until then that may be taken, 0..1, at the moment
     */
    Turn(LongSupplier nanoTime, long endNanos, DoubleSupplier share, Ticket ticket, WorkCost cost) {
        this(nanoTime, endNanos, endNanos, share, ticket, cost);
    }

    private Turn(
            LongSupplier nanoTime,
            long endNanos,
            long wishedEndNanos,
            DoubleSupplier share,
            Ticket ticket,
            WorkCost cost) {
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
        this.endNanos = endNanos;
        this.wishedEndNanos = wishedEndNanos;
        this.share = share;
        this.ticket = ticket;
        this.cost = cost;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** Time left for computing [ns]; not above 0 when the answer should go out now. */
    long left() {
        long now = now();
        long shared = (long) ((endNanos - beginNanos) * share.getAsDouble()) - (now - beginNanos);
        return Math.min(shared, wishedEndNanos - now);
    }

    /** Time left until the answer must go out, whoever waits [ns]. */
    long leftAtMost() {
        return endNanos - now();
    }

    /** The same turn that should take no more than so much time from now on. */
    Turn atMost(long nanos) {
        return new Turn(nanoTime, endNanos, Math.min(wishedEndNanos, now() + nanos), share, ticket, cost);
    }

    /** Whether nobody waits for the answer any more. */
    boolean isCancelled() {
        return ticket.isCancelled();
    }

    /**
     * Ends a what-if for which there is no time, now that it is known what it needs.
     *
     * @throws StatusException DEADLINE_EXCEEDED
     */
    void mustFit(double work) throws StatusException {
        double needed = cost.nanos(work);
        long left = leftAtMost();
        if (left <= 0 || needed > left * (share.getAsDouble() < 1 ? 1 : DOUBT)) {
            throw WhatIfDesk.late(needed, (double) left);
        }
    }

    /** What so much work is expected to take [ns]. */
    double expectedNanos(double work) {
        return cost.nanos(work);
    }

    /** Learns what work costs here. */
    void worked(double work, long nanos) {
        cost.learn(work, nanos);
        workedNanos += nanos;
    }

    /** The turn is over. @return how long it took [ns] */
    long over() {
        long took = now() - beginNanos;
        if (workedNanos > 0) {
            cost.learnBesides(took - workedNanos);
        }
        return took;
    }
}

package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import java.util.Comparator;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many what-ifs compute at once; the others wait, whose deadline is nearest goes first. What cannot be done in time is refused
 * at once instead of being late. When many wait, each gets a share of the time and makes fewer draws. Thread-safe.
 */
final class WhatIfDesk {
    private static final double FOR_THE_ANSWER = 0.2;
    private static final long MOST_FOR_THE_ANSWER = 250_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    /** How wrong the expected cost may be before an idle desk refuses even to try. */
    private static final double DOUBT = 8;

    private final Executor executor;
    private final LongSupplier nanoTime;
    private final int parallel;
    private final int mostWaiting;
    private final WorkCost cost = new WorkCost();
    private final PriorityQueue<Ticket> waiting = new PriorityQueue<>(Comparator.comparingLong(Ticket::deadlineNanos));
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private int running;

    /**
     * A desk.
     *
     * @param executor computes; at most {@code parallel} tasks at once are given to it
     * @param nanoTime clock that only rises
     */
    WhatIfDesk(Executor executor, LongSupplier nanoTime, int parallel, int mostWaiting) {
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.parallel = parallel;
        this.mostWaiting = mostWaiting;
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** What-ifs that had their turn. */
    long answered() {
        return answered.sum();
    }

    /** What-ifs that were refused. */
    long refused() {
        return refused.sum();
    }

    /** What-ifs that wait. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Takes a what-if in, or refuses it before this returns. */
    void submit(Ticket ticket) {
        StatusException no;
        synchronized (waiting) {
            no = running < parallel && waiting.isEmpty() ? null : refusal(ticket);
            if (no == null) {
                waiting.add(ticket);
            }
        }
        if (no != null) {
            refused.increment();
            ticket.refusal().accept(no);
        } else {
            pump();
        }
    }

    /** Nobody waits for its answer any more. */
    void cancel(Ticket ticket) {
        ticket.cancel();
        synchronized (waiting) {
            waiting.remove(ticket);
        }
    }

    private @Nullable StatusException refusal(Ticket ticket) {
        if (waiting.size() >= mostWaiting) {
            return Answers.exhausted(
                    waiting.size() + " what-ifs are waiting, as many as this server lets wait; ask again later.");
        }
        double ahead = 0;
        for (Ticket other : waiting) {
            ahead += other.deadlineNanos() <= ticket.deadlineNanos() && !other.isCancelled()
                    ? cost.nanos(other.leastWork())
                    : 0;
        }
        double needed = ahead / parallel + cost.nanos(ticket.leastWork());
        return needed > left(ticket) ? late(needed, left(ticket)) : null;
    }

    private static StatusException late(double neededNanos, double leftNanos) {
        return Status.DEADLINE_EXCEEDED
                .withDescription(String.format(
                        Locale.ROOT,
                        "This cannot be done by the deadline of the call: about %.0f ms are needed, %.0f ms are left."
                                + " Ask for fewer steps or give more time.",
                        neededNanos / NANOS_PER_MILLI,
                        Math.max(0, leftNanos) / NANOS_PER_MILLI))
                .asException();
    }

    // Time for computing; the answer has to be put together and sent, too.
    private double left(Ticket ticket) {
        double left = ticket.deadlineNanos() - nanoTime.getAsLong();
        return left - Math.min(FOR_THE_ANSWER * Math.max(0, left), MOST_FOR_THE_ANSWER);
    }

    private void pump() {
        while (true) {
            Ticket next;
            StatusException no;
            long end;
            synchronized (waiting) {
                if (running >= parallel || waiting.isEmpty()) {
                    return;
                }
                next = waiting.remove();
                if (next.isCancelled()) {
                    continue;
                }
                double left = left(next);
                double needed = cost.nanos(next.leastWork());
                boolean idle = running == 0 && waiting.isEmpty();
                no = left <= 0 || needed > left * (idle ? DOUBT : 1) ? late(needed, left) : null;
                end = nanoTime.getAsLong() + (long) left;
                running += no == null ? 1 : 0;
            }
            if (no != null) {
                refused.increment();
                next.refusal().accept(no);
            } else {
                begin(next, end);
            }
        }
    }

    // The more wait, the less of its time a what-if may take.
    private double share() {
        synchronized (waiting) {
            return 1 / (1 + (double) waiting.size() / parallel);
        }
    }

    private void begin(Ticket ticket, long end) {
        try {
            executor.execute(() -> {
                try {
                    ticket.work().accept(new Turn(nanoTime, end, this::share, ticket, cost));
                    answered.increment();
                } catch (RuntimeException | OutOfMemoryError e) {
                    ticket.refusal().accept(Answers.internal(e));
                } finally {
                    done();
                }
            });
        } catch (RuntimeException e) {
            // The executor is shut down or full: whoever asks learns it, and the place is free again.
            synchronized (waiting) {
                running--;
            }
            refused.increment();
            ticket.refusal()
                    .accept(Status.UNAVAILABLE
                            .withDescription("This server computes no what-ifs any more; it is being stopped.")
                            .asException());
        }
    }

    private void done() {
        synchronized (waiting) {
            running--;
        }
        pump();
    }
}

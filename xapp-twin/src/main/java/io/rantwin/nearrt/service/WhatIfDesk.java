package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many what-ifs compute at once; the others wait, whose deadline is nearest goes first. What cannot be done in time is refused
 * at once, or as soon as that is known, instead of being late. When many wait, each gets a share of the time and makes fewer draws.
 * While reports wait to be taken up, what-ifs give way: each makes the fewest draws that are worth an answer, and they take a small
 * part of the time only. Whoever owns it calls {@link #tick} about 50 times a second. Thread-safe.
 */
final class WhatIfDesk {
    private static final double FOR_THE_ANSWER = 0.2;
    private static final long MOST_FOR_THE_ANSWER = 250_000_000;
    /** A machine that is late with reports is as late with what comes from and goes to clients, which is not seen from here. */
    private static final double FOR_A_LATE_ANSWER = 0.5;

    private static final long MOST_FOR_A_LATE_ANSWER = 1_000_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    /** Rest after a what-if for which reports had to wait, as a multiple of what it took. */
    private static final long REST = 9;

    private static final long LONGEST_REST_NANOS = 200_000_000;

    private final Executor executor;
    private final LongSupplier nanoTime;
    private final int parallel;
    private final int mostWaiting;
    private final BooleanSupplier isBehind;
    private final WorkCost cost = new WorkCost();
    private final PriorityQueue<Ticket> waiting = new PriorityQueue<>(Comparator.comparingLong(Ticket::deadlineNanos));
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Margins margins = new Margins();
    private int running;
    private long restUntil;
    private volatile long behindUntil;

    /**
     * A desk.
     *
     * @param executor computes; at most {@code parallel} tasks at once are given to it
     * @param nanoTime clock that only rises
     * @param isBehind whether reports wait to be taken up
     */
    WhatIfDesk(Executor executor, LongSupplier nanoTime, int parallel, int mostWaiting, BooleanSupplier isBehind) {
        this.executor = executor;
        this.nanoTime = nanoTime;
        this.parallel = parallel;
        this.mostWaiting = mostWaiting;
        this.isBehind = isBehind;
        restUntil = nanoTime.getAsLong();
        behindUntil = restUntil;
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

    /** How long before deadlines answers and refusals were handed over. */
    Margins margins() {
        return margins;
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
        double given = Math.max(0, ticket.deadlineNanos() - nanoTime.getAsLong());
        ticket.keepForTheAnswer((long)
                (isLatelyBehind()
                        ? Math.min(FOR_A_LATE_ANSWER * given, MOST_FOR_A_LATE_ANSWER)
                        : Math.min(FOR_THE_ANSWER * given, MOST_FOR_THE_ANSWER)));
        synchronized (waiting) {
            no = running < parallel && waiting.isEmpty() ? null : refusal(ticket);
            if (no == null) {
                waiting.add(ticket);
            }
        }
        if (no != null) {
            refuse(ticket, no);
        } else {
            pump();
        }
    }

    private void refuse(Ticket ticket, StatusException why) {
        refused.increment();
        ticket.refusal().accept(why);
        margins.handedOver(ticket.deadlineNanos() - nanoTime.getAsLong());
    }

    // Reports wait again and again rather than all the time.
    private boolean isLatelyBehind() {
        long now = nanoTime.getAsLong();
        if (isBehind.getAsBoolean()) {
            behindUntil = now + LONGEST_REST_NANOS;
            return true;
        }
        return now - behindUntil < 0;
    }

    // With the rest that follows it while reports wait.
    private double costOf(Ticket ticket, boolean rests) {
        double own = cost.nanos(ticket.leastWork());
        return rests ? own + Math.min(REST * own, LONGEST_REST_NANOS) : own;
    }

    /** Nobody waits for its answer any more. */
    void cancel(Ticket ticket) {
        ticket.cancel();
        synchronized (waiting) {
            waiting.remove(ticket);
        }
    }

    /**
     * Refuses those whose time has become too short while they waited, and goes on after a rest. While reports wait, those whose turn
     * would not come are refused as soon as that is seen: hundreds of refusals at the end of their time would not be sent in time.
     */
    void tick() {
        List<Ticket> tooLate = new ArrayList<>();
        boolean rests = isLatelyBehind();
        int before;
        synchronized (waiting) {
            before = waiting.size();
            List<Ticket> inTurn = new ArrayList<>(waiting);
            inTurn.sort(waiting.comparator());
            waiting.clear();
            double ahead = rests ? Math.max(0, restUntil - nanoTime.getAsLong()) : 0;
            for (Ticket ticket : inTurn) {
                if (ticket.isCancelled()) {
                    continue;
                }
                if (ahead + cost.nanos(ticket.leastWork()) > left(ticket)) {
                    tooLate.add(ticket);
                } else {
                    waiting.add(ticket);
                    ahead += rests ? costOf(ticket, true) / parallel : 0;
                }
            }
        }
        for (Ticket ticket : tooLate) {
            refuse(ticket, busy(before, ticket));
        }
        pump();
    }

    private @Nullable StatusException refusal(Ticket ticket) {
        if (waiting.size() >= mostWaiting) {
            return Answers.exhausted(
                    waiting.size() + " what-ifs are waiting, as many as this server lets wait; ask again later.");
        }
        boolean rests = isLatelyBehind();
        double ahead = rests ? Math.max(0, (double) parallel * (restUntil - nanoTime.getAsLong())) : 0;
        for (Ticket other : waiting) {
            ahead += other.deadlineNanos() <= ticket.deadlineNanos() && !other.isCancelled() ? costOf(other, rests) : 0;
        }
        double own = cost.nanos(ticket.leastWork());
        double left = left(ticket);
        if (own > left) {
            return late(own, left);
        }
        return ahead / parallel + own > left ? busy(waiting.size(), ticket) : null;
    }

    private StatusException busy(int others, Ticket ticket) {
        return Answers.exhausted(String.format(
                Locale.ROOT,
                "%d what-ifs are waiting: the turn of this one would not come in the %.0f ms that are left. Ask again later,"
                        + " or give more time.",
                others,
                Math.max(0, left(ticket)) / NANOS_PER_MILLI));
    }

    static StatusException late(double neededNanos, double leftNanos) {
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
        return ticket.endNanos() - nanoTime.getAsLong();
    }

    private void pump() {
        while (true) {
            Ticket next;
            StatusException no;
            long end;
            synchronized (waiting) {
                if (running >= parallel || waiting.isEmpty() || nanoTime.getAsLong() - restUntil < 0) {
                    return;
                }
                next = waiting.remove();
                if (next.isCancelled()) {
                    continue;
                }
                double left = left(next);
                double needed = cost.nanos(next.leastWork());
                boolean idle = running == 0 && waiting.isEmpty();
                boolean fits = left > 0 && needed <= left * (idle ? Turn.DOUBT : 1);
                no = fits ? null : idle ? late(needed, left) : busy(waiting.size(), next);
                end = next.endNanos();
                running += no == null ? 1 : 0;
            }
            if (no != null) {
                refuse(next, no);
            } else {
                begin(next, end);
            }
        }
    }

    // The more wait, the less of its time a what-if may take.
    private double share() {
        if (isBehind.getAsBoolean()) {
            return 0;
        }
        synchronized (waiting) {
            return 1 / (1 + (double) waiting.size() / parallel);
        }
    }

    private void begin(Ticket ticket, long end) {
        try {
            executor.execute(() -> {
                Turn turn = new Turn(nanoTime, end, this::share, ticket, cost);
                try {
                    ticket.work().accept(turn);
                    answered.increment();
                    if (!ticket.isCancelled()) {
                        margins.handedOver(ticket.deadlineNanos() - nanoTime.getAsLong());
                    }
                } catch (RuntimeException | OutOfMemoryError e) {
                    ticket.refusal().accept(Answers.internal(e));
                } finally {
                    done(turn.over());
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

    private void done(long tookNanos) {
        boolean rests = isBehind.getAsBoolean();
        synchronized (waiting) {
            running--;
            restUntil = nanoTime.getAsLong() + (rests ? Math.min(REST * tookNanos, LONGEST_REST_NANOS) : 0);
        }
        pump();
    }
}

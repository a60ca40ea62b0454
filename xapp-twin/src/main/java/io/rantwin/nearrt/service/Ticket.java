package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import java.util.function.Consumer;

/** A what-if that waits for its turn or has it. */
final class Ticket {
    private final long deadlineNanos;
    private final double leastWork;
    private final Consumer<Turn> work;
    private final Consumer<StatusException> refusal;
    private volatile long forTheAnswerNanos;
    private volatile boolean cancelled;

    /**
     * @param deadlineNanos when the answer must be out, by the desk's clock
     * @param leastWork of the smallest answer that is worth anything
     * @param work computes and answers; called once, or else {@code refusal} is
     */
    Ticket(long deadlineNanos, double leastWork, Consumer<Turn> work, Consumer<StatusException> refusal) {
        this.deadlineNanos = deadlineNanos;
        this.leastWork = leastWork;
        this.work = work;
        this.refusal = refusal;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Time before the deadline that is kept for putting the answer together and sending it. */
    void keepForTheAnswer(long nanos) {
        forTheAnswerNanos = nanos;
    }

    /** When computing must be over, by the desk's clock. */
    long endNanos() {
        return deadlineNanos - forTheAnswerNanos;
    }

    double leastWork() {
        return leastWork;
    }

    Consumer<Turn> work() {
        return work;
    }

    Consumer<StatusException> refusal() {
        return refusal;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Nobody waits for it any more. */
    void cancel() {
        cancelled = true;
    }
}

package io.rantwin.xapp.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Blocking calls that others make for the keeper. Each ends: with its outcome, or given up when it takes too long. Under the
 * lock of the keeper, but for the calls.
 */
final class Errands {
    /** What is done with an outcome, under the lock. */
    interface Then<T> {
        void accept(T outcome, long now);
    }

    /** Takes the lock, and tells the time. */
    interface UnderLock {
        void run(Step step);
    }

    interface Step {
        void run(long now);
    }

    private final Executor executor;
    private final UnderLock underLock;
    private final List<Errand<?>> running = new ArrayList<>();

    Errands(Executor executor, UnderLock underLock) {
        this.executor = executor;
        this.underLock = underLock;
    }

    /** @param failure makes an outcome of a reason */
    <T> void run(Supplier<T> call, Function<String, T> failure, Then<T> then, long now) {
        var errand = new Errand<>(failure, then, now);
        running.add(errand);
        try {
            executor.execute(() -> {
                T outcome = outcome(call, failure);
                underLock.run(later -> end(errand, outcome, later));
            });
        } catch (RejectedExecutionException e) {
            end(errand, failure.apply("no thread for it: " + e.getMessage()), now);
        }
    }

    private static <T> T outcome(Supplier<T> call, Function<String, T> failure) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return failure.apply(e.toString());
        }
    }

    private <T> void end(Errand<T> errand, T outcome, long now) {
        if (running.remove(errand)) {
            errand.then.accept(outcome, now);
        }
    }

    void giveUp(long begunBeforeMillis, long now) {
        for (Errand<?> errand : List.copyOf(running)) {
            if (errand.begunMillis <= begunBeforeMillis) {
                giveUp(errand, now);
            }
        }
    }

    private <T> void giveUp(Errand<T> errand, long now) {
        end(errand, errand.failure.apply("given up without an answer"), now);
    }

    private static final class Errand<T> {
        final Function<String, T> failure;
        final Then<T> then;
        final long begunMillis;

        Errand(Function<String, T> failure, Then<T> then, long begunMillis) {
            this.failure = failure;
            this.then = then;
            this.begunMillis = begunMillis;
        }
    }
}

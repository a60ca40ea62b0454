package io.rantwin.planner.live;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.planner.timing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the same question now and then; one at a time, and nobody waits for the answer. Thread-safe. */
final class Poll<T> {
    private final Duration every;
    private final Consumer<StreamObserver<T>> question;
    private final Consumer<T> answered;
    private final Consumer<Status> refused;
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private volatile @Nullable Pause pause;

    Poll(Duration every, Consumer<StreamObserver<T>> question, Consumer<T> answered, Consumer<Status> refused) {
        this.every = every;
        this.question = question;
        this.answered = answered;
        this.refused = refused;
    }

    void tick(Instant now) {
        Pause rest = pause;
        if ((rest == null || rest.isOver(now)) && isAsked.compareAndSet(false, true)) {
            pause = new Pause(now, every);
            question.accept(new Taker());
        }
    }

    /** Asks with the next tick. */
    void soon() {
        pause = null;
    }

    private final class Taker implements StreamObserver<T> {
        @Override
        public void onNext(T answer) {
            answered.accept(answer);
        }

        @Override
        public void onError(Throwable failed) {
            isAsked.set(false);
            refused.accept(Status.fromThrowable(failed));
        }

        @Override
        public void onCompleted() {
            isAsked.set(false);
        }
    }
}

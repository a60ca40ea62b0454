package io.rantwin.planner.live;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.rantwin.planner.timing.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A stream that is begun again when it ends, after growing pauses. Thread-safe. */
final class Watch<T> {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

    private final Consumer<StreamObserver<T>> question;
    private final Consumer<T> told;
    private final Consumer<Status> ended;
    private final AtomicBoolean stands = new AtomicBoolean();
    private volatile Duration pause = FIRST_PAUSE;
    private volatile @Nullable Pause rest;

    Watch(Consumer<StreamObserver<T>> question, Consumer<T> told, Consumer<Status> ended) {
        this.question = question;
        this.told = told;
        this.ended = ended;
    }

    void tick(Instant now) {
        Pause resting = rest;
        if ((resting == null || resting.isOver(now)) && stands.compareAndSet(false, true)) {
            rest = new Pause(now, pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            question.accept(new Taker());
        }
    }

    private void end(Status status) {
        stands.set(false);
        ended.accept(status);
    }

    private final class Taker implements StreamObserver<T> {
        @Override
        public void onNext(T message) {
            pause = FIRST_PAUSE;
            told.accept(message);
        }

        @Override
        public void onError(Throwable failed) {
            end(Status.fromThrowable(failed));
        }

        @Override
        public void onCompleted() {
            end(Status.OK);
        }
    }
}

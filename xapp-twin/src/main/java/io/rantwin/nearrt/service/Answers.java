package io.rantwin.nearrt.service;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a call ends: with its answer, with a status that says why not, or with INTERNAL when this server is wrong. */
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Makes an answer. */
    interface Question<T> {
        T answer() throws StatusException;
    }

    /** Something that may end a call with a status. */
    interface Step {
        void run() throws StatusException;
    }

    static <T> void unary(StreamObserver<T> out, Question<T> question) {
        guarded(out, () -> {
            T answer = question.answer();
            out.onNext(answer);
            out.onCompleted();
        });
    }

    /** Something that takes over a stream and gives its place back when that is over. */
    interface StreamStep {
        void run(Runnable place) throws StatusException;
    }

    /** Runs a step that begins a stream; when it fails, the call ends with its status and the place is free again. */
    static void stream(StreamObserver<?> out, Streams streams, StreamStep step) {
        guarded(out, () -> {
            Runnable place = streams.open();
            try {
                step.run(place);
            } catch (StatusException | RuntimeException e) {
                place.run();
                throw e;
            }
        });
    }

    /** Runs a step; when it fails, the call ends with its status. */
    static void guarded(StreamObserver<?> out, Step step) {
        try {
            step.run();
        } catch (StatusException e) {
            out.onError(e);
        } catch (RuntimeException e) {
            out.onError(internal(e));
        }
    }

    /** The status for what should not have happened; the reason stands in the log. */
    static StatusException internal(Throwable e) {
        LOG.error("A gRPC call failed for a reason that is not the caller's.", e);
        return Status.INTERNAL
                .withDescription("The twin could not answer: " + e.getClass().getSimpleName() + "; its log says more.")
                .asException();
    }

    static StatusException notFound(String sentence) {
        return Status.NOT_FOUND.withDescription(sentence).asException();
    }

    static StatusException exhausted(String sentence) {
        return Status.RESOURCE_EXHAUSTED.withDescription(sentence).asException();
    }

    static StatusException precondition(String sentence) {
        return Status.FAILED_PRECONDITION.withDescription(sentence).asException();
    }
}

package io.rantwin.nearrt.service;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Hands everything to one reader, in order, through a queue of bounded length. A reader for whom the queue is too short is ended with
 * RESOURCE_EXHAUSTED and the time up to which it was told. The publisher never waits. Thread-safe.
 */
final class QueueFeed<V, R> {
    /** Trailer with the network time of the last thing told [ns since 1970], 0 when nothing was. */
    static final Metadata.Key<String> LAST_TOLD =
            Metadata.Key.of("rantwin-last-told-ns", Metadata.ASCII_STRING_MARSHALLER);

    private final ServerCallStreamObserver<R> out;
    private final Executor executor;
    private final Function<V, R> message;
    private final ToLongFunction<V> nanos;
    private final int most;

    private final ArrayDeque<V> queue = new ArrayDeque<>();
    private boolean draining;
    private boolean tooSlow;
    private boolean over;
    private long toldNanos;
    private Runnable release = () -> {};

    QueueFeed(
            ServerCallStreamObserver<R> out,
            Executor executor,
            Function<V, R> message,
            ToLongFunction<V> nanos,
            int most) {
        this.out = out;
        this.executor = executor;
        this.message = message;
        this.nanos = nanos;
        this.most = most;
    }

    /** Takes the call over. Called once, by its handler. */
    void begin(Function<Consumer<V>, AutoCloseable> watch, Runnable place) {
        out.setOnReadyHandler(this::wake);
        out.setOnCancelHandler(this::end);
        AutoCloseable subscription = watch.apply(this::offer);
        synchronized (queue) {
            release = () -> {
                Watching.close(subscription);
                place.run();
            };
        }
    }

    /** Takes one; returns at once. */
    void offer(V value) {
        synchronized (queue) {
            if (over || tooSlow) {
                return;
            }
            if (queue.size() >= most) {
                tooSlow = true;
                queue.clear();
            } else {
                queue.add(value);
            }
        }
        wake();
    }

    private void end() {
        synchronized (queue) {
            over = true;
            queue.clear();
        }
        release.run();
    }

    private void wake() {
        synchronized (queue) {
            if (draining || over || !(tooSlow || (!queue.isEmpty() && out.isReady()))) {
                return;
            }
            draining = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        while (true) {
            V value;
            synchronized (queue) {
                if (tooSlow && !over) {
                    break;
                }
                if (over || queue.isEmpty() || !out.isReady()) {
                    draining = false;
                    return;
                }
                value = queue.remove();
                toldNanos = nanos.applyAsLong(value);
            }
            out.onNext(message.apply(value));
        }
        end();
        Metadata trailers = new Metadata();
        trailers.put(LAST_TOLD, Long.toString(toldNanos));
        out.onError(Status.RESOURCE_EXHAUSTED
                .withDescription("This reader is too slow: " + most + " reports waited for it. It was told up to "
                        + toldNanos + " ns; what came after can be had by ReadReports.")
                .asException(trailers));
    }
}

package io.rantwin.nearrt.service;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.Iterator;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what an iterator gives, as fast as the reader takes it. */
final class Paced<R> {
    private final ServerCallStreamObserver<R> out;
    private final Iterator<R> source;
    private final Executor executor;
    private final Runnable release;
    private final AtomicInteger wakes = new AtomicInteger();
    private boolean done;

    private Paced(ServerCallStreamObserver<R> out, Iterator<R> source, Executor executor, Runnable release) {
        this.out = out;
        this.source = source;
        this.executor = executor;
        this.release = release;
    }

    /** Takes the call over; {@code release} runs when it is over, once or more. */
    static <R> void send(ServerCallStreamObserver<R> out, Iterator<R> source, Executor executor, Runnable release) {
        Paced<R> paced = new Paced<>(out, source, executor, release);
        out.setOnReadyHandler(paced::wake);
        out.setOnCancelHandler(release);
        paced.wake();
    }

    // One drain at a time: whoever raises the count from 0 drains until it is 0 again.
    private void wake() {
        if (wakes.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        int seen;
        do {
            seen = wakes.get();
            while (!done && out.isReady() && source.hasNext()) {
                out.onNext(source.next());
            }
            if (!done && !out.isCancelled() && !source.hasNext()) {
                done = true;
                release.run();
                out.onCompleted();
            }
        } while (wakes.addAndGet(-seen) != 0);
    }
}

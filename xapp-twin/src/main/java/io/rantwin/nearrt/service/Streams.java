package io.rantwin.nearrt.service;

import io.grpc.StatusException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts streams that stand, so that there are never too many. Thread-safe. */
final class Streams {
    private final int most;
    private final Semaphore free;

    Streams(int most) {
        this.most = most;
        free = new Semaphore(most);
    }

    /**
     * Takes a place.
     *
     * @return gives it back, once however often it is run
     * @throws StatusException RESOURCE_EXHAUSTED when there is none
     */
    Runnable open() throws StatusException {
        if (!free.tryAcquire()) {
            throw Answers.exhausted(
                    "There are " + most + " streams already, the most that this server holds; end one.");
        }
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                free.release();
            }
        };
    }

    /** Streams that stand now. */
    int standing() {
        return most - free.availablePermits();
    }
}

package io.rantwin.nearrt.control;

import io.rantwin.xapp.complaint.Complaints;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Writes texts to a store, one after the other, off the calling thread. A text that cannot be written is complained of. Thread-safe. */
final class Journal {
    private final ControlStore store;
    private final Executor executor;
    private final Complaints complaints;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile boolean isBehind;

    Journal(ControlStore store, Executor executor, Complaints complaints) {
        this.store = store;
        this.executor = executor;
        this.complaints = complaints;
    }

    /** Whether the newest text could not be written. */
    boolean isBehind() {
        return isBehind;
    }

    /** Writes; the future never fails. */
    synchronized CompletableFuture<Void> write(String text) {
        try {
            last = last.thenRunAsync(() -> save(text), executor);
        } catch (RejectedExecutionException e) {
            isBehind = true;
        }
        return last;
    }

    private void save(String text) {
        try {
            store.save(text);
            isBehind = false;
        } catch (IOException | RuntimeException e) {
            isBehind = true;
            complaints.add("what was changed in the network could not be saved", String.valueOf(e.getMessage()));
        }
    }
}

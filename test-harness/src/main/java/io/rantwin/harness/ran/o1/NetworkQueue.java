package io.rantwin.harness.ran.o1;

import io.rantwin.harness.ran.network.RadioNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Work that other threads want done to a network. The thread that owns the network does it between two steps, in the order in
 * which it came. Bounded. {@link #submit} is for any thread, the other methods are for the owner's.
 */
public final class NetworkQueue {
    private final BlockingQueue<Waiting<?>> waiting;
    private volatile boolean isClosed;

    /** Something to read from a network or to do to it. Whatever it throws fails its future and nothing else. */
    @FunctionalInterface
    public interface Work<T> {
        T on(RadioNetwork network) throws Exception;
    }

    private record Waiting<T>(Work<T> work, CompletableFuture<T> future) {
        void run(RadioNetwork network) {
            try {
                future.complete(work.on(network));
            } catch (Exception failed) {
                future.completeExceptionally(failed);
            }
        }
    }

    /** @param most that can wait, above 0 */
    public NetworkQueue(int most) {
        waiting = new ArrayBlockingQueue<>(most);
    }

    /**
     * Hands work over.
     *
     * @return what comes of it; fails with {@link RejectedExecutionException} at once when the queue is full or closed, and
     *     later when it is closed before the work was done. Work that was cancelled is not done.
     */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        if (isClosed || !waiting.offer(new Waiting<>(work, future))) {
            future.completeExceptionally(new RejectedExecutionException(
                    isClosed ? "the network is not running" : "too much waits for the network already"));
        } else if (isClosed) {
            // Closed in between: nobody may come any more.
            future.completeExceptionally(new RejectedExecutionException("the network is not running"));
        }
        return future;
    }

    /**
     * Does what waits now; what comes meanwhile waits for the next time.
     *
     * @return how much was done
     */
    public int runOn(RadioNetwork network) {
        if (waiting.isEmpty()) {
            return 0;
        }
        List<Waiting<?>> now = new ArrayList<>();
        waiting.drainTo(now);
        for (Waiting<?> one : now) {
            if (!one.future().isDone()) {
                one.run(network);
            }
        }
        return now.size();
    }

    /** Takes nothing more and fails what waits. */
    public void close() {
        isClosed = true;
        List<Waiting<?>> left = new ArrayList<>();
        waiting.drainTo(left);
        for (Waiting<?> one : left) {
            one.future().completeExceptionally(new RejectedExecutionException("the network is not running"));
        }
    }
}

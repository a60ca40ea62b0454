package io.rantwin.planner.plan.settings;

import io.rantwin.planner.plan.PlanProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works on many choices at once and gives what came of them in their order, so that it does not matter how many threads there are. Tells
 * how far it is and can be ended there: then what runs ends at its next choice. Used by one thread.
 */
final class JudgingThreads implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final @Nullable ExecutorService pool;
    private final PlanProgress progress;
    private volatile boolean isEnded;

    /** So many threads, at least 1; one is the caller's own. */
    JudgingThreads(int threads, PlanProgress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("A search needs at least one thread, not " + threads + ".");
        }
        this.progress = progress;
        pool = threads == 1 ? null : Executors.newFixedThreadPool(threads);
    }

    /** To be asked before each choice: who wants the end of the search gets it there. */
    void goOn() {
        if (isEnded) {
            throw new CancellationException();
        }
    }

    /** Tells how far a part is, and asks whether to go on. */
    void tell(String part, int done, int of) {
        goOn();
        progress.within(part, done, of);
    }

    /** What all of these come to, in their order. */
    <T> List<T> all(String part, List<Supplier<T>> pieces) {
        List<T> results = new ArrayList<>();
        if (pool == null) {
            for (Supplier<T> piece : pieces) {
                tell(part, results.size(), pieces.size());
                results.add(piece.get());
            }
            return results;
        }
        AtomicInteger done = new AtomicInteger();
        List<Future<T>> running = new ArrayList<>();
        try {
            for (Supplier<T> piece : pieces) {
                running.add(pool.submit(() -> {
                    goOn();
                    T result = piece.get();
                    done.incrementAndGet();
                    return result;
                }));
            }
            for (Future<T> each : running) {
                results.add(got(each, part, done, pieces.size()));
            }
        } finally {
            running.forEach(each -> each.cancel(false));
        }
        return results;
    }

    private <T> T got(Future<T> piece, String part, AtomicInteger done, int of) {
        while (true) {
            tell(part, done.get(), of);
            try {
                return piece.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException later) {
                // It is told again how far all of it is.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException mistake
                        ? mistake
                        : new IllegalStateException(failed.getCause());
            }
        }
    }

    /** Ends what still runs, at its next choice, and waits for it. */
    @Override
    public void close() {
        isEnded = true;
        if (pool != null) {
            pool.close();
        }
    }
}

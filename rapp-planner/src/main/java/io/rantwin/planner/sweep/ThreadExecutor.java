package io.rantwin.planner.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Plain threads of this process; results are handed over in the caller's thread. */
public final class ThreadExecutor implements SweepExecutor {
    private static final long LOOK_MILLIS = 100;

    private final int threads;

    /** So many threads, at least 1. */
    public ThreadExecutor(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A sweep needs at least one thread, not " + threads + ".");
        }
        this.threads = threads;
    }

    @Override
    public String name() {
        return threads == 1 ? "1 thread of this process" : threads + " threads of this process";
    }

    @Override
    public void run(SweepJob job, List<Shard> shards, Receiver receiver, Cancellation cancellation)
            throws SweepException {
        ShardRunner runner = new ShardRunner(job);
        // When the receiver fails, those that run must end, too; the caller's own wish stays as it is.
        Cancellation stop = new Cancellation();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            CompletionService<Optional<ShardResult>> done = new ExecutorCompletionService<>(pool);
            try {
                List<Future<Optional<ShardResult>>> submitted = new ArrayList<>();
                for (Shard shard : shards) {
                    submitted.add(done.submit(() -> Optional.ofNullable(
                            runner.run(shard, () -> cancellation.getAsBoolean() || stop.getAsBoolean()))));
                }
                int open = submitted.size();
                while (open > 0 && !cancellation.getAsBoolean()) {
                    Future<Optional<ShardResult>> next = done.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (next == null) {
                        continue;
                    }
                    open--;
                    Optional<ShardResult> result = next.get();
                    if (result.isPresent()) {
                        receiver.take(result.get());
                    }
                }
            } catch (ExecutionException failed) {
                throw new SweepException("A shard failed: " + failed.getCause(), failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new SweepException("The sweep was interrupted.", interrupted);
            } finally {
                stop.ask();
                pool.shutdownNow();
            }
        }
    }

    @Override
    public void close() {
        // Threads end with each run.
    }
}

package io.rantwin.planner.sweep;

import java.util.BitSet;
import java.util.function.LongConsumer;

/** Runs what a sweep still lacks, and keeps it shard by shard: it can be ended at any moment and taken up again. */
public final class Sweep {
    private final SweepStore store;
    private final String id;
    private final SweepJob job;

    /** A sweep that the store knows. */
    public Sweep(SweepStore store, String id, SweepJob job) {
        this.store = store;
        this.id = id;
        this.job = job;
    }

    /**
     * Runs all shards that have no result yet.
     *
     * @param progress gets the evaluations that are done, after each shard
     * @return whether all are done now; false after a cancellation
     */
    public boolean run(SweepExecutor executor, Cancellation cancellation, LongConsumer progress) throws SweepException {
        BitSet done = store.done(id);
        progress.accept(evaluations(done));
        executor.run(
                job,
                job.shardsBut(done),
                result -> {
                    store.put(id, result);
                    done.set(result.shard());
                    progress.accept(evaluations(done));
                },
                cancellation);
        boolean whole = done.cardinality() == job.shards();
        if (!whole && !cancellation.getAsBoolean()) {
            throw new SweepException("The engine gave back " + done.cardinality() + " of " + job.shards() + " shards.");
        }
        return whole;
    }

    /** Evaluations in some shards: all but the last are of one size. */
    private long evaluations(BitSet done) {
        long scenarios = done.cardinality() * job.scenariosOfShard();
        if (done.get(job.shards() - 1)) {
            Shard last = job.shard(job.shards() - 1);
            scenarios += last.to() - last.from() - job.scenariosOfShard();
        }
        return scenarios * job.draws();
    }
}

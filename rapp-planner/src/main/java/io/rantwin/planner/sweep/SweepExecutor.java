package io.rantwin.planner.sweep;

import java.util.List;

/** Runs shards somewhere. What it runs, how often and in which order changes no result. */
public interface SweepExecutor extends AutoCloseable {
    /** Takes results. */
    interface Receiver {
        /** Takes one; never called by two threads at once. */
        void take(ShardResult result) throws SweepException;
    }

    /** What runs where, in words. */
    String name();

    /**
     * Runs shards until all are done or it is cancelled; each result is handed over once.
     *
     * @throws SweepException when a shard fails, or the receiver does; what was handed over stays good
     */
    void run(SweepJob job, List<Shard> shards, Receiver receiver, Cancellation cancellation) throws SweepException;

    @Override
    void close();
}

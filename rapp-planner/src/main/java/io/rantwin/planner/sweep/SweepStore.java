package io.rantwin.planner.sweep;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Keeps sweeps and the results of their shards, each once. What a call has kept is there after a crash. Used by one thread at a time. */
public interface SweepStore extends AutoCloseable {
    /**
     * A sweep as it was ordered.
     *
     * @param id of 16 hexadecimal digits, made of plan and snapshot: the same order is the same sweep
     * @param name for people
     * @param orderedMillis when, in wall time
     * @param plan text of the plan
     * @param snapshot octets
     * @param shards number of shards
     * @param evaluations steady states
     */
    record Ordered(
            String id, String name, long orderedMillis, String plan, byte[] snapshot, int shards, long evaluations) {}

    /** A sweep in a list. */
    record Summary(String id, String name, long orderedMillis, int shards, int done, long evaluations) {}

    /** Gets results in the order of their shards. */
    interface Reader {
        /** Takes one. */
        void take(ShardResult result) throws SweepException;
    }

    /** Keeps an order, unless it is kept already. */
    void begin(Ordered sweep) throws SweepException;

    /** A sweep by its id or the beginning of it; empty when there is none. */
    Optional<Ordered> find(String beginningOfId) throws SweepException;

    /** All sweeps, the newest first. */
    List<Summary> list() throws SweepException;

    /** Shards with a result. */
    BitSet done(String id) throws SweepException;

    /**
     * Keeps a result. The same once more changes nothing.
     *
     * @return false when it was there already
     * @throws SweepException when another result is there: then something is not the function it should be
     */
    boolean put(String id, ShardResult result) throws SweepException;

    /** All results so far. */
    void read(String id, Reader reader) throws SweepException;

    @Override
    void close() throws SweepException;
}

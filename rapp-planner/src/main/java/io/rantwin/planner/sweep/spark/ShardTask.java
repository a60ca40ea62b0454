package io.rantwin.planner.sweep.spark;

import io.rantwin.planner.sweep.Shard;
import io.rantwin.planner.sweep.ShardResult;
import io.rantwin.planner.sweep.SweepException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** What an executor does with a shard: gives the octets of its result. */
final class ShardTask implements Function<Shard, byte[]> {
    private static final long serialVersionUID = 1;

    private final Broadcast<SharedRunner> shared;

    ShardTask(Broadcast<SharedRunner> shared) {
        this.shared = shared;
    }

    @Override
    public byte[] call(Shard shard) throws SweepException {
        TaskContext task = TaskContext.get();
        ShardResult result = shared.value().runner().run(shard, () -> task != null && task.isInterrupted());
        if (result == null) {
            throw new SweepException("Shard " + shard.number() + " was cancelled.");
        }
        return result.toBytes();
    }
}

package io.rantwin.planner.sweep.spark;

import io.rantwin.planner.sweep.ShardRunner;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A job as it travels to executors; its runner is made once in each process, by the first task that needs it. Thread-safe. */
final class SharedRunner implements Serializable {
    private static final long serialVersionUID = 1;

    private final SweepJob job;
    private transient volatile @Nullable ShardRunner runner;

    SharedRunner(SweepJob job) {
        this.job = job;
    }

    ShardRunner runner() throws SweepException {
        ShardRunner made = runner;
        if (made == null) {
            synchronized (this) {
                made = runner;
                if (made == null) {
                    made = new ShardRunner(job);
                    runner = made;
                }
            }
        }
        return made;
    }
}

package io.rantwin.planner.rest;

import io.rantwin.planner.sweep.Cancellation;
import io.rantwin.planner.sweep.Sweep;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepExecutor;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.ThreadExecutor;
import io.rantwin.planner.sweep.plan.OrderedSweep;
import io.rantwin.planner.sweep.results.SqliteSweeps;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The sweeps' store for requests, which take turns, and the running of sweeps. Opened when it is needed first. Thread-safe. */
final class SweepDesk implements AutoCloseable {
    private final Path folder;
    private final int threads;
    private @Nullable SqliteSweeps store;

    /** Something to do with the store. */
    interface Use<T> {
        T of(SweepStore store) throws SweepException, ProblemException;
    }

    SweepDesk(Path folder, int threads) {
        this.folder = folder;
        this.threads = threads;
    }

    synchronized <T> T with(Use<T> use) throws ProblemException {
        try {
            SqliteSweeps open = store;
            if (open == null) {
                open = SqliteSweeps.open(folder);
                store = open;
            }
            return use.of(open);
        } catch (SweepException failed) {
            throw new ProblemException(ProblemKind.NOT_KEPT, String.valueOf(failed.getMessage()));
        }
    }

    /** Runs what a sweep lacks, with a connection of its own. */
    boolean run(OrderedSweep asked, Cancellation cancellation, Job job) throws SweepException, IOException {
        try (SqliteSweeps own = SqliteSweeps.open(folder);
                FileChannel claim = own.claim(asked.sweep().id());
                SweepExecutor executor = new ThreadExecutor(threads)) {
            return claim.isOpen()
                    && new Sweep(own, asked.sweep().id(), asked.job()).run(executor, cancellation, job::progress);
        }
    }

    @Override
    public synchronized void close() throws SweepException {
        if (store != null) {
            store.close();
        }
    }
}

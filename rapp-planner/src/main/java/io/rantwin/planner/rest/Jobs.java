package io.rantwin.planner.rest;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.rantwin.api.tracing.TracedWork;
import io.rantwin.api.tracing.Tracing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Long work, one piece at a time, a few waiting; ended jobs are remembered for a while. Thread-safe. */
final class Jobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final int MOST_WAITING = 16;
    private static final int MOST_REMEMBERED = 200;
    private static final long STOP_SECONDS = 20;

    private final InstantSource clock;
    private final Tracing tracing;
    private final String series;
    private final ThreadPoolExecutor worker;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private long made;
    private volatile boolean isClosing;

    /** What a job does. */
    interface Work {
        /**
         * Does it, telling of its progress.
         *
         * @return whether all was done; false after a cancellation
         */
        boolean run(Job job) throws Exception;
    }

    Jobs(InstantSource clock, Tracing tracing) {
        this.clock = clock;
        this.tracing = tracing;
        // Another process has other ids: nobody takes a new job for an old one.
        this.series = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("job-", 0).factory());
    }

    /**
     * Takes work; a job with the same result that has not ended is that job.
     *
     * @throws ProblemException when too many are waiting
     */
    synchronized Job submit(String kind, String result, long total, Runnable cancellation, Work work)
            throws ProblemException {
        Job running = ofResult(result);
        if (running != null) {
            return running;
        }
        made++;
        Job job = new Job(series + "-" + made, kind, result, total, clock, cancellation);
        // The trace of whoever orders it.
        Context ordered = Context.current();
        try {
            worker.execute(() -> run(job, work, ordered));
        } catch (RejectedExecutionException full) {
            throw busy();
        }
        forgetOldest();
        jobs.put(job.id(), job);
        return job;
    }

    private static ProblemException busy() {
        return new ProblemException(
                ProblemKind.BUSY, MOST_WAITING + " jobs are waiting already; ask again when one has ended.");
    }

    /** To be asked before anything is kept of what is to become a job. */
    void refuseWhenFull() throws ProblemException {
        if (worker.getQueue().remainingCapacity() == 0) {
            throw busy();
        }
    }

    /** Whether jobs end because the process does. */
    boolean isClosing() {
        return isClosing;
    }

    /** The job that makes a result now or soon; null when none does. */
    synchronized @Nullable Job ofResult(String result) {
        for (Job job : jobs.values()) {
            if (job.result().equals(result) && !job.state().isEnd()) {
                return job;
            }
        }
        return null;
    }

    private void run(Job job, Work work, Context ordered) {
        // What the log says of it is found by the job and by what it makes.
        try (var _ = MDC.putCloseable("job", job.id());
                var _ = MDC.putCloseable("result", job.result());
                TracedWork traced = tracing.beginAlways("job." + job.kind(), SpanKind.INTERNAL, ordered)) {
            traced.span().setAttribute("rantwin.job.id", job.id()).setAttribute("rantwin.job.result", job.result());
            runToItsEnd(job, work);
            if (job.state() == Job.State.FAILED) {
                traced.failed(String.valueOf(job.trouble()));
            }
        }
    }

    // Whatever work throws is its job's end, and no end of the worker.
    @SuppressWarnings("IllegalCatch")
    private static void runToItsEnd(Job job, Work work) {
        if (!job.begin()) {
            return;
        }
        try {
            boolean isWhole = work.run(job);
            job.end(isWhole ? Job.State.DONE : Job.State.CANCELLED, null);
        } catch (Exception failed) {
            if (failed instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn("job {} failed", job.id(), failed);
            job.end(Job.State.FAILED, String.valueOf(failed.getMessage()));
        }
    }

    private void forgetOldest() {
        Iterator<Job> oldest = jobs.values().iterator();
        while (jobs.size() >= MOST_REMEMBERED && oldest.hasNext()) {
            if (oldest.next().state().isEnd()) {
                oldest.remove();
            }
        }
    }

    /** All that are remembered, the newest first. */
    synchronized List<Job> all() {
        return new ArrayList<>(jobs.values()).reversed();
    }

    /** How many of those that are remembered are how far, each state in lower case. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Job.State state : Job.State.values()) {
            counts.put(
                    state.name().toLowerCase(Locale.ROOT),
                    all().stream().filter(job -> job.state() == state).count());
        }
        return counts;
    }

    synchronized @Nullable Job find(String id) {
        return jobs.get(id);
    }

    @Override
    public void close() {
        isClosing = true;
        worker.shutdown();
        all().forEach(Job::cancel);
        try {
            if (!worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            worker.shutdownNow();
            Thread.currentThread().interrupt();
        }
        // Whoever listens to a job that did not end in time is let go as well.
        all().forEach(job -> job.end(Job.State.CANCELLED, "the planner ended"));
    }
}

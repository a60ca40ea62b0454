package io.rantwin.harness.e2node;

import io.rantwin.codecs.per.PerException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All reports of all nodes by the time they are due. Reports are added by any thread and sent by one. */
final class ReportQueue {
    private static final Logger LOG = LoggerFactory.getLogger(ReportQueue.class);

    private final PriorityQueue<RunningReport> queue = new PriorityQueue<>();
    private final Runnable onAdded;

    /** @param onAdded wakes the thread that sends */
    ReportQueue(Runnable onAdded) {
        this.onAdded = onAdded;
    }

    void add(RunningReport report) {
        synchronized (queue) {
            queue.add(report);
        }
        onAdded.run();
    }

    /**
     * Sends all reports that are due.
     *
     * @return when the next one is due, {@link Long#MAX_VALUE} when there is none
     */
    long run(long nowNanos) {
        while (true) {
            RunningReport report = takeDue(nowNanos);
            if (report == null) {
                return nextNanos();
            }
            try {
                report.fire(nowNanos);
            } catch (PerException e) {
                // It could be encoded when it was admitted, so this is a fault in the values.
                LOG.error("a report can no longer be encoded and ends: {}", report.plan(), e);
                report.end();
            }
            if (!report.isEnded()) {
                synchronized (queue) {
                    queue.add(report);
                }
            }
        }
    }

    private @Nullable RunningReport takeDue(long nowNanos) {
        synchronized (queue) {
            for (RunningReport head = queue.peek(); head != null; head = queue.peek()) {
                if (!head.isEnded() && head.dueNanos() > nowNanos) {
                    return null;
                }
                queue.remove();
                if (!head.isEnded()) {
                    return head;
                }
            }
            return null;
        }
    }

    private long nextNanos() {
        synchronized (queue) {
            RunningReport head = queue.peek();
            return head == null ? Long.MAX_VALUE : head.dueNanos();
        }
    }
}

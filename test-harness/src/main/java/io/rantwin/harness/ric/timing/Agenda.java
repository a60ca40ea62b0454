package io.rantwin.harness.ric.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that are due at a time. They run in {@link #tick()}, in the order of their times, and of their arrival when the times
 * are equal; they must not block. Holds a bounded number of tasks. Thread-safe.
 */
public final class Agenda {
    private static final Logger LOG = LoggerFactory.getLogger(Agenda.class);

    private final InstantSource clock;
    private final int capacity;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
    private long arrivals;

    private record Entry(Instant due, long order, Runnable task) {}

    /** @param capacity number of tasks that may wait */
    public Agenda(InstantSource clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /** The clock that the agenda goes by. */
    public InstantSource clock() {
        return clock;
    }

    /** Puts a task down; false when there is no room, then it will not run. */
    public synchronized boolean after(Duration delay, Runnable task) {
        if (entries.size() >= capacity) {
            return false;
        }
        entries.add(new Entry(clock.instant().plus(delay), arrivals++, task));
        return true;
    }

    /** Completes after a delay; fails at once when there is no room. */
    public CompletableFuture<Void> after(Duration delay) {
        CompletableFuture<Void> due = new CompletableFuture<>();
        if (!after(delay, () -> due.complete(null))) {
            due.completeExceptionally(new IllegalStateException("the agenda is full: " + capacity + " tasks wait"));
        }
        return due;
    }

    /** Number of tasks that wait. */
    public synchronized int waiting() {
        return entries.size();
    }

    /** Runs what is due; to be called about five times a second. */
    public void tick() {
        for (Runnable task : takeDue()) {
            try {
                task.run();
            } catch (RuntimeException bug) {
                LOG.error("a delayed task failed", bug);
            }
        }
    }

    private synchronized List<Runnable> takeDue() {
        Instant now = clock.instant();
        List<Runnable> due = new ArrayList<>();
        for (Entry first = entries.peek(); first != null && !first.due().isAfter(now); first = entries.peek()) {
            entries.remove();
            due.add(first.task());
        }
        return due;
    }
}

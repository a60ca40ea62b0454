package io.rantwin.xapp;

import io.rantwin.xapp.complaint.Complaints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves the state machines of an xApp on, five times a second, on one thread. A failing one does not stop the others. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final List<Runnable> steps = new CopyOnWriteArrayList<>();
    private final Complaints complaints;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("xapp-tick").factory());
    private final LongSupplier nanoTime;
    private volatile long lastTick;

    Ticker(InstantSource clock, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        lastTick = nanoTime.getAsLong();
        complaints = new Complaints(LOG, clock);
    }

    void add(Runnable step) {
        steps.add(step);
    }

    void start() {
        var _ = scheduler.scheduleWithFixedDelay(this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        lastTick = nanoTime.getAsLong();
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                complaints.add("a step failed with " + e.getClass().getName(), "the next turn tries again", e);
            }
        }
    }

    /** Whether the thread has come round lately. */
    boolean isAlive() {
        return nanoTime.getAsLong() - lastTick < TimeUnit.SECONDS.toNanos(30);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}

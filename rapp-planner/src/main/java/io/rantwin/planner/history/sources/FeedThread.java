package io.rantwin.planner.history.sources;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A thread that follows a source, round after round, until it is ended. */
public final class FeedThread {
    private static final long IDLE_MILLIS = 200;
    private static final long AFTER_MISTAKE_MILLIS = 10_000;

    private final Round round;
    private final Consumer<String> say;
    private final Semaphore ending = new Semaphore(0);
    private final Thread thread;

    /** What is done again and again. */
    @FunctionalInterface
    public interface Round {
        /** Does it once; false when nothing came, so that the next may wait a little. */
        boolean step();
    }

    private FeedThread(String name, Round round, Consumer<String> say) {
        this.round = round;
        this.say = say;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param say is told of mistakes of the program, which do not end the thread
     */
    public static FeedThread start(String name, Round round, Consumer<String> say) {
        var feed = new FeedThread(name, round, say);
        feed.thread.start();
        return feed;
    }

    private void run() {
        try {
            boolean ended = ending.tryAcquire();
            while (!ended) {
                long wait = round();
                ended = wait == 0 ? ending.tryAcquire() : ending.tryAcquire(wait, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private long round() {
        try {
            return round.step() ? 0 : IDLE_MILLIS;
        } catch (RuntimeException mistake) {
            // Of this program; the planner lives on, and the next round may go better.
            say.accept(thread.getName() + ": " + mistake);
            return AFTER_MISTAKE_MILLIS;
        }
    }

    /** Whether it still goes round. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Ends after the round that is under way.
     *
     * @param hurry makes that round end soon
     */
    public void end(Runnable hurry) {
        ending.release();
        hurry.run();
        try {
            thread.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

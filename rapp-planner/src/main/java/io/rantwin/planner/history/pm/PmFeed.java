package io.rantwin.planner.history.pm;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import java.time.InstantSource;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A follower with a thread of its own, until it is closed. Closes the history, too. */
public final class PmFeed implements AutoCloseable {
    private static final long IDLE_MILLIS = 200;
    private static final long AFTER_MISTAKE_MILLIS = 10_000;

    private final PmFollower follower;
    private final HistoryStore store;
    private final Consumer<String> say;
    private final Semaphore ending = new Semaphore(0);
    private final Thread thread;

    private PmFeed(PmFollower follower, HistoryStore store, Consumer<String> say) {
        this.follower = follower;
        this.store = store;
        this.say = say;
        this.thread = Thread.ofPlatform().name("pm-data").unstarted(this::run);
    }

    /**
     * Begins.
     *
     * @param store is closed with the feed, also when it cannot begin
     * @param bootstrapServers Kafka, such as {@code kafka:9092}
     * @param kafka further properties of the consumer
     * @param coordinator where the order is placed; null when the topic is filled anyway
     */
    public static PmFeed start(
            FollowSettings settings,
            HistoryStore store,
            PmIntake intake,
            String bootstrapServers,
            Properties kafka,
            @Nullable Coordinator coordinator,
            JobOrder order,
            InstantSource clock,
            Consumer<String> say)
            throws HistoryException {
        try {
            var follower = new PmFollower(
                    settings,
                    store,
                    intake,
                    () -> KafkaSource.consumer(bootstrapServers, kafka),
                    coordinator == null ? null : new JobKeeper(coordinator, order),
                    clock,
                    say);
            var feed = new PmFeed(follower, store, say);
            feed.thread.start();
            return feed;
        } catch (HistoryException failed) {
            try (store) {
                throw failed;
            }
        }
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
            return follower.step() ? 0 : IDLE_MILLIS;
        } catch (RuntimeException mistake) {
            // Of this program; the planner lives on, and the next round may go better.
            say.accept("PM data: " + mistake);
            return AFTER_MISTAKE_MILLIS;
        }
    }

    /** Whether it still follows. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends after the round that is under way. */
    @Override
    public void close() throws HistoryException {
        ending.release();
        follower.wakeUp();
        try (store) {
            thread.join();
            follower.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}

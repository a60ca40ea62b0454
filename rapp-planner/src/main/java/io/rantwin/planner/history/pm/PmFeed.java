package io.rantwin.planner.history.pm;

import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.sources.FeedThread;
import java.time.InstantSource;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A follower with a thread of its own, until it is closed. The history stays open. */
public final class PmFeed implements AutoCloseable {
    private final PmFollower follower;
    private final FeedThread thread;

    private PmFeed(PmFollower follower, Consumer<String> say) {
        this.follower = follower;
        this.thread = FeedThread.start("PM data", follower::step, say);
    }

    /**
     * Begins.
     *
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
        var follower = new PmFollower(
                settings,
                store,
                intake,
                () -> KafkaSource.consumer(bootstrapServers, kafka),
                coordinator == null ? null : new JobKeeper(coordinator, order),
                clock,
                say);
        return new PmFeed(follower, say);
    }

    /** Whether it still follows. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Ends after the round that is under way. */
    @Override
    public void close() throws HistoryException {
        thread.end(follower::wakeUp);
        follower.close();
    }
}

package io.rantwin.planner.history.twin;

import io.rantwin.codecs.catalogue.MeasurementCatalogue;
import io.rantwin.planner.history.HistoryException;
import io.rantwin.planner.history.HistoryStore;
import io.rantwin.planner.history.sources.FeedThread;
import io.rantwin.planner.live.LiveTwin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Keeps what a twin reports in the history, with a thread of its own, until it is closed. History and twin stay open. */
public final class TwinFeed implements AutoCloseable {
    /** Some minutes of a thousand cells; beyond that they are read again. */
    private static final int MOST_WAITING = 200_000;

    private final TwinFollower follower;
    private final FeedThread thread;

    private TwinFeed(TwinFollower follower, Consumer<String> say) {
        this.follower = follower;
        this.thread = FeedThread.start("reports of the twin", follower::step, say);
    }

    /**
     * Begins; to be called before the twin's first tick.
     *
     * @param mostAhead reports that lie further ahead of now are refused
     * @param say is told what people should know, once a change
     */
    public static TwinFeed start(
            LiveTwin twin, HistoryStore store, Duration mostAhead, InstantSource clock, Consumer<String> say)
            throws HistoryException {
        return new TwinFeed(
                new TwinFollower(
                        twin,
                        store,
                        new TwinIntake(MeasurementCatalogue.bundled(), mostAhead),
                        new ReportInbox(MOST_WAITING, clock),
                        clock,
                        say),
                say);
    }

    /** Ends after the round that is under way; what has come is kept. */
    @Override
    public void close() throws HistoryException {
        thread.end(follower::hurry);
        follower.close();
    }
}

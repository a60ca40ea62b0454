package io.rantwin.harness.ric.store;

import io.rantwin.codecs.per.Octets;
import io.rantwin.xapp.complaint.Complaints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the shared data were lost, or could not be written for a while, and has everything written again: a mark among
 * them is looked for every two seconds.
 */
public final class StoreWatch {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final String NAMESPACE = "ric-in-a-box";
    private static final String KEY = "mark";

    private final SharedData data;
    private final Octets mark;
    private final Runnable writeAgain;
    private final Executor executor;
    private final InstantSource clock;
    private final Complaints complaints;
    private final AtomicBoolean looking = new AtomicBoolean();
    private Instant next = Instant.MIN;
    private boolean wasMarked;
    private boolean wasAway;

    /**
     * @param mark this process and no other
     * @param writeAgain writes everything; may block
     * @param executor runs what blocks
     */
    public StoreWatch(SharedData data, String mark, Runnable writeAgain, Executor executor, InstantSource clock) {
        this.data = data;
        this.mark = Octets.of(mark.getBytes(StandardCharsets.UTF_8));
        this.writeAgain = writeAgain;
        this.executor = executor;
        this.clock = clock;
        this.complaints = new Complaints(LOG, clock);
    }

    /** Looks when it is time to; to be called a few times a second, by one thread. Does not block. */
    public void tick() {
        Instant now = clock.instant();
        if (!now.isBefore(next) && looking.compareAndSet(false, true)) {
            next = now.plus(PERIOD);
            executor.execute(this::lookOnce);
        }
    }

    private void lookOnce() {
        try {
            look();
        } finally {
            looking.set(false);
        }
    }

    /** Empties the shared data on purpose: what is lost so stays lost until somebody writes it again. */
    public synchronized void lose() throws StoreException {
        data.clear();
        data.set(NAMESPACE, KEY, mark);
        wasMarked = true;
    }

    private synchronized void look() {
        try {
            boolean isThere = data.get(NAMESPACE, KEY).filter(mark::equals).isPresent();
            boolean wasLost = wasMarked && !isThere;
            if (!isThere) {
                data.set(NAMESPACE, KEY, mark);
                wasMarked = true;
            }
            if (wasLost || wasAway) {
                LOG.warn("the shared data {}; writing everything again", wasLost ? "were lost" : "are back");
                wasAway = false;
                writeAgain.run();
            }
        } catch (StoreException e) {
            wasAway = true;
            complaints.add("the shared data cannot be reached", String.valueOf(e.getMessage()));
        }
    }
}

package io.rantwin.planner.live;

import io.rantwin.planner.timing.Pause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Changes are put together to rounds, so that whoever follows them is woken at a bounded rate however many there are.
 * Thread-safe.
 */
public final class Rounds {
    private final Duration least;
    private long open = 1;
    private boolean isChanged;
    private @Nullable Pause pause;

    Rounds(Duration least) {
        this.least = least;
    }

    /** The round in which a change of now will be told. */
    synchronized long change() {
        isChanged = true;
        return open;
    }

    synchronized void tick(Instant now) {
        if (isChanged && (pause == null || pause.isOver(now))) {
            isChanged = false;
            pause = new Pause(now, least);
            open++;
            notifyAll();
        }
    }

    /** The last round that is complete; 0 before the first. */
    public synchronized long complete() {
        return open - 1;
    }

    /** Waits until a round after the one that was seen is complete, or patience ends; gives the last complete one. */
    // Who waits looks again: an early end does no harm.
    @SuppressWarnings("WaitNotInLoop")
    public synchronized long await(long seen, long patienceMillis) throws InterruptedException {
        if (open - 1 <= seen) {
            wait(patienceMillis);
        }
        return open - 1;
    }
}

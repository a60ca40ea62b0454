package io.rantwin.planner.timing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Between two looks at what tells nobody when it changes: other processes, mostly. */
public final class Pacing {
    private Pacing() {}

    /**
     * Lets some of our time pass.
     *
     * @throws InterruptedException at once when the thread is told to end
     */
    public static void pause(Duration length) throws InterruptedException {
        if (new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("nobody counts this down");
        }
    }
}

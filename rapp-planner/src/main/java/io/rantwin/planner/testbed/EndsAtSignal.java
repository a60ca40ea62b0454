package io.rantwin.planner.testbed;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that starts programs end tidily: at a signal of the system its thread is interrupted, and the process waits until it has
 * ended them; not for ever.
 */
public final class EndsAtSignal implements AutoCloseable {
    private static final long END_SECONDS = 40;

    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param worker is interrupted at the signal */
    public EndsAtSignal(Thread worker) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            worker.interrupt();
            awaitEnd();
        }));
    }

    private void awaitEnd() {
        try {
            if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** All has ended and is told: the process may end. */
    @Override
    public void close() {
        ended.countDown();
    }
}

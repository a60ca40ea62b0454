package io.rantwin.harness.command;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command that runs until it is interrupted end tidily: a signal of the system counts the latch down, and the process
 * waits until the command has closed what it holds.
 */
public final class EndOnSignal implements AutoCloseable {
    private static final int END_SECONDS = 5;

    private final String command;
    private final CountDownLatch stop;
    private final PrintWriter err;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /**
     * @param command for people
     * @param stop is counted down when the process is told to end
     * @param err is told when the command does not end in time
     */
    public EndOnSignal(String command, CountDownLatch stop, PrintWriter err) {
        this.err = err;
        this.command = command;
        this.stop = stop;
        this.hook = new Thread(this::signalled, "end-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void signalled() {
        stop.countDown();
        try {
            if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                print(err, "rantwin " + command + ": did not end in " + END_SECONDS + " s");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints a line at once; may be called by several threads. */
    public static void print(PrintWriter out, String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    /** All is closed: the process may end. */
    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook is what has brought us here.
        }
    }
}

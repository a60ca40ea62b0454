package io.rantwin.harness.e2node;

/** Where messages of the RIC are taken: at once on the thread that read them, or later by whoever runs the network. */
@FunctionalInterface
interface Inbox {
    /** Takes each message where it was read. */
    Inbox AT_ONCE = task -> {
        task.run();
        return true;
    };

    /** False when it is full; the task is then not run. Must not block. */
    boolean offer(Runnable task);
}

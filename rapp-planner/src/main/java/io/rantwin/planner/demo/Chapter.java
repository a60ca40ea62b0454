package io.rantwin.planner.demo;

import java.io.IOException;

/** A part of the story: it does something, waits for what comes of it, and says whether that is what it promises. */
interface Chapter {
    /** For machines, such as {@code fault}. */
    String name();

    /** For people. */
    String title();

    /**
     * Tells it.
     *
     * @throws io.rantwin.planner.testbed.TestbedException when what it waits for does not come, or a program has ended
     */
    Verdict tell() throws IOException, InterruptedException;
}

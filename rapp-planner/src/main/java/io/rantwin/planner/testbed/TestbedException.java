package io.rantwin.planner.testbed;

import java.io.IOException;

/** A program of the testbed has ended, or does not do in time what is waited for; the message says which and what it said last. */
public final class TestbedException extends IOException {
    private static final long serialVersionUID = 1L;

    TestbedException(String sentence) {
        super(sentence);
    }

    TestbedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

package io.rantwin.planner.desired;

/** Ends the "process" at a chosen point: everything that is written down or sent is a point before and a point after it. */
final class CrashPoints {
    /** The process is gone; nobody may catch this but the test. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("killed", null, false, false);
        }
    }

    private int left = Integer.MAX_VALUE;

    /** Crashes at the n-th point from now on. */
    void crashAfter(int points) {
        left = points;
    }

    void never() {
        left = Integer.MAX_VALUE;
    }

    void pass() {
        if (left != Integer.MAX_VALUE && --left <= 0) {
            throw new Crash();
        }
    }
}

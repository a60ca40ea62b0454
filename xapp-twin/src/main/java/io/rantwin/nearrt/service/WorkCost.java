package io.rantwin.nearrt.service;

/** What a step of a cell costs on this machine, learned on the fly. Thread-safe. */
final class WorkCost {
    private static final double START_NANOS = 4000;
    private static final double SHARE_OF_NEW = 0.2;

    private double nanosOfAUnit = START_NANOS;

    /** Learns from a piece of work. */
    synchronized void learn(double work, long nanos) {
        if (work > 0 && nanos >= 0) {
            nanosOfAUnit += SHARE_OF_NEW * (nanos / work - nanosOfAUnit);
        }
    }

    /** What so much work is expected to take [ns]. */
    synchronized double nanos(double work) {
        return work * nanosOfAUnit;
    }
}

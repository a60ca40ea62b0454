package io.rantwin.nearrt.service;

/** What a step of a cell costs on this machine, and what a what-if costs besides, learned on the fly. Thread-safe. */
final class WorkCost {
    private static final double START_NANOS = 4000;
    private static final double START_BESIDES_NANOS = 1e6;
    private static final double SHARE_OF_NEW = 0.2;

    private double nanosOfAUnit = START_NANOS;
    private double besidesNanos = START_BESIDES_NANOS;

    /** Learns from a piece of work. */
    synchronized void learn(double work, long nanos) {
        if (work > 0 && nanos >= 0) {
            nanosOfAUnit += SHARE_OF_NEW * (nanos / work - nanosOfAUnit);
        }
    }

    /** Learns what a what-if took besides its draws: to read it, to cut, to put the answer together. */
    synchronized void learnBesides(long nanos) {
        besidesNanos += SHARE_OF_NEW * (Math.max(0, nanos) - besidesNanos);
    }

    /** What a what-if with so much work is expected to take [ns]. */
    synchronized double nanos(double work) {
        return work * nanosOfAUnit + besidesNanos;
    }
}

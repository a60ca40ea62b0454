package io.rantwin.nearrt.service;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long before the deadline of its call, by this server's clock, each answer or refusal was handed over to be sent. A deadline is
 * known here from the arrival of its call: what a call was on its way before is not part of it. Thread-safe.
 */
final class Margins {
    private final LongAccumulator least = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAdder late = new LongAdder();

    /** @param nanos before the deadline; negative after it */
    void handedOver(long nanos) {
        least.accumulate(nanos);
        if (nanos < 0) {
            late.increment();
        }
    }

    /** The least so far [ns]; {@link Long#MAX_VALUE} before the first. */
    long leastNanos() {
        return least.get();
    }

    /** How many were handed over after the deadline. */
    long late() {
        return late.sum();
    }
}

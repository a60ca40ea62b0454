package io.rantwin.xapp.subscription;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what is missing, doubled or late in sequence numbers 0..65535 that wrap. Nodes differ in where they wrap, so a jump
 * back to 0 or 1 is a new count. Lock-free, allocates nothing.
 */
final class SequenceCounter {
    private static final int NUMBERS = 0x10000;
    private static final int NONE = -1;
    /** Numbers this far back are late ones, even when they are 0 or 1. */
    private static final int LATE = 8;
    /** So many late ones in a row are no late ones: the node counts from somewhere else now. */
    private static final int LATE_IN_A_ROW = 8;

    /** Last number in the lower half, how many late ones came since in the upper half. */
    private final AtomicLong position = new AtomicLong(position(NONE, 0));

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong gaps = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong reordered = new AtomicLong();
    private final AtomicLong restarts = new AtomicLong();

    /** @param sequenceNumber 0..65535, or -1 when the indication has none */
    void count(int sequenceNumber) {
        received.incrementAndGet();
        if (sequenceNumber < 0) {
            return;
        }
        int number = sequenceNumber & 0xffff;
        while (true) {
            long before = position.get();
            int last = (int) before;
            int late = (int) (before >>> 32);
            int ahead = number - last & 0xffff;
            boolean back = last != NONE && ahead > NUMBERS / 2;
            boolean startsAnew = last != NONE
                    && ahead > 1
                    && (number <= 1 && last > LATE && ahead > LATE || back && late + 1 >= LATE_IN_A_ROW);
            long after = back && !startsAnew ? position(last, late + 1) : position(number, 0);
            if (!position.compareAndSet(before, after)) {
                continue;
            }
            if (last == NONE || ahead == 1) {
                return;
            }
            if (ahead == 0) {
                duplicates.incrementAndGet();
            } else if (startsAnew) {
                restarts.incrementAndGet();
            } else if (back) {
                reordered.incrementAndGet();
                missed.getAndUpdate(SequenceCounter::oneLess);
            } else {
                gaps.incrementAndGet();
                missed.addAndGet(ahead - 1L);
            }
            return;
        }
    }

    /** The node will count anew: a subscription was made. */
    void begin() {
        position.set(position(NONE, 0));
    }

    IndicationCounts counts() {
        return new IndicationCounts(
                received.get(), missed.get(), gaps.get(), duplicates.get(), reordered.get(), restarts.get());
    }

    private static long oneLess(long count) {
        return count > 0 ? count - 1 : 0;
    }

    private static long position(int number, int late) {
        return (long) late << 32 | number & 0xffff_ffffL;
    }
}

package io.rantwin.nearrt.loop;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Unread reports of one cell, oldest first. When it is full, the oldest unread one makes room for the new one. Writers never wait:
 * there is one at a time in practice, and should two meet, the later one's report counts as dropped. One reader.
 */
final class Mailbox {
    private static final int PATIENCE = 1000;

    private final AtomicReferenceArray<@Nullable ArrivedReport> ring;
    private final AtomicLong first = new AtomicLong();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private volatile long end;

    Mailbox(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Puts a report in; the number of reports that were dropped for it, itself among them. */
    int offer(ArrivedReport report) {
        for (int i = 0; !writing.compareAndSet(false, true); i++) {
            if (i == PATIENCE) {
                dropped.incrementAndGet();
                return 1;
            }
            Thread.onSpinWait();
        }
        int made = 0;
        long place = end;
        long oldest = first.get();
        while (place - oldest >= ring.length()) {
            // The reader may take the oldest at the same moment; then nothing has to go.
            if (first.compareAndSet(oldest, oldest + 1)) {
                dropped.incrementAndGet();
                made++;
            }
            oldest = first.get();
        }
        ring.set((int) (place % ring.length()), report);
        end = place + 1;
        writing.set(false);
        return made;
    }

    /** Takes the oldest; null when there is none. */
    @Nullable
    ArrivedReport poll() {
        while (true) {
            long oldest = first.get();
            if (oldest == end) {
                return null;
            }
            int place = (int) (oldest % ring.length());
            ArrivedReport report = ring.get(place);
            // A writer that needs the place moves the beginning first, so what was read is the oldest only if it still
            // is there.
            if (first.compareAndSet(oldest, oldest + 1)) {
                // Not kept alive until the ring has come round; unless a writer has the place again already.
                ring.compareAndSet(place, report, null);
                return report;
            }
        }
    }

    /** The oldest without taking it; null when there is none. */
    @Nullable
    ArrivedReport peek() {
        long oldest = first.get();
        return oldest == end ? null : ring.get((int) (oldest % ring.length()));
    }

    boolean isEmpty() {
        return first.get() == end;
    }

    /** Reports that nobody has read. */
    int size() {
        return (int) Math.max(0, end - first.get());
    }

    /** Reports that had to go so far. */
    long dropped() {
        return dropped.get();
    }
}

package io.rantwin.nearrt.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last reports of one cell. Grows while the reports of all cells together are within a bound. One writer, readers any. */
final class ReportRing {
    private static final int BEGIN = 8;

    private final int most;
    private final AtomicLong room;
    private volatile AtomicReferenceArray<@Nullable ArrivedReport> ring = new AtomicReferenceArray<>(BEGIN);
    private volatile long count;

    /**
     * @param most reports kept at most
     * @param room reports that all cells together may still keep
     */
    ReportRing(int most, AtomicLong room) {
        this.most = Math.max(BEGIN, most);
        this.room = room;
        room.addAndGet(-BEGIN);
    }

    void add(ArrivedReport report) {
        AtomicReferenceArray<@Nullable ArrivedReport> now = ring;
        long place = count;
        if (place >= now.length() && now.length() < most) {
            now = grow(now, place);
        }
        now.set((int) (place % now.length()), report);
        count = place + 1;
    }

    private AtomicReferenceArray<@Nullable ArrivedReport> grow(
            AtomicReferenceArray<@Nullable ArrivedReport> from, long place) {
        int more = Math.min(from.length(), most - from.length());
        if (room.addAndGet(-more) < 0) {
            room.addAndGet(more);
            return from;
        }
        AtomicReferenceArray<@Nullable ArrivedReport> to = new AtomicReferenceArray<>(from.length() + more);
        for (long i = Math.max(0, place - from.length()); i < place; i++) {
            to.set((int) (i % to.length()), from.get((int) (i % from.length())));
        }
        ring = to;
        return to;
    }

    /** Reports that ever came. */
    long count() {
        return count;
    }

    /** Reports that are kept at most just now. */
    int length() {
        return ring.length();
    }

    /** Those that came at places from..until - 1, so far as they are still there. */
    void read(long from, long until, Consumer<ArrivedReport> reader) {
        AtomicReferenceArray<@Nullable ArrivedReport> now = ring;
        for (long i = Math.max(from, until - now.length()); i < until; i++) {
            ArrivedReport report = now.get((int) (i % now.length()));
            if (report != null) {
                reader.accept(report);
            }
        }
    }

    /** Those whose period ended in [from, until), as they came. */
    List<ArrivedReport> read(long fromNanos, long untilNanos) {
        AtomicReferenceArray<@Nullable ArrivedReport> now = ring;
        long last = count;
        List<ArrivedReport> found = new ArrayList<>();
        for (long i = Math.max(0, last - now.length()); i < last; i++) {
            ArrivedReport report = now.get((int) (i % now.length()));
            if (report != null && report.endNanos() >= fromNanos && report.endNanos() < untilNanos) {
                found.add(report);
            }
        }
        return found;
    }
}

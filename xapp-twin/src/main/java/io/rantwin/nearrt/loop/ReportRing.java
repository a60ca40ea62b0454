package io.rantwin.nearrt.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last reports of one cell. Grows while the reports of all cells together are within a bound. Figures are copied into places
 * that are used again, so that a report, though it is kept, is gone as an object before the next collection. One writer, any readers.
 */
final class ReportRing {
    private static final int BEGIN = 8;
    /** Of reports with more figures, which are seldom, each is kept as an object. */
    private static final int MOST_FLAT = 64;

    private static final Kept NOTHING = new Kept("", new ReportLayout(List.of()), null, null, "", false);

    private final int most;
    private final AtomicLong room;
    private final WriterFirst guard = new WriterFirst();
    private volatile Places places = new Places(BEGIN, 0);
    private volatile long count;

    /**
     * What is not figures. The same object for all reports of a kind of which nothing was refused.
     *
     * @param wide figures, when they are too many to lie with the others
     * @param asCame figures before some were refused; null when none was
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on and compared nowhere.
    private record Kept(
            String ranName,
            ReportLayout layout,
            double @Nullable [] wide,
            double @Nullable [] asCame,
            String refusal,
            boolean refused) {
        static Kept of(ArrivedReport report) {
            return new Kept(
                    report.ranName(),
                    report.layout(),
                    report.values().length > MOST_FLAT ? report.values() : null,
                    report.asCame(),
                    report.refusal(),
                    report.refused());
        }

        boolean fits(ArrivedReport report) {
            return layout == report.layout()
                    && wide == null
                    && asCame == null
                    && report.asCame() == null
                    && !refused
                    && !report.refused()
                    && ranName.equals(report.ranName());
        }
    }

    /** Places for reports; figures lie one report after the other. */
    private static final class Places {
        final int width;
        final Kept[] kept;
        final double[] values;
        final long[] startNanos;
        final long[] granularityMillis;
        final long[] arrivalNanos;
        final long[] arrivalTicks;

        Places(int length, int width) {
            this.width = width;
            kept = new Kept[length];
            Arrays.fill(kept, NOTHING);
            values = new double[length * width];
            startNanos = new long[length];
            granularityMillis = new long[length];
            arrivalNanos = new long[length];
            arrivalTicks = new long[length];
        }

        int length() {
            return kept.length;
        }

        /** The reports that came at places from..until - 1, in as many other places or more. */
        Places moved(int toLength, int toWidth, long from, long until) {
            Places to = new Places(toLength, toWidth);
            for (long i = from; i < until; i++) {
                int here = (int) (i % length());
                to.set((int) (i % toLength), report(here), kept[here]);
            }
            return to;
        }

        void set(int at, ArrivedReport report, Kept like) {
            if (!kept[at].fits(report)) {
                kept[at] = like.fits(report) ? like : Kept.of(report);
            }
            if (report.values().length <= MOST_FLAT) {
                System.arraycopy(report.values(), 0, values, at * width, report.values().length);
            }
            startNanos[at] = report.startNanos();
            granularityMillis[at] = report.granularityMillis();
            arrivalNanos[at] = report.arrivalNanos();
            arrivalTicks[at] = report.arrivalTicks();
        }

        ArrivedReport report(int at) {
            Kept what = kept[at];
            double[] wide = what.wide();
            int count = what.layout().columns().size();
            return new ArrivedReport(
                    what.ranName(),
                    what.layout(),
                    wide == null ? Arrays.copyOfRange(values, at * width, at * width + Math.min(width, count)) : wide,
                    what.asCame(),
                    startNanos[at],
                    granularityMillis[at],
                    arrivalNanos[at],
                    arrivalTicks[at],
                    what.refusal(),
                    what.refused());
        }
    }

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
        long place = count;
        long stamp = guard.beginWrite();
        try {
            if (place >= places.length() && places.length() < most) {
                grow(place);
            }
            int width = report.values().length;
            if (width > places.width && width <= MOST_FLAT) {
                move(places.length(), width, place);
            }
            Places now = places;
            Kept like = now.kept[(int) ((place + now.length() - 1) % now.length())];
            now.set((int) (place % now.length()), report, like);
            count = place + 1;
        } finally {
            guard.endWrite(stamp);
        }
    }

    private void grow(long place) {
        int more = Math.min(places.length(), most - places.length());
        if (room.addAndGet(-more) < 0) {
            room.addAndGet(more);
            return;
        }
        move(places.length() + more, places.width, place);
    }

    private void move(int length, int width, long until) {
        places = places.moved(length, width, Math.max(0, until - places.length()), until);
    }

    /** Reports that ever came. */
    long count() {
        return count;
    }

    /**
     * Reads those that came at places from, from + 1, ... until - 1, so far as they are still there.
     *
     * @return how many were not
     */
    long read(long from, long until, Consumer<ArrivedReport> reader) {
        long gone = 0;
        for (long i = from; i < until; i++) {
            ArrivedReport report = report(i);
            if (report == null) {
                gone++;
            } else {
                reader.accept(report);
            }
        }
        return gone;
    }

    /** Those whose period ended in [from, until), as they came. */
    List<ArrivedReport> read(long fromNanos, long untilNanos) {
        List<ArrivedReport> found = new ArrayList<>();
        long last = count;
        for (long i = Math.max(0, last - places.length()); i < last; i++) {
            ArrivedReport report = report(i);
            if (report != null && report.endNanos() >= fromNanos && report.endNanos() < untilNanos) {
                found.add(report);
            }
        }
        return found;
    }

    private @Nullable ArrivedReport report(long place) {
        return guard.<@Nullable ArrivedReport>read(() -> {
            Places now = places;
            return place < count - now.length() ? null : now.report((int) (place % now.length()));
        });
    }
}

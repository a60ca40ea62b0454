package io.rantwin.planner.history.twin;

import io.rantwin.api.v1.Report;
import io.rantwin.planner.live.ReportFlow;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * New reports until they are taken, and from when on reports may be missing, so that they must be read once more: because the stream
 * broke, or because more came than there is room for. Thread-safe.
 */
final class ReportInbox implements ReportFlow.Listener {
    /** After this long without a report the stream is taken to stand. */
    static final long SETTLED_MILLIS = 3_000;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long SILENT_NANOS = 60_000 * NANOS_PER_MILLI;
    private static final int MOST_CELLS = 100_000;

    private final int most;
    private final InstantSource clock;
    private final Deque<Report> waiting = new ArrayDeque<>();
    private final Map<String, Last> lasts = new HashMap<>();
    private long owedFromNanos = Long.MAX_VALUE;
    private long beganMillis;
    private boolean hasTold;

    /** The last report of a cell: end of its period in network time, and when it arrived. */
    private record Last(long endNanos, long granularityMillis, long arrivalNanos) {}

    /** @param most reports that may wait */
    ReportInbox(int most, InstantSource clock) {
        this.most = most;
        this.clock = clock;
    }

    @Override
    public synchronized void began() {
        owe(goesOnAt());
        beganMillis = clock.millis();
        hasTold = false;
    }

    @Override
    public synchronized void came(Report report) {
        hasTold = true;
        long end = report.getCollectionStartNs() + report.getGranularityPeriodMs() * NANOS_PER_MILLI;
        if (waiting.size() >= most) {
            owe(end);
            return;
        }
        waiting.addLast(report);
        if (lasts.size() >= MOST_CELLS) {
            // Too many to remember: the next time all is read that there is.
            lasts.clear();
        }
        lasts.put(report.getCellId(), new Last(end, report.getGranularityPeriodMs(), report.getArrivalTimeNs()));
    }

    /**
     * Where nothing is missing before: the oldest end of what the cells told last that still report. Cells have clocks of their own, and a
     * network that is begun anew goes back in time.
     */
    private long goesOnAt() {
        long newest =
                lasts.values().stream().mapToLong(Last::arrivalNanos).max().orElse(0);
        return lasts.values().stream()
                .filter(each -> newest - each.arrivalNanos()
                        <= Math.max(SILENT_NANOS, 2 * each.granularityMillis() * NANOS_PER_MILLI))
                .mapToLong(Last::endNanos)
                .min()
                .orElse(0);
    }

    /** Reports whose periods ended then or later are to be read again. */
    synchronized void owe(long fromNanos) {
        owedFromNanos = Math.min(owedFromNanos, fromNanos);
    }

    /**
     * From when on reports are to be read again, once the stream stands, so that nothing falls between the two; empty when nothing is
     * missing. Whoever asks reads them, or {@link #owe owes} them again.
     */
    synchronized OptionalLong takeOwed() {
        if (owedFromNanos == Long.MAX_VALUE || !hasTold && clock.millis() - beganMillis < SETTLED_MILLIS) {
            return OptionalLong.empty();
        }
        long from = owedFromNanos;
        owedFromNanos = Long.MAX_VALUE;
        return OptionalLong.of(from);
    }

    /** What waits, oldest first, and no longer does. */
    synchronized List<Report> take(int atMost) {
        List<Report> taken = new ArrayList<>(Math.min(atMost, waiting.size()));
        while (taken.size() < atMost && !waiting.isEmpty()) {
            taken.add(waiting.removeFirst());
        }
        return taken;
    }

    /** When the first of those that wait arrived at the twin [ns since 1970]; the far future when none does. */
    synchronized long firstArrivalNanos() {
        return waiting.isEmpty() ? Long.MAX_VALUE : waiting.getFirst().getArrivalTimeNs();
    }

    /** How many wait. */
    synchronized int size() {
        return waiting.size();
    }
}

package io.rantwin.nearrt.watch;

/** What the watch did and what it cost. Written by its thread, read by any. */
public final class WatchCounts {
    private static final double NANOS = 1e9;

    private volatile long periods;
    private volatile long late;
    private volatile long missed;
    private volatile long opened;
    private volatile int cells;
    private volatile double busySeconds;
    private volatile double lastPassSeconds;
    private volatile double longestPassSeconds;

    // One thread writes.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void ticked(long nanos, boolean worked, int watched, long missedReports, long anomalies) {
        busySeconds += nanos / NANOS;
        cells = watched;
        missed = missedReports;
        opened = anomalies;
        if (worked) {
            lastPassSeconds = nanos / NANOS;
            longestPassSeconds = Math.max(longestPassSeconds, nanos / NANOS);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void period() {
        periods++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void late() {
        late++;
    }

    /** Periods worked through. */
    public long periods() {
        return periods;
    }

    /** Reports that came after their period was worked through. */
    public long lateReports() {
        return late;
    }

    /** Reports that were overwritten before the watch read them. */
    public long missedReports() {
        return missed;
    }

    /** Anomalies that ever opened. */
    public long opened() {
        return opened;
    }

    /** Cells that are watched. */
    public int cells() {
        return cells;
    }

    /** Time that the watch took in all [s]. */
    public double busySeconds() {
        return busySeconds;
    }

    /** Time that the last pass over all cells took [s]. */
    public double lastPassSeconds() {
        return lastPassSeconds;
    }

    /** The longest so far [s]. */
    public double longestPassSeconds() {
        return longestPassSeconds;
    }
}

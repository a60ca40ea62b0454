package io.rantwin.twin.anomaly;

/**
 * Finds a source that repeats itself: all values present equal those of the period before, to the bit, and traffic was carried. Two
 * measured volumes agree by chance so rarely that no rate is stated.
 */
final class FrozenReports {
    private final int periods;
    private final double[] last = new double[Kpi.values().length];
    private int equal;
    private long onsetMillis;

    FrozenReports(int periods) {
        this.periods = periods;
    }

    void take(CellPeriod period) {
        boolean same = period.observed(Kpi.VOLUME_BITS) > 0;
        for (Kpi kpi : Kpi.values()) {
            // What neighbours report lives on when the cell's own source is stuck.
            boolean own = kpi != Kpi.HANDOVERS_IN_BY_NEIGHBOURS && kpi != Kpi.LOAD_BY_NEIGHBOURS;
            double value = period.observed(kpi);
            same &= !own || Double.compare(value, last[kpi.index()]) == 0;
            last[kpi.index()] = value;
        }
        if (same) {
            if (equal == 0) {
                onsetMillis = period.endMillis();
            }
            equal++;
        } else {
            equal = 0;
        }
    }

    boolean alarmed() {
        return equal >= periods;
    }

    int equalPeriods() {
        return equal;
    }

    long onsetMillis() {
        return onsetMillis;
    }
}

package io.rantwin.nearrt.loop;

/** A measurement that the filter has no state for: the last value, and how much it changes from report to report. */
final class OtherKpi {
    private static final double RATE = 0.1;

    final String unit;
    double value;
    long informationNanos = Long.MIN_VALUE;
    private double square;
    private int changes;

    OtherKpi(String unit) {
        this.unit = unit;
    }

    void take(double next, long endNanos) {
        if (endNanos <= informationNanos) {
            return;
        }
        if (informationNanos != Long.MIN_VALUE) {
            changes++;
            double change = next - value;
            square += Math.max(RATE, 1.0 / changes) * (change * change - square);
        }
        value = next;
        informationNanos = endNanos;
    }

    /** Root mean square of the change to the next report. */
    double deviation() {
        return Math.sqrt(square);
    }
}

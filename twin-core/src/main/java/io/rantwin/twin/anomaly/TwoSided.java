package io.rantwin.twin.anomaly;

/** Two CUSUMs back to back, for deviations in either direction. */
final class TwoSided {
    private final Cusum up;
    private final Cusum down;

    TwoSided(double allowance, double periodsToFalseAlarm) {
        this.up = Cusum.withRunLength(allowance, periodsToFalseAlarm);
        this.down = Cusum.withRunLength(allowance, periodsToFalseAlarm);
    }

    void take(double z, long endMillis) {
        up.take(z, endMillis);
        down.take(-z, endMillis);
    }

    boolean alarmed() {
        return up.alarmed() || down.alarmed();
    }

    Cusum stronger() {
        return up.statistic() >= down.statistic() ? up : down;
    }
}

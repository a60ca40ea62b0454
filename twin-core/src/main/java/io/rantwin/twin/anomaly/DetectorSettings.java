package io.rantwin.twin.anomaly;

/**
 * How suspicious the watch is.
 *
 * @param periodsToFalseAlarm mean number of periods to a false alarm of any kind in one cell; the tests of a cell share it evenly
 * @param missProbability of a sleeping cell, for its SPRT
 * @param frozenPeriods equal reports in a row that count as frozen, 2 or more
 * @param smallShift shift in deviations that slow changes are tuned to
 * @param largeShift shift in deviations that contradictions are tuned to
 */
public record DetectorSettings(
        double periodsToFalseAlarm, double missProbability, int frozenPeriods, double smallShift, double largeShift) {
    /** One false alarm in a cell in about a week of minutes. */
    public static final DetectorSettings USUAL = new DetectorSettings(10_080, 0.01, 3, 0.5, 1.5);

    /** Refuses what no test can be built from. */
    public DetectorSettings {
        boolean possible = periodsToFalseAlarm >= 10
                && periodsToFalseAlarm <= 1e9
                && missProbability > 0
                && missProbability < 0.5
                && frozenPeriods >= 2
                && smallShift > 0
                && largeShift > 0;
        if (!possible) {
            throw new IllegalArgumentException(
                    "anomaly settings: " + periodsToFalseAlarm + " periods to a false alarm (10..1e9), miss "
                            + missProbability + " (0..0.5), frozen " + frozenPeriods + " (2 or more), shifts "
                            + smallShift + " and "
                            + largeShift + " (above 0)");
        }
    }
}

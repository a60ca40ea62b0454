package io.rantwin.twin.anomaly;

/**
 * One cell's report of one period beside what was predicted for it before it arrived. Arrays are indexed by {@link Kpi#index()} and
 * not copied; no number (NaN) stands for no value, and a value without prediction is not tested.
 *
 * @param cell index in the topology's order
 * @param endMillis end of the period in network time
 * @param periodMillis its length, above 0
 * @param asleepByPlan true when the cell was put to sleep on purpose: silence is no fault then
 * @param observed values as reported
 * @param expected prior predictions
 * @param deviation standard deviations of report minus prediction, above 0
 * @param silence probability that a period is {@link #isSilent silent} while all is well, above 0 and below 1; no number (NaN) when it
 *     is not known and follows from the deviation of the volume
 */
public record CellPeriod(
        int cell,
        long endMillis,
        long periodMillis,
        boolean asleepByPlan,
        double[] observed,
        double[] expected,
        double[] deviation,
        double silence) {
    private static final int KPIS = Kpi.values().length;
    /** A silent cell carries at most this share of what was predicted. */
    private static final double SILENT_SHARE = 0.02;

    /** The same when nothing is known of how often the cell is silent. */
    public CellPeriod(
            int cell,
            long endMillis,
            long periodMillis,
            boolean asleepByPlan,
            double[] observed,
            double[] expected,
            double[] deviation) {
        this(cell, endMillis, periodMillis, asleepByPlan, observed, expected, deviation, Double.NaN);
    }

    /** Refuses arrays of another length than there are KPIs. */
    public CellPeriod {
        if (observed.length != KPIS || expected.length != KPIS || deviation.length != KPIS || periodMillis <= 0) {
            throw new IllegalArgumentException(
                    "a period of " + periodMillis + " ms with " + observed.length + " observed, "
                            + expected.length + " expected and " + deviation.length
                            + " deviations: needs a length above 0 and " + KPIS
                            + " each");
        }
    }

    /** Reported value or NaN. */
    public double observed(Kpi kpi) {
        return observed[kpi.index()];
    }

    /** Predicted value or NaN. */
    public double expected(Kpi kpi) {
        return expected[kpi.index()];
    }

    /** Whether hardly anything was carried of what was predicted; not when either is unknown. */
    public boolean isSilent() {
        return observed(Kpi.VOLUME_BITS) <= SILENT_SHARE * expected(Kpi.VOLUME_BITS);
    }

    /** Deviations between report and prediction; NaN when one of the three is missing or the deviation is not above 0. */
    public double residual(Kpi kpi) {
        int i = kpi.index();
        return deviation[i] > 0 ? (observed[i] - expected[i]) / deviation[i] : Double.NaN;
    }

    /** Deviation over expectation: the spread of the value's logarithm; NaN where that makes no sense. */
    double relativeDeviation(Kpi kpi) {
        int i = kpi.index();
        return expected[i] > 0 && deviation[i] > 0 ? deviation[i] / expected[i] : Double.NaN;
    }

    /** Logarithm of report over prediction; NaN unless both are above 0. */
    double logRatio(Kpi kpi) {
        int i = kpi.index();
        return observed[i] > 0 && expected[i] > 0 ? StrictMath.log(observed[i] / expected[i]) : Double.NaN;
    }
}

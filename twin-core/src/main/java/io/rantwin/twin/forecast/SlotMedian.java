package io.rantwin.twin.forecast;

import java.util.Arrays;

/**
 * Median of the values around the same slot over the last two weeks of days: deaf to bursts. Where bursts make up most of what was
 * seen (the median is below half of the mean), the slots tell of past bursts only, and it says the median of all.
 */
final class SlotMedian implements Member {
    private static final int DAYS = 14;
    private static final double BURSTY = 0.5;

    private final int season;
    private double median = Double.NaN;
    private boolean bursty;

    SlotMedian(int season) {
        this.season = season;
    }

    @Override
    public String name() {
        return "slot_median";
    }

    @Override
    public void fit(SeriesPast past, int[] seasons) {
        median = past.quantiles(new double[] {0.5})[0];
        bursty = median < BURSTY * past.scale();
    }

    @Override
    public double forecast(SeriesPast past, int row, Horizon horizon) {
        if (bursty) {
            return median;
        }
        int reach = Math.max(1, season / 48);
        int back = horizon.target() == Horizon.Target.MEAN ? (horizon.steps() - 1) / 2 : 0;
        int base = Horizon.value(horizon.steps() - back).sameSlotBefore(row, season);
        double[] near = new double[DAYS * (2 * reach + 1)];
        int n = 0;
        for (int day = 0; day < DAYS; day++) {
            int centre = base - day * season;
            for (int at = Math.max(past.runStart(row), centre - reach); at <= Math.min(row, centre + reach); at++) {
                if (Double.isFinite(past.truth(at))) {
                    near[n++] = past.truth(at);
                }
            }
        }
        if (n == 0) {
            return Double.NaN;
        }
        Arrays.sort(near, 0, n);
        return 0.5 * (near[(n - 1) / 2] + near[n / 2]);
    }
}

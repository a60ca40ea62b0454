package io.rantwin.planner.gate;

import java.util.Arrays;

/**
 * Looks for an upward shift at an unknown time in any of several series of innovations: mixed Shiryaev-Roberts statistics (Shiryaev
 * 1963; Roberts 1966) for shifts of 1, 2 and 4 deviations,
 *
 * <pre>
 * R_n = (R_(n-1) + 1) exp(d z_n - d^2 / 2),   statistic = ln of the mean of R over series and d
 * </pre>
 *
 * Under independent standard normal innovations R_n - n is a martingale, so {@code P(max of n <= N above ln c) <= N / c} whatever
 * the dependence between series. Innovations are cut at 8, so that one wild report is not the end of the world. Not thread-safe.
 */
final class ShiftDetector {
    private static final double[] SHIFTS = {1, 2, 4};
    private static final double MOST = 8;

    private final double[] r;

    ShiftDetector(int series) {
        r = new double[series * SHIFTS.length];
    }

    /** Takes the innovations of one report, NaN where there is none; gives the statistic. */
    double next(double[] innovations) {
        for (int i = 0; i < innovations.length; i++) {
            if (Double.isNaN(innovations[i])) {
                continue;
            }
            double z = Math.clamp(innovations[i], -MOST, MOST);
            for (int k = 0; k < SHIFTS.length; k++) {
                double d = SHIFTS[k];
                int at = i * SHIFTS.length + k;
                r[at] = (r[at] + 1) * Math.exp(d * z - d * d / 2);
            }
        }
        return Math.log(Arrays.stream(r).average().orElse(0));
    }

    /** The series that says most. */
    int loudest() {
        int best = 0;
        for (int at = 1; at < r.length; at++) {
            best = r[at] > r[best] ? at : best;
        }
        return best / SHIFTS.length;
    }
}

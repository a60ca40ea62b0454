package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The mean load of all touched cells as one more series of a watch: a crowd that is spread over many cells may be within the luck of each,
 * and is not within that of their mean.
 *
 * <p>The mean {@code M_t} of m cells has two kinds of error. Demand: mean and deviation of {@code M_t} are taken of the ensemble's days
 * themselves, so what cells have to do with each other is in them as it is in those days. Luck of single users, of deviation s in a cell,
 * is in no drawn day; with the share r of its variance in common to all cells, that of the mean has
 *
 * <pre>
 * V = s^2 (1 / m + (1 - 1 / m) r),   V_t = V mean_t / (mean of mean_t over the day), not below V / 10
 * </pre>
 *
 * for the sessions that come by chance are as many as the load is high: their variance grows with it. V is its mean over the day. The
 * threshold's error rate needs none of this to be true of the network's own days, but of those that it is compared with: the calibration's
 * days have the luck of the mean that the lucks of their cells make.
 */
final class MeanLoad {
    private static final double LEAST_SHARE = 0.1;

    private MeanLoad() {}

    /** Of one cell alone it would be the cell's own load once more. */
    static boolean isWatched(List<Integer> cells) {
        return cells.size() > 1;
    }

    /** The mean of some cells; NaN when one of them told nothing. */
    static double of(List<Integer> cells, IntToDoubleFunction load) {
        double sum = 0;
        for (int cell : cells) {
            sum += load.applyAsDouble(cell);
        }
        return sum / cells.size();
    }

    /** What some draws foretell of it. */
    static Foretold foretold(Ensemble.Result result, int[] draws, List<Integer> cells, WatchSettings settings) {
        Foretold demand = Foretold.of(
                (draw, report) -> of(cells, cell -> result.value(Kpi.PRB_LOAD, draw, report, cell, true)),
                draws,
                result.reports(),
                _ -> 0);
        double ofMean = settings.luckOfMean(cells.size());
        return demand.plus(Arrays.stream(luckShares(demand.mean()))
                .map(share -> ofMean * share)
                .toArray());
    }

    /** How much of the day's mean variance of luck each report has. */
    static double[] luckShares(double[] mean) {
        double average = Arrays.stream(mean).average().orElse(0);
        double[] shares = new double[mean.length];
        Arrays.setAll(shares, t -> average > 0 ? Math.max(LEAST_SHARE, mean[t] / average) : 1);
        return shares;
    }
}

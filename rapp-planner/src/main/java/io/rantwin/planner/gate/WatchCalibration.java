package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;
import java.util.List;

/** What the other half of the days teaches. */
final class WatchCalibration {
    private static final int LUCK = 21;
    private static final double NOTICED = 3;
    private static final double NOTICED_IN = 0.9;
    private static final double MORE = 0.5;

    private final Ensemble.Result result;
    private final List<Integer> watched;
    private final List<Foretold> foretold;
    private final WatchSettings settings;
    private final Chance chance;
    private final double[] luckShares;
    private final int reports;
    private final int from;

    WatchCalibration(
            Ensemble.Result result,
            List<Integer> watched,
            List<Foretold> foretold,
            WatchSettings settings,
            Chance chance) {
        this.result = result;
        this.watched = watched;
        this.foretold = foretold;
        this.settings = settings;
        this.chance = chance;
        this.luckShares = foretold.size() > watched.size() + 1
                ? MeanLoad.luckShares(foretold.get(watched.size() + 1).mean())
                : new double[0];
        this.reports = result.reports();
        this.from = result.draws() / 2;
    }

    /** The {@code ceil((1 - alpha)(n + 1))}-th smallest of the largest statistics of the days. */
    double threshold() {
        double[] most = new double[result.draws() - from];
        for (int d = 0; d < most.length; d++) {
            double[] course = course(from + d, (_, _) -> 0);
            most[d] = Arrays.stream(course).max().orElse(0);
        }
        Arrays.sort(most);
        int rank = (int) Math.ceil((1 - settings.mostFalseWithdrawal()) * (most.length + 1) - 1e-9);
        return most[Math.min(rank, most.length) - 1];
    }

    /**
     * Reports until a load three deviations too high is noticed in nine of ten days: from the middle of the day on, in the watched cell
     * that carries most then.
     */
    int toNotice(double threshold) {
        if (watched.isEmpty()) {
            return reports;
        }
        int begin = reports / 2;
        int series = 0;
        for (int i = 1; i < watched.size(); i++) {
            series = foretold.get(i).mean()[begin] > foretold.get(series).mean()[begin] ? i : series;
        }
        int busiest = series;
        Foretold its = foretold.get(busiest);
        return toNotice(
                threshold,
                begin,
                (i, t) -> i == busiest ? NOTICED * Math.sqrt(its.level()[t] * its.level()[t] + its.noise()[t]) : 0);
    }

    /** The same when all watched cells have half as much load again as was foretold. */
    int toNoticeMore(double threshold) {
        return watched.isEmpty()
                ? reports
                : toNotice(
                        threshold, reports / 2, (i, t) -> MORE * foretold.get(i).mean()[t]);
    }

    private int toNotice(double threshold, int begin, Excess excess) {
        int[] delay = new int[result.draws() - from];
        for (int d = 0; d < delay.length; d++) {
            double[] course = course(from + d, (i, t) -> t < begin ? 0 : excess.points(i, t));
            int at = begin;
            while (at < reports && course[at] <= threshold) {
                at++;
            }
            delay[d] = at - begin + 1;
        }
        Arrays.sort(delay);
        return delay[(int) Math.min(delay.length - 1, Math.ceil(NOTICED_IN * delay.length) - 1)];
    }

    /** What a watched cell carries beyond its day. */
    @FunctionalInterface
    private interface Excess {
        double points(int series, int report);
    }

    private double[] course(int draw, Excess excess) {
        List<Innovations> own = foretold.stream().map(Innovations::new).toList();
        ShiftDetector statistics = new ShiftDetector(foretold.size());
        double[] course = new double[reports];
        int cells = watched.size();
        double common = Math.sqrt(settings.luckInCommon());
        double alone = Math.sqrt(1 - settings.luckInCommon());
        double[] values = new double[foretold.size()];
        for (int t = 0; t < reports; t++) {
            double load = 0;
            double lucks = 0;
            for (int i = 0; i < cells; i++) {
                double luck = settings.loadLuck() * (common * luck(draw, t, cells + 1) + alone * luck(draw, t, i));
                double carried = result.value(Kpi.PRB_LOAD, draw, t, watched.get(i), true) + excess.points(i, t);
                values[i] = carried + luck;
                load += carried / cells;
                lucks += luck / cells;
            }
            double watts = result.watts(draw, t, true);
            values[cells] = watts + Math.sqrt(settings.powerLuck(watts)) * luck(draw, t, cells);
            if (luckShares.length > 0) {
                values[cells + 1] = load + Math.sqrt(luckShares[t]) * lucks;
            }
            course[t] = statistics.next(Innovations.next(own, t, values));
        }
        return course;
    }

    private double luck(int draw, int report, int series) {
        return chance.normal(Chance.stream(LUCK, series), (long) draw * reports + report);
    }
}

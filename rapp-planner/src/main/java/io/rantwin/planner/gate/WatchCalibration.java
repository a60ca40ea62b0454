package io.rantwin.planner.gate;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import java.util.Arrays;
import java.util.List;

/** What the other half of the days teaches. */
final class WatchCalibration {
    private static final int LUCK = 21;
    private static final double NOTICED = 3;
    private static final double NOTICED_IN = 0.9;

    private final Ensemble.Result result;
    private final List<Integer> watched;
    private final List<Foretold> foretold;
    private final WatchSettings settings;
    private final Chance chance;
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
        this.reports = result.reports();
        this.from = result.draws() / 2;
    }

    /** The {@code ceil((1 - alpha)(n + 1))}-th smallest of the largest statistics of the days. */
    double threshold() {
        double[] most = new double[result.draws() - from];
        for (int d = 0; d < most.length; d++) {
            double[] course = course(from + d, -1, 0);
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
        int[] delay = new int[result.draws() - from];
        for (int d = 0; d < delay.length; d++) {
            double[] course = course(from + d, series, begin);
            int at = begin;
            while (at < reports && course[at] <= threshold) {
                at++;
            }
            delay[d] = at - begin + 1;
        }
        Arrays.sort(delay);
        return delay[(int) Math.min(delay.length - 1, Math.ceil(NOTICED_IN * delay.length) - 1)];
    }

    private double[] course(int draw, int shifted, int begin) {
        List<Innovations> own = foretold.stream().map(Innovations::new).toList();
        ShiftDetector statistics = new ShiftDetector(foretold.size());
        double[] course = new double[reports];
        double[] values = new double[foretold.size()];
        for (int t = 0; t < reports; t++) {
            for (int i = 0; i < watched.size(); i++) {
                values[i] = result.value(Kpi.PRB_LOAD, draw, t, watched.get(i), true)
                        + settings.loadLuck() * luck(draw, t, i);
            }
            double watts = result.watts(draw, t, true);
            values[watched.size()] = watts + Math.sqrt(settings.powerLuck(watts)) * luck(draw, t, watched.size());
            if (shifted >= 0 && t >= begin) {
                Foretold f = foretold.get(shifted);
                values[shifted] += NOTICED * Math.sqrt(f.level()[t] * f.level()[t] + f.noise()[t]);
            }
            course[t] = statistics.next(Innovations.next(own, t, values));
        }
        return course;
    }

    private double luck(int draw, int report, int series) {
        return chance.normal(Chance.stream(LUCK, series), (long) draw * reports + report);
    }
}

package io.rantwin.planner.gate;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what comes with what was foretold, report after report, and says when a policy is to be taken back.
 *
 * <p>Two tests run. A {@link ShiftDetector} over the loads of all touched cells and the power of all cells together looks for more
 * than was foretold. Its threshold comes from the ensemble: one half of the days teaches what to expect, on the other half the largest
 * value of each day is taken, and the threshold is their {@code ceil((1 - alpha)(n + 1))}-th smallest. A day that is like those of
 * the ensemble exceeds it with a probability of at most alpha, whatever the distributions are. A {@link SequentialRatio} over the
 * power of the cells that are acted upon tells the foretold effect from none. Not thread-safe.
 */
public final class Watch {
    private static final int LUCK = 21;
    private static final double NOTICED = 3;
    private static final double NOTICED_IN = 0.9;

    private final WatchSettings settings;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> watched = new ArrayList<>();
    private final List<Foretold> foretold = new ArrayList<>();
    private final List<Integer> acted = new ArrayList<>();
    private final Foretold withEffect;
    private final Foretold withoutEffect;
    private final int reports;
    private final double threshold;
    private final int toNotice;
    private final double toTell;

    private List<Innovations> innovations;
    private ShiftDetector detector;
    private final Innovations effect;
    private final Innovations noEffect;
    private final SequentialRatio ratio;
    private @Nullable String withdrawn;
    private int seen;

    /**
     * A watch over what an ensemble foretells.
     *
     * @param touched cells whose load is watched
     * @throws IllegalArgumentException when the ensemble has too few draws for the error rate
     */
    public Watch(Ensemble.Result result, boolean[] touched, List<String> cellIds, WatchSettings settings, long seed) {
        this.settings = settings;
        this.reports = result.reports();
        int half = result.draws() / 2;
        if (half < settings.leastDraws()) {
            throw new IllegalArgumentException("A watch that is wrong in at most "
                    + Numbers.percent(settings.mostFalseWithdrawal()) + " of days needs " + 2 * settings.leastDraws()
                    + " draws, not " + result.draws() + ".");
        }
        int[] learn = new int[half];
        Arrays.setAll(learn, d -> d);
        for (int c = 0; c < touched.length; c++) {
            if (touched[c]) {
                int cell = c;
                names.add("load of " + cellIds.get(c));
                watched.add(c);
                foretold.add(Foretold.of(
                        (d, t) -> figure(Kpi.PRB_LOAD, result, d, t, cell),
                        learn,
                        reports,
                        _ -> settings.loadLuck() * settings.loadLuck()));
            }
            if (result.acted()[c]) {
                acted.add(c);
            }
        }
        names.add("power of the network");
        foretold.add(Foretold.of((d, t) -> watts(result, d, t, true), learn, reports, this::powerLuck));
        withEffect = Foretold.of((d, t) -> actedWatts(result, d, t, true), learn, reports, this::powerLuck);
        withoutEffect = Foretold.of((d, t) -> actedWatts(result, d, t, false), learn, reports, this::powerLuck);
        innovations = begun();
        detector = new ShiftDetector(foretold.size());
        effect = new Innovations(withEffect);
        noEffect = new Innovations(withoutEffect);
        ratio = new SequentialRatio(settings.mostFalseEffect(), settings.mostMissedEffect());
        Calibration calibration = new Calibration(result, new Chance(seed));
        threshold = calibration.threshold();
        toNotice = calibration.toNotice();
        toTell = toTell();
    }

    /** What the watch says. */
    public enum State {
        /** Nothing speaks against the policy, and its effect is not told from none yet. */
        WATCHING,
        /** All goes as foretold and the effect is there. */
        AS_FORETOLD,
        /** It is to be taken back; stays so. */
        WITHDRAW
    }

    /**
     * Where the watch stands.
     *
     * @param reports taken so far
     */
    public record Verdict(State state, int reports, String sentence) {}

    /**
     * Takes one report.
     *
     * @param report which one of the horizon
     */
    public Verdict next(int report, Realised realised) {
        if (withdrawn != null) {
            return new Verdict(State.WITHDRAW, seen, withdrawn);
        }
        seen++;
        double[] values = new double[foretold.size()];
        for (int i = 0; i < watched.size(); i++) {
            values[i] = realised.loadPercent()[watched.get(i)];
        }
        values[watched.size()] = Arrays.stream(realised.watts()).sum();
        double statistic = detector.next(next(innovations, report, values));
        if (statistic > threshold) {
            int loudest = detector.loudest();
            withdrawn = "The " + names.get(loudest) + " is " + Numbers.plain(round(values[loudest])) + " where "
                    + Numbers.plain(round(foretold.get(loudest).mean()[report]))
                    + " was foretold; that is more than chance explains (statistic " + Numbers.plain(round(statistic))
                    + " above " + Numbers.plain(round(threshold)) + ", false in at most "
                    + Numbers.percent(settings.mostFalseWithdrawal()) + " of days).";
            return new Verdict(State.WITHDRAW, seen, withdrawn);
        }
        return effect(report, realised);
    }

    private Verdict effect(int report, Realised realised) {
        double watts = 0;
        for (int cell : acted) {
            watts += realised.watts()[cell];
        }
        effect.next(report, watts);
        noEffect.next(report, watts);
        return switch (ratio.add(effect.logDensity() - noEffect.logDensity())) {
            case EFFECT -> new Verdict(State.AS_FORETOLD, seen, "All goes as foretold and power falls as it should.");
            case UNDECIDED ->
                new Verdict(
                        State.WATCHING, seen, "Nothing speaks against it; its effect cannot be told from none yet.");
            case NO_EFFECT -> {
                withdrawn = "The power of " + acted.size() + (acted.size() == 1 ? " cell" : " cells")
                        + " stays as it would be without the policy: it has no effect (false in at most "
                        + Numbers.percent(settings.mostMissedEffect()) + " of cases).";
                yield new Verdict(State.WITHDRAW, seen, withdrawn);
            }
        };
    }

    /** A new horizon begins: what was known of the level of the last one is forgotten. */
    public void beginHorizon() {
        innovations = begun();
        detector = new ShiftDetector(foretold.size());
    }

    /** How the watch is set up. */
    public Evidence.Watch evidence() {
        return new Evidence.Watch(
                foretold.size(), reports, threshold, settings.mostFalseWithdrawal(), toNotice, toTell);
    }

    private double powerLuck(double mean) {
        return Math.max(1, settings.wattLuck() * settings.wattLuck() * mean * mean);
    }

    private static double round(double value) {
        return Math.rint(10 * value) / 10;
    }

    private List<Innovations> begun() {
        return foretold.stream().map(Innovations::new).toList();
    }

    private static double[] next(List<Innovations> of, int report, double[] values) {
        double[] z = new double[values.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = of.get(i).next(report, values[i]);
        }
        return z;
    }

    private static double figure(Kpi kpi, Ensemble.Result result, int draw, int report, int cell) {
        return result.value(kpi, draw, report, cell, true);
    }

    private static double watts(Ensemble.Result result, int draw, int report, boolean acted) {
        double sum = 0;
        for (int c = 0; c < result.cells(); c++) {
            sum += result.value(Kpi.POWER, draw, report, c, acted);
        }
        return sum;
    }

    private double actedWatts(Ensemble.Result result, int draw, int report, boolean with) {
        double sum = 0;
        for (int cell : acted) {
            sum += result.value(Kpi.POWER, draw, report, cell, with);
        }
        return sum;
    }

    // Reports until the expected log-likelihood ratio under the effect reaches the bound: (m1 - m0)^2 / (2 s^2) each.
    private double toTell() {
        double bound = Math.log((1 - settings.mostMissedEffect()) / settings.mostFalseEffect());
        double sum = 0;
        for (int t = 0; t < reports; t++) {
            double gain = withoutEffect.mean()[t] - withEffect.mean()[t];
            sum += gain
                    * gain
                    / 2
                    / (withEffect.level()[t] * withEffect.level()[t]
                            + withEffect.noise()[t]);
        }
        return sum > 0 ? Math.max(1, bound * reports / sum) : Double.POSITIVE_INFINITY;
    }

    /** What the other half of the days teaches. */
    private final class Calibration {
        private final Ensemble.Result result;
        private final Chance chance;
        private final int from;

        Calibration(Ensemble.Result result, Chance chance) {
            this.result = result;
            this.chance = chance;
            this.from = result.draws() / 2;
        }

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

        // A load three deviations too high from the middle of the day on, in the watched cell that carries most then.
        int toNotice() {
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
            List<Innovations> own = begun();
            ShiftDetector statistics = new ShiftDetector(foretold.size());
            double[] course = new double[reports];
            double[] values = new double[foretold.size()];
            for (int t = 0; t < reports; t++) {
                for (int i = 0; i < watched.size(); i++) {
                    values[i] = figure(Kpi.PRB_LOAD, result, draw, t, watched.get(i))
                            + settings.loadLuck() * luck(draw, t, i);
                }
                double watts = watts(result, draw, t, true);
                values[watched.size()] = watts + Math.sqrt(powerLuck(watts)) * luck(draw, t, watched.size());
                if (shifted >= 0 && t >= begin) {
                    Foretold f = foretold.get(shifted);
                    values[shifted] += NOTICED * Math.sqrt(f.level()[t] * f.level()[t] + f.noise()[t]);
                }
                course[t] = statistics.next(next(own, t, values));
            }
            return course;
        }

        private double luck(int draw, int report, int series) {
            return chance.normal(Chance.stream(LUCK, series), (long) draw * reports + report);
        }
    }
}

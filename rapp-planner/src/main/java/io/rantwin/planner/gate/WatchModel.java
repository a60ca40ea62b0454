package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is foretold under a policy, and from where on a {@link Watch} takes it back. Made of an ensemble once and kept with the plan, so
 * that a new process watches by the same figures. Immutable: arrays are never changed.
 *
 * @param names of the series: loads of the touched cells, then the power of the network, which may be what it would be without an energy
 *     saving policy, then the mean load of the touched cells; that one is not there of a single cell, nor in plans of before it was watched
 * @param watched indices of the touched cells
 * @param effect figure that the effect is told by
 * @param foretold of each series
 * @param withEffect what is foretold of the figure of the effect
 * @param withoutEffect the same, were the policy without effect
 * @param threshold of the statistic
 * @param toNotice reports until a load three deviations too high is noticed, in nine of ten days
 * @param toNoticeMore reports until half as much load again as foretold in all touched cells is noticed, in nine of ten days; 0 where that
 *     was not worked out
 * @param toTell reports until effect is told from none
 */
public record WatchModel(
        List<String> names,
        List<Integer> watched,
        EffectFigure effect,
        List<Foretold> foretold,
        Foretold withEffect,
        Foretold withoutEffect,
        double threshold,
        int toNotice,
        int toNoticeMore,
        double toTell,
        WatchSettings settings) {
    /** Copies the lists. */
    public WatchModel {
        names = List.copyOf(names);
        watched = List.copyOf(watched);
        foretold = List.copyOf(foretold);
        if (names.size() != foretold.size()
                || foretold.size() - watched.size() < 1
                || foretold.size() - watched.size() > 2) {
            throw new IllegalArgumentException(
                    "A watch has a series for each watched cell, one for the network's power, and at"
                            + " most one for the mean load.");
        }
    }

    /**
     * Of what an ensemble foretells.
     *
     * @param touched cells whose load is watched
     * @throws IllegalArgumentException when the ensemble has too few draws for the error rate
     */
    public static WatchModel of(
            Ensemble.Result result, boolean[] touched, List<String> cellIds, WatchSettings settings, long seed) {
        return of(result, touched, cellIds, settings, seed, Goal.ENERGY);
    }

    /**
     * Of what an ensemble foretells, for a goal.
     *
     * @throws IllegalArgumentException when the ensemble has too few draws for the error rate
     */
    public static WatchModel of(
            Ensemble.Result result,
            boolean[] touched,
            List<String> cellIds,
            WatchSettings settings,
            long seed,
            Goal goal) {
        int half = result.draws() / 2;
        if (half < settings.leastDraws()) {
            throw new IllegalArgumentException("A watch that is wrong in at most "
                    + Numbers.percent(settings.mostFalseWithdrawal()) + " of days needs " + 2 * settings.leastDraws()
                    + " draws, not " + result.draws() + ".");
        }
        int[] learn = new int[half];
        Arrays.setAll(learn, d -> d);
        List<Integer> watched = IntStream.range(0, touched.length)
                .filter(c -> touched[c])
                .boxed()
                .toList();
        List<String> names = new ArrayList<>();
        List<Foretold> foretold = new ArrayList<>();
        for (int cell : watched) {
            names.add("load of " + cellIds.get(cell));
            foretold.add(Foretold.of(
                    (d, t) -> result.value(Kpi.PRB_LOAD, d, t, cell, true),
                    learn,
                    result.reports(),
                    _ -> settings.loadLuck() * settings.loadLuck()));
        }
        names.add("power of the network");
        foretold.add(power(result, learn, settings, goal));
        if (MeanLoad.isWatched(watched)) {
            names.add("mean load of " + watched.size() + " cells");
            foretold.add(MeanLoad.foretold(result, learn, watched, settings));
        }
        EffectFigure effect = EffectFigure.of(goal, result, touched, settings);
        Foretold with = effect.foretold(result, learn, true, settings);
        Foretold without = effect.foretold(result, learn, false, settings);
        WatchCalibration calibration = new WatchCalibration(result, watched, foretold, settings, new Chance(seed));
        double threshold = calibration.threshold();
        return new WatchModel(
                names,
                watched,
                effect,
                foretold,
                with,
                without,
                threshold,
                calibration.toNotice(threshold),
                calibration.toNoticeMore(threshold),
                toTell(with, without, settings),
                settings);
    }

    // Cells that fall asleep later than foretold or not at all save less and harm nobody: of energy, power is too much
    // when it is above
    // what it would be without the policy. Whether there is an effect at all is the other test's question.
    private static Foretold power(Ensemble.Result result, int[] learn, WatchSettings settings, Goal goal) {
        int reports = result.reports();
        Foretold with = Foretold.of((d, t) -> result.watts(d, t, true), learn, reports, _ -> 0);
        double[] allowance = new double[reports];
        if (goal == Goal.ENERGY) {
            Foretold without = Foretold.of((d, t) -> result.watts(d, t, false), learn, reports, _ -> 0);
            Arrays.setAll(allowance, t -> Math.max(0, without.mean()[t] - with.mean()[t]));
        }
        double[] luck = new double[reports];
        Arrays.setAll(luck, t -> settings.powerLuck(with.mean()[t] + allowance[t]));
        return with.plus(luck).allowing(allowance);
    }

    // Reports until the expected log-likelihood ratio under the effect reaches the bound: (m1 - m0)^2 / (2 s^2) each.
    private static double toTell(Foretold with, Foretold without, WatchSettings settings) {
        double bound = Math.log((1 - settings.mostMissedEffect()) / settings.mostFalseEffect());
        int reports = with.mean().length;
        double sum = 0;
        for (int t = 0; t < reports; t++) {
            double gain = without.mean()[t] - with.mean()[t];
            sum += gain * gain / 2 / (with.level()[t] * with.level()[t] + with.noise()[t]);
        }
        return sum > 0 ? Math.max(1, bound * reports / sum) : Double.POSITIVE_INFINITY;
    }

    /** Whether the mean load of the touched cells is a series, the last one. */
    public boolean watchesMeanLoad() {
        return foretold.size() == watched.size() + 2;
    }

    /** A value for each series from what was reported. */
    double[] values(Realised realised) {
        double[] values = new double[foretold.size()];
        for (int i = 0; i < watched.size(); i++) {
            values[i] = realised.loadPercent()[watched.get(i)];
        }
        values[watched.size()] = Arrays.stream(realised.watts()).sum();
        if (watchesMeanLoad()) {
            values[watched.size() + 1] = MeanLoad.of(watched, cell -> realised.loadPercent()[cell]);
        }
        return values;
    }

    /** Reports of a horizon. */
    public int reports() {
        return withEffect.mean().length;
    }

    /** How the watch is set up. */
    public Evidence.Watch evidence() {
        return new Evidence.Watch(
                foretold.size(), reports(), threshold, settings.mostFalseWithdrawal(), toNotice, toNoticeMore, toTell);
    }
}

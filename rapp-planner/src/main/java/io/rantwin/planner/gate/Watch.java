package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Numbers;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what comes with what was foretold, report after report, and says when a policy is to be taken back.
 *
 * <p>Two tests run. A {@link ShiftDetector} over the loads of all touched cells, the power of all cells together and the mean load of
 * all touched cells looks for more than was foretold, of an energy plan's power for more than would be without the policy. Its threshold comes from the ensemble: one half of
 * the days teaches what to expect, on the other half the largest value of each day is taken, and the threshold is their
 * {@code ceil((1 - alpha)(n + 1))}-th smallest. A day that is like those of the ensemble exceeds it with a probability of at most
 * alpha, whatever the distributions are. A {@link SequentialRatio} over the {@link EffectFigure} tells the foretold effect from
 * none. Not thread-safe.
 */
public final class Watch {
    private final WatchModel model;
    private List<Innovations> innovations;
    private ShiftDetector detector;
    private final Innovations effect;
    private final Innovations noEffect;
    private final SequentialRatio ratio;
    private @Nullable String withdrawn;
    private @Nullable Reading last;
    private int seen;

    /** A watch by what is foretold. */
    public Watch(WatchModel model) {
        this.model = model;
        innovations = begun();
        detector = new ShiftDetector(model.foretold().size());
        effect = new Innovations(model.withEffect());
        noEffect = new Innovations(model.withoutEffect());
        ratio = new SequentialRatio(
                model.settings().mostFalseEffect(), model.settings().mostMissedEffect());
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
     * What came beside what was foretold.
     *
     * @param report which one of the horizon
     * @param realised a value for each series of the model
     * @param statistic for a shift; the policy is taken back above the model's threshold
     * @param logRatio for the effect; it is there from the upper bound on, and there is none from the lower one on
     */
    public record Reading(int report, double[] realised, double statistic, double logRatio) {}

    /** By what is foretold. */
    public WatchModel model() {
        return model;
    }

    /** The last report that was taken; null before the first. */
    public @Nullable Reading last() {
        return last;
    }

    /** Logarithms of the likelihood ratio at which there is no effect, and at which there is one. */
    public double[] ratioBounds() {
        return new double[] {ratio.reject(), ratio.accept()};
    }

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
        List<Foretold> foretold = model.foretold();
        double[] values = model.values(realised);
        int network = model.watched().size();
        double statistic = detector.next(Innovations.next(innovations, report, values));
        last = new Reading(report, values, statistic, ratio.sum());
        if (statistic > model.threshold()) {
            int loudest = detector.loudest();
            withdrawn = "The " + model.names().get(loudest) + " is " + Numbers.plain(round(values[loudest])) + " where "
                    + Numbers.plain(round(foretold.get(loudest).mean()[report]
                            + foretold.get(loudest).allowance()[report]))
                    + (loudest == network && model.effect().isPower()
                            ? " would be without the policy; that"
                            : " was foretold; that")
                    + " is more than chance explains (statistic " + Numbers.plain(round(statistic))
                    + " above " + Numbers.plain(round(model.threshold())) + ", false in at most "
                    + Numbers.percent(model.settings().mostFalseWithdrawal()) + " of days).";
            return new Verdict(State.WITHDRAW, seen, withdrawn);
        }
        Verdict verdict = effect(report, realised);
        last = new Reading(report, values, statistic, ratio.sum());
        return verdict;
    }

    private Verdict effect(int report, Realised realised) {
        boolean isPower = model.effect().isPower();
        double figureNow = model.effect().of(realised);
        effect.next(report, figureNow);
        noEffect.next(report, figureNow);
        String figure = model.effect().words();
        String moves = isPower ? "power falls" : figure + " moves";
        return switch (ratio.add(effect.logDensity() - noEffect.logDensity())) {
            case EFFECT -> new Verdict(State.AS_FORETOLD, seen, "All goes as foretold and " + moves + " as it should.");
            case UNDECIDED ->
                new Verdict(
                        State.WATCHING, seen, "Nothing speaks against it; its effect cannot be told from none yet.");
            case NO_EFFECT -> {
                int cells = new HashSet<>(model.effect().cells()).size();
                withdrawn = "The " + figure + " of " + cells + (cells == 1 ? " cell" : " cells")
                        + " stays as it would be without the policy: it has no effect (false in at most "
                        + Numbers.percent(model.settings().mostMissedEffect()) + " of cases).";
                yield new Verdict(State.WITHDRAW, seen, withdrawn);
            }
        };
    }

    /** A new horizon begins: what was known of the level of the last one is forgotten. */
    public void beginHorizon() {
        innovations = begun();
        detector = new ShiftDetector(model.foretold().size());
    }

    private static double round(double value) {
        return Math.rint(10 * value) / 10;
    }

    private List<Innovations> begun() {
        return model.foretold().stream().map(Innovations::new).toList();
    }
}

package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import java.util.List;

/** What a check found, as data. Immutable. */
public sealed interface Evidence {
    /**
     * Of the schema check.
     *
     * @param stages revisions looked at
     * @param mistakes what is wrong, with JSON pointers
     * @param remarks what is odd without being wrong
     * @param unservable what enforcement could never serve
     */
    record Schema(int stages, List<String> mistakes, List<String> remarks, List<String> unservable)
            implements Evidence {}

    /**
     * Of the conflict check.
     *
     * @param active policies in force
     * @param direct by what policies say
     * @param indirect through a figure that both move, found by the twin
     * @param days draws of the twin that the indirect ones rest on
     */
    record Conflicts(int active, List<String> direct, List<String> indirect, int days) implements Evidence {}

    /**
     * How one guard rail fared.
     *
     * @param rail in words
     * @param draws days
     * @param broken days in which the policy newly broke it
     * @param upperBound of the probability, at the confidence (Clopper-Pearson)
     * @param confidence one-sided
     * @param allowed probability at most
     * @param cells that broke it, most often first
     */
    record RailCount(
            String rail,
            int draws,
            int broken,
            double upperBound,
            double confidence,
            double allowed,
            List<String> cells) {
        /** Whether it holds as often as asked. */
        public boolean holds() {
            return upperBound <= allowed;
        }

        /** The probability that it holds on so many other days, after what was seen of these. */
        public double chanceToHoldOn(int days) {
            int most = -1;
            while (most < days && Bounds.upperProbability(most + 1, days, confidence) <= allowed) {
                most++;
            }
            return Bounds.probabilityOfAtMost(most, days, broken, draws);
        }
    }

    /** Of the chance constraints. */
    record Rails(List<RailCount> rails) implements Evidence {}

    /**
     * Fidelity of a touched cell.
     *
     * @param fidelity 0..1, NaN when nobody has told
     */
    record CellFidelity(String cellId, double fidelity) {}

    /**
     * Of the fidelity check.
     *
     * @param least asked for
     * @param touched cells that the policy touches, the least faithful first
     */
    record Fidelity(double least, List<CellFidelity> touched) implements Evidence {}

    /**
     * Of the gain check; energies of one horizon.
     *
     * @param draws days, each with and without the policy
     * @param savedKilowattHours mean, transitions paid
     * @param lowerBound of that mean at the confidence (Student's t, paired)
     * @param confidence one-sided
     * @param savedShare of the energy without the policy
     * @param transitionKilowattHours paid for going to sleep and waking, mean
     * @param sleeps times cells went to sleep, mean
     * @param unmetWithout share of reports in which demand was not met, without the policy
     * @param unmetWith the same with it
     * @param powerSet power model
     */
    record Gain(
            int draws,
            double savedKilowattHours,
            double lowerBound,
            double confidence,
            double savedShare,
            double transitionKilowattHours,
            double sleeps,
            double unmetWithout,
            double unmetWith,
            String powerSet)
            implements Evidence {}

    /**
     * Of the gain check of what is not after energy; figures are means over the reports of a day.
     *
     * @param figure in words, such as {@code the highest load of a cell}
     * @param unit of it
     * @param draws days, each with and without
     * @param gain mean over the days, above zero for the better
     * @param lowerBound of that mean at the confidence (Student's t, paired)
     * @param confidence one-sided
     * @param unmetWithout share of reports in which demand was not met
     * @param unmetWith the same with it
     */
    record FigureGain(
            String figure,
            String unit,
            int draws,
            double without,
            double with,
            double gain,
            double lowerBound,
            double confidence,
            double unmetWithout,
            double unmetWith)
            implements Evidence {}

    /**
     * Of the canary.
     *
     * @param canaryCells cells of the first scope; of configuration what it sets first
     * @param scopeCells number of cells of the whole; of configuration, of what it sets
     * @param rails with the canary alone
     */
    record Canary(List<String> canaryCells, int scopeCells, List<RailCount> rails) implements Evidence {}

    /**
     * Of the watch.
     *
     * @param series figures that are compared
     * @param reports of the horizon
     * @param threshold at which the statistic withdraws the policy
     * @param falseWithdrawal probability at most, over the horizon, when all goes as foretold
     * @param reportsToNotice largest number of reports until a load three deviations too high is noticed, in nine of ten days
     * @param reportsToNoticeMore the same until half as much load again as foretold in all watched cells is noticed
     * @param effectReports reports until the sequential ratio test tells effect from none, as expected under the effect
     */
    record Watch(
            int series,
            int reports,
            double threshold,
            double falseWithdrawal,
            int reportsToNotice,
            int reportsToNoticeMore,
            double effectReports)
            implements Evidence {}

    /** A check that could not be made. */
    record NotAsked(String because) implements Evidence {}
}

package io.rantwin.planner.gate;

import io.rantwin.planner.ensemble.Bounds;
import io.rantwin.planner.ensemble.Ensemble;
import io.rantwin.planner.ensemble.Numbers;
import io.rantwin.planner.ensemble.Rail;
import io.rantwin.planner.ensemble.SliceFigures;
import io.rantwin.twin.whatif.SliceKpi;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chance constraints: the policy newly breaks a rail in at most so many days. Broken in a day is what is broken in some cell and report
 * with the policy and not without it, in the same draw; the probability is bounded from above by Clopper and Pearson, at a confidence
 * that all rails share (Bonferroni). What slices have a figure of, demand that is carried and throughput, must hold for each of them, too.
 */
final class RailCheck implements Check {
    @Override
    public CheckKind kind() {
        return CheckKind.RAILS;
    }

    @Override
    public CheckReport check(GateCase it) {
        List<Evidence.RailCount> counts = count(it, it.result(), it.proposal());
        return report(
                counts.stream().allMatch(Evidence.RailCount::holds), sentence(counts), new Evidence.Rails(counts));
    }

    /** All rails; of configuration coverage, too. */
    static List<Evidence.RailCount> count(GateCase it, Ensemble.Result result, @Nullable Proposal proposal) {
        List<Evidence.RailCount> counts = new ArrayList<>(
                count(result, it.settings(), it.world().snapshot().cellIds()));
        if (proposal instanceof Proposal.Settings settings) {
            counts.add(CoverageRail.count(it, settings.configuration()));
        }
        return counts;
    }

    static List<Evidence.RailCount> count(Ensemble.Result result, GateSettings settings, List<String> cellIds) {
        List<Evidence.RailCount> counts = new ArrayList<>();
        for (Rail rail : settings.rails()) {
            // Cells, and behind them the slices of each, where they have such a figure.
            SliceKpi ofSlices = SliceFigures.of(rail.kpi());
            int slices = ofSlices == null ? 0 : result.slices().slices().size();
            int[] ofPlace = new int[result.cells() * (1 + slices)];
            int broken = 0;
            for (int draw = 0; draw < result.draws(); draw++) {
                boolean isBroken = false;
                for (int place = 0; place < ofPlace.length; place++) {
                    if (isNewlyBroken(result, rail, ofSlices, draw, place)) {
                        ofPlace[place]++;
                        isBroken = true;
                    }
                }
                broken += isBroken ? 1 : 0;
            }
            List<Integer> worst = new ArrayList<>();
            for (int place = 0; place < ofPlace.length; place++) {
                if (ofPlace[place] > 0) {
                    worst.add(place);
                }
            }
            worst.sort((a, b) -> Integer.compare(ofPlace[b], ofPlace[a]));
            counts.add(new Evidence.RailCount(
                    rail.words(),
                    result.draws(),
                    broken,
                    Bounds.upperProbability(broken, result.draws(), settings.confidenceOfRail()),
                    settings.confidenceOfRail(),
                    rail.mostProbability(),
                    worst.stream().map(place -> name(result, cellIds, place)).toList()));
        }
        return counts;
    }

    private static boolean isNewlyBroken(
            Ensemble.Result result, Rail rail, @Nullable SliceKpi ofSlices, int draw, int place) {
        for (int report = 0; report < result.reports(); report++) {
            if (rail.isBrokenBy(value(result, rail, ofSlices, draw, report, place, true))
                    && !rail.isBrokenBy(value(result, rail, ofSlices, draw, report, place, false))) {
                return true;
            }
        }
        return false;
    }

    private static double value(
            Ensemble.Result result,
            Rail rail,
            @Nullable SliceKpi ofSlices,
            int draw,
            int report,
            int place,
            boolean acted) {
        int cell = place % result.cells();
        int slice = place / result.cells() - 1;
        return slice < 0 || ofSlices == null
                ? result.value(rail.kpi(), draw, report, cell, acted)
                : result.slices().value(ofSlices, draw, report, slice, cell, acted);
    }

    private static String name(Ensemble.Result result, List<String> cellIds, int place) {
        String cell = cellIds.get(place % result.cells());
        int slice = place / result.cells() - 1;
        return slice < 0 ? cell : "slice " + result.slices().slices().get(slice) + " in " + cell;
    }

    static String sentence(List<Evidence.RailCount> counts) {
        List<Evidence.RailCount> broken =
                counts.stream().filter(each -> !each.holds()).toList();
        if (broken.isEmpty()) {
            Evidence.RailCount nearest = counts.getFirst();
            for (Evidence.RailCount each : counts) {
                nearest =
                        each.upperBound() / each.allowed() > nearest.upperBound() / nearest.allowed() ? each : nearest;
            }
            return "All guard rails hold; nearest to its limit is " + nearest.rail() + ", newly broken in "
                    + nearest.broken() + " of " + nearest.draws() + " days: surely below "
                    + Numbers.percent(nearest.upperBound()) + " of days, " + Numbers.percent(nearest.allowed())
                    + " are allowed.";
        }
        List<String> sentences = new ArrayList<>();
        for (Evidence.RailCount each : broken) {
            sentences.add(
                    each.broken() == 0
                            ? each.rail() + " held in all " + each.draws()
                                    + " days, which shows only that it breaks in less"
                                    + " than " + Numbers.percent(each.upperBound()) + " of them and "
                                    + Numbers.percent(each.allowed()) + " are allowed: more draws are needed."
                            : each.rail() + " would newly break in " + each.broken() + " of " + each.draws()
                                    + " days, mostly in " + Numbers.names(each.cells()) + ": that may be up to "
                                    + Numbers.percent(each.upperBound()) + " of days, "
                                    + Numbers.percent(each.allowed()) + " are allowed.");
        }
        return String.join(" ", sentences);
    }
}

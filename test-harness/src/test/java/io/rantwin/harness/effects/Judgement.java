package io.rantwin.harness.effects;

import io.rantwin.twin.chance.Chance;
import io.rantwin.twin.whatif.Kpi;
import io.rantwin.twin.whatif.Outcome;
import io.rantwin.twin.whatif.ReportWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Measured changes of load against foretold ones.
 *
 * <p>The interval is that of the difference as it will be measured: the draws of the what-if, each with two kinds of chance on top.
 * In this window people may want more or less than in the long run ({@link ReportWindow#chanceDeviation}), which makes the change
 * greater or smaller in proportion. And two runs that do the same differ a little ({@link PairedRuns.Result#chance}).
 */
final class Judgement {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private final List<Line> lines = new ArrayList<>();
    private int pairs;

    /**
     * One cell of one pair, in loads of 0 to 1.
     *
     * @param own whether the action was this cell's
     */
    record Line(NetworkAction.Kind kind, boolean own, double measured, double foretold, double low, double high) {
        boolean isSignRight() {
            return measured * foretold > 0;
        }

        boolean isCovered() {
            return measured >= low && measured <= high;
        }

        double relativeError() {
            return Math.abs(foretold - measured) / Math.abs(measured);
        }
    }

    /**
     * Figures of some lines.
     *
     * @param count of lines
     * @param signRight share
     * @param medianRelativeError of the change of load
     * @param coverage share inside the 90 % interval
     * @param slope of measured changes over foretold ones through the origin: without floor, 1 where nothing is foretold too small
     *     or too great on the whole
     */
    record Figures(int count, double signRight, double medianRelativeError, double coverage, double slope) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "n %5d  sign %5.1f %%  median error %5.1f %%  coverage %5.1f %%  slope %5.2f",
                    count,
                    100 * signRight,
                    100 * medianRelativeError,
                    100 * coverage,
                    slope);
        }
    }

    /** Takes all pairs of a network. */
    void take(PairedRuns.Result result, EffectTwin twin, RunPlan plan) {
        double window = plan.window() * 60.0;
        for (Pair pair : result.pairs()) {
            Outcome outcome = twin.foretell(pair.action());
            int draws = outcome.scenario().draws();
            Chance chance = new Chance(pair.seed() * 1000 + pairs);
            for (int c = 0; c < pair.with().length; c++) {
                double without = outcome.trajectory(Kpi.PRB_LOAD, c, 0, false).mean();
                double with = outcome.trajectory(Kpi.PRB_LOAD, c, 0, true).mean();
                double wanted = result.learned().chanceDeviation(c, window)
                        / result.learned().load(c);
                double ofRuns = Math.sqrt(result.chance() * (with + without) / 200);
                double[] values = new double[draws];
                double sum = 0;
                for (int d = 0; d < draws; d++) {
                    double change =
                            (outcome.value(Kpi.PRB_LOAD, c, 0, d, true) - outcome.value(Kpi.PRB_LOAD, c, 0, d, false))
                                    / 100;
                    sum += change;
                    values[d] =
                            change * (1 + wanted * chance.normal(2L * c, d)) + ofRuns * chance.normal(2L * c + 1, d);
                }
                Arrays.sort(values);
                lines.add(new Line(
                        pair.action().kind(),
                        c == pair.action().cell(),
                        pair.with()[c] - pair.without()[c],
                        sum / draws,
                        values[(int) (LOW * draws)],
                        values[(int) (HIGH * draws)]));
            }
            pairs++;
        }
    }

    int pairs() {
        return pairs;
    }

    /** Figures of cells whose load changed by at least the floor. */
    Figures figures(double floor, Predicate<Line> which) {
        List<Line> some = lines.stream()
                .filter(line -> Math.abs(line.measured()) >= floor && which.test(line))
                .toList();
        double[] errors =
                some.stream().mapToDouble(Line::relativeError).sorted().toArray();
        double n = some.size();
        return new Figures(
                some.size(),
                some.stream().filter(Line::isSignRight).count() / n,
                n == 0 ? Double.NaN : errors[errors.length / 2],
                some.stream().filter(Line::isCovered).count() / n,
                some.stream()
                                .mapToDouble(line -> line.foretold() * line.measured())
                                .sum()
                        / some.stream()
                                .mapToDouble(line -> line.foretold() * line.foretold())
                                .sum());
    }

    /** All that is to be published. */
    String words() {
        StringBuilder text = new StringBuilder(pairs + " pairs\n");
        for (double floor : new double[] {0, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2}) {
            text.append(String.format(Locale.ROOT, "floor %3.0f %%            ", 100 * floor));
            text.append(figures(floor, line -> true)).append('\n');
        }
        for (NetworkAction.Kind kind : NetworkAction.Kind.values()) {
            for (boolean own : new boolean[] {true, false}) {
                text.append(String.format(Locale.ROOT, "%-16s %-6s", kind, own ? "own" : "others"));
                Predicate<Line> which = line -> line.kind() == kind && line.own() == own;
                text.append(figures(0.07, which))
                        .append(", of all lines: ")
                        .append(figures(0, which))
                        .append('\n');
            }
        }
        return text.toString();
    }
}

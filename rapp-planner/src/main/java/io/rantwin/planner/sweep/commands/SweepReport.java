package io.rantwin.planner.sweep.commands;

import io.rantwin.planner.sweep.Dimension;
import io.rantwin.planner.sweep.Figure;
import io.rantwin.planner.sweep.Rail;
import io.rantwin.planner.sweep.Ranking;
import io.rantwin.planner.sweep.ShardRunner;
import io.rantwin.planner.sweep.SweepException;
import io.rantwin.planner.sweep.SweepJob;
import io.rantwin.planner.sweep.SweepStore;
import io.rantwin.planner.sweep.SweepStore.Ordered;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A sweep in words and a table. */
final class SweepReport {
    private static final int CHANGES_SHOWN = 6;
    private static final double PER_CENT = 100;
    // Two-sided 95 % of a normal mean.
    private static final double NORMAL_95 = 1.96;

    private final Ordered sweep;
    private final SweepJob job;
    private final List<String> cellIds;
    private final Ranking ranking;
    private final boolean worst;

    SweepReport(Ordered sweep, SweepJob job, int top, boolean worst) throws SweepException {
        this.sweep = sweep;
        this.job = job;
        this.worst = worst;
        cellIds = new ShardRunner(job).cellIds();
        ranking = new Ranking(job, Math.max(top, 1), worst);
    }

    void print(SweepStore store, PrintWriter out) throws SweepException {
        store.read(sweep.id(), ranking);
        out.println();
        out.printf(
                Locale.ROOT,
                "%d of %d scenarios of %d cells answered, %d draws each; %d keep all guard rails%n",
                ranking.scenarios(),
                job.space().scenarios(),
                cellIds.size(),
                job.draws(),
                ranking.keeping());
        out.println("sought: " + job.objective().words() + "; power by "
                + job.power().title());
        for (int r = 0; r < job.rails().size(); r++) {
            Rail rail = job.rails().get(r);
            out.printf(
                    Locale.ROOT,
                    "guard rail %s (%s), risk %.1f %%: broken in %d evaluations, too often by %d scenarios; by doing nothing in %d of %d"
                            + " draws%n",
                    rail.words(),
                    rail.figure().unit(),
                    PER_CENT * rail.risk(),
                    ranking.evaluationsThatBreak(r),
                    ranking.scenariosThatBreak(r),
                    ranking.untouchedBreaks(r),
                    job.draws());
        }
        table(out);
    }

    private void table(PrintWriter out) {
        List<Figure> figures = job.allFigures();
        out.println();
        out.printf(Locale.ROOT, "%10s", worst ? "the worst" : "the best");
        figures.forEach(figure -> out.printf(Locale.ROOT, "  %24s", figure.words()));
        out.printf(Locale.ROOT, "  %22s  %5s  %s%n", "gain", "rails", "what differs");
        out.printf(Locale.ROOT, "%10s", "nothing");
        ranking.untouched().forEach(value -> out.printf(Locale.ROOT, "  %24s", number(value)));
        out.printf(Locale.ROOT, "  %22s  %5s%n", "", "");
        for (Ranking.Place place : ranking.best()) {
            out.printf(Locale.ROOT, "%10d", place.id());
            place.figures().forEach(value -> out.printf(Locale.ROOT, "  %24s", number(value)));
            double half = NORMAL_95 * place.gainDeviation() / Math.sqrt(job.draws());
            out.printf(
                    Locale.ROOT,
                    "  %22s  %5s  %s%n",
                    number(place.gain()) + " +- " + number(half),
                    place.keepsRails() ? "kept" : "BREAK",
                    differs(place.id()));
        }
    }

    private String differs(long scenario) {
        double[] values = job.space().values(scenario);
        List<String> changes = new ArrayList<>();
        for (int d = 0; d < values.length; d++) {
            Dimension dimension = job.space().dimensions().get(d);
            if (!dimension.lever().leavesAll(values[d])) {
                String words = dimension.lever().words(values[d], cellIds);
                changes.add(words.equals("asleep") ? dimension.name() : dimension.name() + " " + words);
            }
        }
        if (changes.isEmpty()) {
            return "nothing";
        }
        int shown = Math.min(changes.size(), CHANGES_SHOWN);
        String more = changes.size() > shown ? ", and " + (changes.size() - shown) + " more" : "";
        return String.join(", ", changes.subList(0, shown)) + more;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5g", value);
    }
}

package io.rantwin.planner.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rantwin.planner.evaluation.BlockBootstrap.Difference;
import io.rantwin.planner.evaluation.HorizonScores.Line;
import io.rantwin.planner.evaluation.IntervalTally.IntervalScores;
import io.rantwin.twin.forecast.Horizon;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result as a table for people or as JSON. */
final class EvaluationReport {
    private final SeriesTable table;
    private final EvaluationPlan plan;
    private final List<HorizonScores> scores;
    private final double[] naive;
    private final boolean withMembers;

    /** @param withMembers this product's own members get lines too */
    EvaluationReport(SeriesTable table, EvaluationPlan plan, List<HorizonScores> scores, boolean withMembers) {
        this.table = table;
        this.plan = plan;
        this.scores = scores;
        this.withMembers = withMembers;
        int lag = plan.settings().seasons().isEmpty()
                ? 1
                : plan.settings().seasons().getFirst();
        this.naive = NaiveErrors.of(table, plan.history(), lag);
    }

    private List<Line> lines(HorizonScores at) {
        List<Line> lines = new ArrayList<>();
        lines.add(at.combined());
        at.learned().ifPresent(lines::add);
        lines.addAll(at.simple());
        if (withMembers) {
            lines.addAll(at.own());
        }
        return lines;
    }

    private static String name(Horizon horizon) {
        return horizon.target() == Horizon.Target.VALUE
                ? horizon.steps() + (horizon.steps() == 1 ? " step" : " steps")
                : "mean of the next " + horizon.steps();
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d series, %d rows: %d of history, %d scored%n",
                table.names().size(),
                table.size(),
                plan.history(),
                table.size() - plan.history());
        for (HorizonScores at : scores) {
            printHorizon(out, at);
        }
        out.flush();
    }

    private void printHorizon(PrintWriter out, HorizonScores at) {
        Line combined = at.combined();
        out.printf(
                Locale.ROOT,
                "%n%s, %d targets%n",
                name(at.horizon()),
                combined.tally().count());
        if (combined.tally().count() == 0) {
            out.printf("  nothing to score: no run or window is long enough%n");
            return;
        }
        out.printf(
                Locale.ROOT,
                "  %-34s %11s %11s %8s %8s %8s   %s%n",
                "method",
                "MAE",
                "RMSE",
                "NRMSE",
                "sMAPE %",
                "MASE",
                "MAE(rantwin) - MAE(method), 95 % interval");
        for (Line line : lines(at)) {
            Tally tally = line.tally();
            out.printf(
                    Locale.ROOT,
                    "  %-34s %11.5g %11.5g %8.4f %8.2f %8.4f   %s%n",
                    line.title(),
                    tally.meanAbsolute(),
                    tally.rootMeanSquare(),
                    tally.normalisedRootMeanSquare(),
                    tally.symmetricPercent(),
                    tally.scaled(naive),
                    line.method().equals(HorizonScores.COMBINED) ? "" : difference(combined, line));
        }
        printIntervals(out, combined);
        at.learned().ifPresent(line -> printIntervals(out, line));
    }

    private static void printIntervals(PrintWriter out, Line line) {
        IntervalScores intervals = line.intervals();
        if (intervals != null) {
            out.printf(
                    Locale.ROOT,
                    "  intervals of %s: 80 %% covers %.2f %%, width %.5g, score %.5g; 90 %% covers %.2f %%, width %.5g,"
                            + " score %.5g; pinball %.5g%n",
                    line.method(),
                    100.0 * intervals.coverage80(),
                    intervals.width80(),
                    intervals.score80(),
                    100.0 * intervals.coverage90(),
                    intervals.width90(),
                    intervals.score90(),
                    intervals.pinball());
        }
    }

    private static String difference(Line combined, Line line) {
        Difference difference = BlockBootstrap.difference(combined.tally(), line.tally());
        return String.format(
                Locale.ROOT,
                "%+.4g [%+.4g, %+.4g] %d blocks",
                difference.mean(),
                difference.lower(),
                difference.upper(),
                difference.blocks());
    }

    String json() {
        var mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("series", table.names().size()).put("rows", table.size()).put("history", plan.history());
        ArrayNode results = root.putArray("results");
        ArrayNode differences = root.putArray("differences");
        ArrayNode bySeries = root.putArray("bySeries");
        for (HorizonScores at : scores) {
            Line combined = at.combined();
            if (combined.tally().count() == 0) {
                continue;
            }
            for (Line line : lines(at)) {
                result(results.addObject(), at.horizon(), line);
                if (!line.method().equals(HorizonScores.COMBINED)) {
                    difference(differences.addObject(), at.horizon(), combined, line);
                }
            }
            for (int i = 0; i < table.names().size(); i++) {
                ObjectNode series = bySeries.addObject();
                series.put("series", table.names().get(i));
                target(series, at.horizon());
                for (Line line : lines(at)) {
                    put(
                            series,
                            line.method(),
                            line.tally().meanAbsoluteOf(i, table.names().size()));
                }
            }
        }
        return root.toPrettyString();
    }

    private void result(ObjectNode node, Horizon horizon, Line line) {
        Tally tally = line.tally();
        node.put("method", line.method());
        target(node, horizon);
        node.put("n", tally.count());
        put(node, "mae", tally.meanAbsolute());
        put(node, "rmse", tally.rootMeanSquare());
        put(node, "nrmse", tally.normalisedRootMeanSquare());
        put(node, "smape", tally.symmetricPercent());
        put(node, "mase", tally.scaled(naive));
        IntervalScores intervals = line.intervals();
        if (intervals != null) {
            put(node, "coverage80", intervals.coverage80());
            put(node, "coverage90", intervals.coverage90());
            put(node, "width80", intervals.width80());
            put(node, "width90", intervals.width90());
            put(node, "intervalScore80", intervals.score80());
            put(node, "intervalScore90", intervals.score90());
            put(node, "pinball", intervals.pinball());
        } else {
            node.putNull("coverage80").putNull("coverage90");
        }
        if (!line.note().isEmpty()) {
            node.put("note", line.note());
        }
    }

    private static void difference(ObjectNode node, Horizon horizon, Line combined, Line line) {
        Difference difference = BlockBootstrap.difference(combined.tally(), line.tally());
        node.put("method", line.method());
        target(node, horizon);
        put(node, "maeDifference", difference.mean());
        put(node, "lower95", difference.lower());
        put(node, "upper95", difference.upper());
        node.put("blocks", difference.blocks());
    }

    private static void target(ObjectNode node, Horizon horizon) {
        node.put("horizon", horizon.steps());
        node.put("target", horizon.target() == Horizon.Target.VALUE ? "value" : "mean");
    }

    // JSON knows no NaN.
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
